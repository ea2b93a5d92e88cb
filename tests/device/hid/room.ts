/** Runs `room-main.ts` with an environment of its own, e.g. one in which a bus of doubles is plugged in. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { DeviceId, DeviceStatus, DevicesConfig, Reading, Signal } from '../../../device/contract.ts';

export type Command = { readonly signal: Signal; readonly device: DeviceId } | { readonly standingStill: true };

export interface Said {
  readonly reading?: Reading;
  readonly status?: DeviceStatus;
  readonly standingStill?: true;
  /** How long the devices took to close, in ms. */
  readonly closedWithin?: number;
}

export interface Room {
  readonly said: readonly Said[];
  /** The texts of all codes so far. */
  codes(): readonly string[];
  /** Resolves when `isThere` holds for what was said so far. */
  until(isThere: (said: readonly Said[]) => boolean): Promise<void>;
  /** The state of a device, as it was last told. */
  status(id: string): DeviceStatus | undefined;
  signal(device: DeviceId, signal: Signal): void;
  /** Its main thread does nothing until `goOn`. Resolves when that begins. */
  standStill(): Promise<void>;
  goOn(): void;
  /** How often it holds `file` open. */
  openings(file: string): number;
  close(): Promise<void>;
}

const none: DevicesConfig = { pcsc: false, serial: [], serialAuto: false, hidPos: false, hidKeyboards: [] };
const deadlineMs = 10_000;

export function startRoom(env: NodeJS.ProcessEnv, config: Partial<DevicesConfig>): Room {
  const main = fileURLToPath(new URL('room-main.ts', import.meta.url));
  const room = spawn(process.execPath, [main, JSON.stringify({ ...none, ...config })], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
  });
  const [stdin, stdout, , gate] = room.stdio;
  if (!stdin || !stdout || !(gate instanceof Writable)) throw new Error('the room was started without its pipes');
  const said: Said[] = [];
  const watchers = new Set<() => void>();
  createInterface(stdout).on('line', (line) => {
    said.push(JSON.parse(line));
    for (const watch of watchers) watch();
  });

  const until: Room['until'] = (isThere) =>
    new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(deadline);
        watchers.delete(watch);
      };
      const watch = () => {
        if (!isThere(said)) return;
        done();
        resolve();
      };
      const deadline = setTimeout(() => {
        done();
        reject(new Error(`waited in vain; said so far: ${JSON.stringify(said)}`));
      }, deadlineMs);
      watchers.add(watch);
      watch();
    });

  const command = (command: Command) => void stdin.write(`${JSON.stringify(command)}\n`);

  return {
    said,
    until,
    codes: () => said.flatMap(({ reading }) => (reading?.kind === 'code' ? [reading.text] : [])),
    status: (id) => said.findLast(({ status }) => status?.id === id)?.status,
    signal: (device, signal) => command({ device, signal }),
    async standStill() {
      const before = said.length;
      command({ standingStill: true });
      await until(() => said.slice(before).some(({ standingStill }) => standingStill));
    },
    goOn: () => void gate.write('!'),
    openings(file) {
      const folder = `/proc/${room.pid}/fd`;
      return readdirSync(folder).filter((fd) => readlinkSync(join(folder, fd)) === file).length;
    },
    async close() {
      stdin.end();
      if (room.exitCode === null && room.signalCode === null) await once(room, 'exit');
    },
  };
}
