/** A driver kept connected as in the house, and what it says. */
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, vi } from 'vitest';
import type { DeviceEvents, DeviceStatus, Reading } from '../../../device/contract.ts';
import { backoff, type Driver, type Kept, keepConnected, type Timing } from '../../../device/reconnect.ts';
import { openPty, type Pty } from '../../doubles/pty.ts';

// Terminals and processes take their time when the machine is busy; nothing here waits longer than it must.
vi.setConfig({ testTimeout: 30_000 });

/** What `read` gives is expected to become as said before long. */
export const soon = <T>(read: () => T) => expect.poll(read, { timeout: 10_000, interval: 10 });

export const quickTiming: Timing = {
  delays: () => backoff(20, 100, () => 0.5),
  sleep: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
};

export interface Room extends DeviceEvents {
  readonly readings: Reading[];
  /** Each change of state, in order. */
  readonly statuses: DeviceStatus[];
  /** The texts and UIDs read so far. */
  read(): string[];
  states(): string[];
  kept: Kept;
}

/** Keeps `driver` connected until the test ends. */
export function roomWith(keep: Driver | ((events: DeviceEvents) => Kept)): Room {
  const readings: Reading[] = [];
  const statuses: DeviceStatus[] = [];
  const events: DeviceEvents = {
    reading: (reading) => void readings.push(reading),
    status: (status) => {
      const before = statuses.findLast(({ id }) => id === status.id);
      if (before?.state !== status.state || before.fault !== status.fault) statuses.push(status);
    },
  };
  const kept = typeof keep === 'function' ? keep(events) : keepConnected(keep, events, quickTiming);
  onTestFinished(() => kept.close());
  return {
    ...events,
    readings,
    statuses,
    kept,
    read: () =>
      readings.map((reading) => {
        if (reading.kind === 'code') return reading.text;
        return reading.kind === 'card' ? reading.uid : reading.reason;
      }),
    states: () => statuses.map(({ state, fault }) => fault ?? state),
  };
}

/** A port for one test. */
export async function testPty(): Promise<Pty> {
  const port = await openPty();
  onTestFinished(() => port.close());
  return port;
}

/** A folder of links like udev's, for one test. */
export async function testById() {
  const root = await mkdtemp(join(tmpdir(), 'serial-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const folder = join(root, 'by-id');
  await mkdir(folder);
  return {
    folder,
    /** A changing path such as `/dev/ttyUSB0`. */
    path: (name: string) => join(root, name),
    async link(name: string, to: string) {
      await rm(join(root, name), { force: true });
      await symlink(to, join(root, name));
    },
    unlink: (name: string) => rm(join(root, name), { force: true }),
  };
}
