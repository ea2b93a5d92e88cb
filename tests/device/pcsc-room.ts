/** The PC/SC driver kept connected as in the kiosk, and what it said so far. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeviceStatus, Reading, Signal } from '../../device/contract.ts';
import { type PcscOptions, pcscDriver } from '../../device/pcsc/driver.ts';
import { keepConnected } from '../../device/reconnect.ts';
import { until } from '../doubles/pcsc-until.ts';

export interface Room {
  readonly readings: readonly Reading[];
  /** All statuses in the order they came, as `id: state` or `id: state fault`. */
  readonly story: readonly string[];
  /** The newest status of a device. */
  status(id: string): DeviceStatus | undefined;
  /** Waits for a state of a device. */
  see(id: string, state: DeviceStatus['state']): Promise<void>;
  /** Waits until there are so many readings, and returns the newest. */
  hear(count: number): Promise<Reading | undefined>;
  signal(device: string, signal: Signal): void;
  close(): Promise<void>;
}

export function openRoom(options: PcscOptions): Room {
  const readings: Reading[] = [];
  const story: string[] = [];
  const statuses = new Map<string, DeviceStatus>();
  const events = {
    reading: (reading: Reading) => void readings.push(reading),
    status(status: DeviceStatus) {
      statuses.set(status.id, status);
      story.push(`${status.id}: ${[status.state, status.fault].filter(Boolean).join(' ')}`);
    },
  };
  const kept = keepConnected(pcscDriver(options), events, {
    delays: () => Array(1000).fill(200).values(),
    sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
  });
  return {
    readings,
    story,
    status: (id) => statuses.get(id),
    see: (id, state) => until(() => statuses.get(id)?.state === state, `${id} is ${state}`),
    async hear(count) {
      await until(() => readings.length >= count, `${count} readings are there`);
      return readings.at(-1);
    },
    signal: kept.signal,
    close: kept.close,
  };
}
