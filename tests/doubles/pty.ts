/**
 * A serial port that is not there: a real pseudo-terminal, whose other end the test holds. The program under test opens
 * `path` like any port and may run in another process. Needs socat (`describeWith(['socat'], …)`).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync } from 'node:fs';
import { mkdtemp, readlink, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Pty {
  /** The port's name: a link that stays the same over unplug and replug. */
  readonly path: string;
  /** The device node behind the link, another one after each replug. */
  node(): Promise<string>;
  /** Sends from the device to the program. Lost while unplugged. */
  write(bytes: Uint8Array | string): void;
  /** Called with what the program sends to the device, in pieces as they come. Replaces the callback before it. */
  onData(callback: (bytes: Uint8Array) => void): void;
  /** The cable is pulled: an open port hangs up, and the link is gone. */
  unplug(): Promise<void>;
  /** The cable is back, with a new device node. */
  replug(): Promise<void>;
  /** Unplugs and cleans up. */
  close(): Promise<void>;
}

interface Plugged {
  readonly socat: ChildProcess;
  readonly hold: number;
}

export async function openPty(): Promise<Pty> {
  const folder = await mkdtemp(join(tmpdir(), 'pty-'));
  const path = join(folder, 'tty');
  let hear = (_: Uint8Array) => {};
  let plugged: Plugged | undefined = await plug(path, (bytes) => hear(bytes));

  const pty: Pty = {
    path,
    node: () => readlink(path),
    write: (bytes) => void plugged?.socat.stdin?.write(bytes),
    onData(callback) {
      hear = callback;
    },
    async unplug() {
      if (!plugged) return;
      const { socat, hold } = plugged;
      plugged = undefined;
      socat.kill('SIGKILL');
      if (socat.exitCode === null && socat.signalCode === null) await once(socat, 'exit');
      closeSync(hold);
      await unlink(path);
    },
    async replug() {
      plugged ??= await plug(path, (bytes) => hear(bytes));
    },
    async close() {
      await pty.unplug();
      await rm(folder, { recursive: true });
    },
  };
  return pty;
}

async function plug(path: string, hear: (bytes: Uint8Array) => void): Promise<Plugged> {
  const socat = spawn('socat', ['-d', '-d', 'STDIO', `PTY,raw,echo=0,link=${path}`], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // Writing to a socat that was just killed fails, as writing to a pulled cable does.
  socat.stdin.on('error', () => {});
  socat.stdout.on('data', (bytes: Buffer) => hear(new Uint8Array(bytes)));
  await new Promise<void>((resolve, reject) => {
    let log = '';
    socat.stderr.on('data', (text: Buffer) => {
      log += text.toString();
      if (log.includes('starting data transfer loop')) resolve();
    });
    socat.once('error', reject);
    socat.once('exit', () => reject(new Error(`socat ended: ${log}`)));
  });
  // With the far end held open, the terminal outlives the program's closing its port, as a real port does.
  return { socat, hold: openSync(path, constants.O_RDWR | constants.O_NOCTTY) };
}
