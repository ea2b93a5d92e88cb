/** All devices of the room, as the config wants them, behind one face. */

import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { DeviceEvents, DeviceId, DeviceStatus, Devices, DevicesConfig } from './contract.ts';
import { hidDriver } from './hid/driver.ts';
import { pcscDriver } from './pcsc/driver.ts';
import { backoff, type Driver, type Kept, keepConnected, type Timing } from './reconnect.ts';
import { keepSerialAuto } from './serial/auto.ts';
import { pn532Driver } from './serial/pn532-driver.ts';
import { serialScannerDriver } from './serial/scanner-driver.ts';

export interface DevicesOptions {
  /** Drivers that no config names: the demo room's simulator. */
  readonly more?: readonly Driver[];
  /** Instead of the system's clock and chance. */
  readonly timing?: Timing;
}

/** Looking for a device costs next to nothing, and whoever plugs one in waits for it. */
const timing: Timing = { delays: () => backoff(250, 2000, Math.random), sleep: rest };

/** A try at PC/SC starts a process. */
const pcscTiming: Timing = { ...timing, delays: () => backoff(500, 10_000, Math.random) };

/** What is not closed by then is left to the end of the process. */
const mostClosingMs = 900;

/** Starts every configured driver; comes back at once. No device and no failure of one stops the others. */
export function startDevices(config: DevicesConfig, events: DeviceEvents, options: DevicesOptions = {}): Devices {
  const statuses = new Map<DeviceId, DeviceStatus>();
  const owners = new Map<DeviceId, number>();
  const kept: Kept[] = [];
  let closed: Promise<void> | undefined;

  const start = (keep: (events: DeviceEvents) => Kept) => {
    const owner = kept.length;
    const hear: DeviceEvents = {
      reading(reading) {
        if (!closed) events.reading(reading);
      },
      status(status) {
        owners.set(status.id, owner);
        const isNews = !isDeepStrictEqual(statuses.get(status.id), status);
        statuses.set(status.id, status);
        if (isNews && !closed) events.status(status);
      },
    };
    kept.push(keep(hear));
  };
  for (const { driver, every } of driversFor(config, options)) start((hear) => keepConnected(driver, hear, every));
  if (config.serialAuto) {
    const configured = config.serial.map(({ port }) => port);
    start((hear) => keepSerialAuto({ configured }, hear, options.timing ?? timing));
  }

  return {
    statuses: () => [...statuses.values()],
    signal(device, signal) {
      const owner = owners.get(device);
      if (owner !== undefined && !closed) kept[owner]?.signal(device, signal);
    },
    close() {
      closed ??= closeAll(kept);
      return closed;
    },
  };
}

async function closeAll(kept: readonly Kept[]): Promise<void> {
  const enough = new AbortController();
  await Promise.race([Promise.all(kept.map((one) => one.close())), rest(mostClosingMs, enough.signal)]);
  enough.abort();
}

interface Kind {
  readonly driver: Driver;
  readonly every: Timing;
}

function driversFor(config: DevicesConfig, { more = [], timing: given }: DevicesOptions): readonly Kind[] {
  const every = given ?? timing;
  const { pcsc, serial, hidPos, hidKeyboards } = config;
  const wantsHid = hidPos || hidKeyboards.length > 0;
  return [
    ...(pcsc ? [{ driver: pcscDriver(), every: given ?? pcscTiming }] : []),
    ...serial.map((one) => ({ driver: one.use === 'pn532' ? pn532Driver(one) : serialScannerDriver(one), every })),
    ...(wantsHid ? [{ driver: hidDriver({ hidPos, hidKeyboards, sleep: every.sleep }), every }] : []),
    ...more.map((driver) => ({ driver, every })),
  ];
}

/** Resolves after `ms`, or at once when the signal is aborted. */
async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
