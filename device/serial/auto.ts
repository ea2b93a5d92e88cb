/** Scanners that nobody configured: every USB serial port is listened to, as a scanner of plain lines. */
import { join } from 'node:path';
import type { DeviceEvents } from '../contract.ts';
import { type Kept, keepConnected, type Timing } from '../reconnect.ts';
import { byIdFolder, target, usbSerialPorts } from './find.ts';
import { serialScannerDriver } from './scanner-driver.ts';

export interface SerialAutoOptions {
  /** Ports that have a driver of their own; they are left alone under whatever path they come back. */
  readonly configured: readonly string[];
  /** Where udev's links are, for tests. */
  readonly byId?: string;
}

const lookEveryMs = 1000;

/** The rate of most scanners with a serial chip; those that are USB serial devices themselves ignore it. */
const baudRate = 9600;

/** Keeps every USB serial port connected that is there or comes later. Ports are only listened to, never written to. */
export function keepSerialAuto(
  { configured, byId = byIdFolder }: SerialAutoOptions,
  events: DeviceEvents,
  timing: Timing,
): Kept {
  const closing = new AbortController();
  const taken = new Set<string>();
  const kept: Kept[] = [];

  const look = async () => {
    const ports = await usbSerialPorts(byId);
    const others = await Promise.all(configured.map(target));
    for (const [name, path] of ports) {
      if (closing.signal.aborted || taken.has(name)) continue;
      taken.add(name);
      const port = join(byId, name);
      if (configured.includes(port) || others.includes(path)) continue;
      kept.push(keepConnected(serialScannerDriver({ port, protocol: 'lines', baudRate, byId }), events, timing));
    }
  };
  const run = async () => {
    while (!closing.signal.aborted) {
      await look();
      await timing.sleep(lookEveryMs, closing.signal);
    }
  };
  const running = run();

  return {
    // Scanners of plain lines have no feedback.
    signal: () => {},
    async close() {
      closing.abort();
      await running;
      await Promise.all(kept.map((one) => one.close()));
    },
  };
}
