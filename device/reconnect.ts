/**
 * The one reconnect loop of all drivers. A connection is used once: after any failure it is thrown away and a new one is
 * made, after a delay that grows and is scattered. The loop never gives up; a cable that comes back next year still works.
 */
import type { DeviceEvents, DeviceFaultCode, DeviceId, Signal } from './contract.ts';

/** How a connection ended: the hardware was taken away, or something is wrong with it. */
export type Ended = 'gone' | DeviceFaultCode;

export interface Connection {
  /** Resolves once, when the connection can no longer be used. Never rejects. */
  readonly ended: Promise<Ended>;
  /** Shows an answer at the device; ignored where the device has no lamp or buzzer. Never throws. */
  signal(device: DeviceId, signal: Signal): void;
  /** Ends the connection; `ended` then resolves too. */
  close(): Promise<void>;
}

export interface Driver {
  /** Opens a fresh connection. Resolves to why it could not, instead of rejecting, where the cause is a known one. */
  open(events: DeviceEvents): Promise<Connection | Ended>;
  /** Told each time the connection could not be made or ended, so that the driver's devices can be shown as such. */
  down(events: DeviceEvents, ended: Ended): void;
}

/** Delays in ms before the next try: doubling up to `most`, each scattered over its upper half. Endless. */
export function* backoff(first: number, most: number, random: () => number): Generator<number, never> {
  for (let delay = first; ; delay = Math.min(delay * 2, most)) yield delay * (0.5 + random() / 2);
}

export interface Timing {
  /** A fresh series of delays; asked for again after each connection that came up. */
  delays(): Iterator<number>;
  /** Resolves after `ms`, or at once when the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Kept {
  signal(device: DeviceId, signal: Signal): void;
  close(): Promise<void>;
}

/** Keeps `driver` connected until closed. An exception out of `open` is a bug of the driver and is shown as such. */
export function keepConnected(driver: Driver, events: DeviceEvents, timing: Timing): Kept {
  const closing = new AbortController();
  let current: Connection | undefined;

  const run = async () => {
    let delays = timing.delays();
    while (!closing.signal.aborted) {
      const opened = await driver.open(events).catch((): Ended => 'driver-crashed');
      let ended: Ended;
      if (typeof opened === 'string') ended = opened;
      else {
        current = opened;
        if (closing.signal.aborted) await opened.close();
        delays = timing.delays();
        ended = await opened.ended;
        current = undefined;
      }
      if (closing.signal.aborted) return;
      driver.down(events, ended);
      const delay = delays.next();
      await timing.sleep(delay.done ? 0 : delay.value, closing.signal);
    }
  };
  const running = run();

  return {
    signal: (device, signal) => current?.signal(device, signal),
    async close() {
      closing.abort();
      await current?.close();
      await running;
    },
  };
}
