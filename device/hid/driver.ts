/**
 * The driver of all HID scanners. Nothing says when one is plugged in, so it looks each second; it is told at once when one is
 * unplugged. A connection is one run of that looking. It ends only where the library cannot be used at all.
 */
import type { DeviceEvents, DeviceFaultCode, DeviceId, DeviceStatus, Signal } from '../contract.ts';
import type { Driver, Ended, Timing } from '../reconnect.ts';
import { type FoundScanner, findScanners, type HidWanted } from './find.ts';
import { type HidLibrary, loadHidLibrary } from './library.ts';
import { listen, type OpenScanner } from './listen.ts';

export interface HidOptions extends HidWanted {
  readonly sleep: Timing['sleep'];
  /** How node-hid is loaded, for the test of a box on which it cannot be. */
  readonly load?: () => Promise<HidLibrary>;
}

const lookEveryMs = 1000;

/** The library as a device of its own in the statuses; told only when it cannot be used, and when it can again. */
const service = { id: 'hid', kind: 'hid-scanner', name: 'HID' } as const satisfies Partial<DeviceStatus>;
const unusable: DeviceFaultCode = 'hid-library-missing';

export function hidDriver({ sleep, load = loadHidLibrary, ...wanted }: HidOptions): Driver {
  let wasDown = false;
  return {
    async open(events) {
      const library = await load().catch(() => undefined);
      const listed = await library?.devicesAsync().catch(() => undefined);
      if (library === undefined || listed === undefined) return unusable;
      if (wasDown) events.status({ ...service, state: 'ready' });
      wasDown = false;

      const closing = new AbortController();
      const scanners = keepScanners(library, events);
      const run = async (): Promise<Ended> => {
        let found: typeof listed | undefined = listed;
        while (found !== undefined) {
          await scanners.open(findScanners(found, wanted), closing.signal);
          await sleep(lookEveryMs, closing.signal);
          if (closing.signal.aborted) return 'gone';
          found = await library.devicesAsync().catch(() => undefined);
        }
        return unusable;
      };
      const ended = run().finally(scanners.close);
      return {
        ended,
        signal: scanners.signal,
        async close() {
          closing.abort();
          await ended;
        },
      };
    },
    down(events, ended) {
      wasDown = ended !== 'gone';
      if (ended !== 'gone') events.status({ ...service, state: 'faulty', fault: ended });
    },
  };
}

/** The scanners that are there, by path: one opener for each. */
function keepScanners(library: HidLibrary, events: DeviceEvents) {
  const open = new Map<string, { readonly scanner: FoundScanner; readonly opened: OpenScanner }>();
  let faulty: readonly FoundScanner[] = [];

  const tell = ({ id, name }: FoundScanner, state: Ended | 'ready') => {
    const device = { id, name, kind: 'hid-scanner' } as const;
    if (state === 'ready') events.status({ ...device, state });
    else if (state !== 'gone') events.status({ ...device, state: 'faulty', fault: state });
    // It may be back under its new path before its end under the old one is noticed, or be one of two of a kind.
    else if (![...open.values()].some(({ scanner }) => scanner.id === id))
      events.status({ ...device, state: 'absent' });
  };

  const openOne = async (scanner: FoundScanner): Promise<Ended | 'ready'> => {
    const { path, id } = scanner;
    const opened = await listen(library, scanner, (code) => events.reading({ kind: 'code', device: id, ...code }));
    if (typeof opened === 'string') return opened;
    open.set(path, { scanner, opened });
    void opened.ended.then(() => {
      open.delete(path);
      tell(scanner, 'gone');
    });
    return 'ready';
  };

  return {
    /** Opens those of the found ones that are not open yet. What failed before is tried again. */
    async open(found: readonly FoundScanner[], closing: AbortSignal): Promise<void> {
      const before = faulty;
      faulty = [];
      for (const scanner of found) {
        if (closing.aborted) return;
        if (open.has(scanner.path)) continue;
        const state = await openOne(scanner);
        if (state !== 'ready' && state !== 'gone') faulty = [...faulty, scanner];
        tell(scanner, state);
      }
      for (const scanner of before) if (!found.some(({ id }) => id === scanner.id)) tell(scanner, 'gone');
    },
    signal(device: DeviceId, signal: Signal): void {
      for (const { scanner, opened } of open.values()) if (scanner.id === device) opened.signal(signal);
    },
    async close(): Promise<void> {
      await Promise.all([...open.values()].map(({ opened }) => opened.close()));
    },
  };
}
