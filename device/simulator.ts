/** The demo room's reader for cards and codes: a device like the others, but its cards lie on a screen. */
import { isRandomUid } from '../firmware-protocol/card.ts';
import { fromHex, toHex } from '../firmware-protocol/card-hex.ts';
import { codesOf } from '../firmware-protocol/scanner.ts';
import type { DeviceEvents, DeviceStatus, Signal } from './contract.ts';
import type { Driver, Ended } from './reconnect.ts';

export interface Simulator {
  readonly driver: Driver;
  readonly plugged: boolean;
  /** The signals that it was to show, the newest last; only the newest hundred are kept. */
  readonly signals: readonly Signal[];
  /** Puts a card on the reader: its UID as hex, and the text in its NDEF message. False for no hex and when not connected. */
  tap(uid: string, ndef?: string): boolean;
  /** Puts a card on it that cannot be read. */
  tapMute(): boolean;
  /** Reads a code, with or without AIM prefix. */
  scan(text: string): boolean;
  /** Set, never toggled. After `plug` it is ready as soon as the reconnect loop tries again. */
  plug(): void;
  unplug(): void;
}

const device = { id: 'simulator', kind: 'simulator', name: 'Simulator' } as const satisfies Partial<DeviceStatus>;
const mostSignals = 100;

export function createSimulator(): Simulator {
  let plugged = true;
  let signals: readonly Signal[] = [];
  let connected: { readonly events: DeviceEvents; end(): void } | undefined;

  const driver: Driver = {
    async open(events) {
      if (!plugged) return 'gone';
      let end = () => {};
      const ended = new Promise<Ended>((resolve) => {
        end = () => {
          connected = undefined;
          resolve('gone');
        };
      });
      connected = { events, end };
      events.status({ ...device, state: 'ready' });
      return {
        ended,
        signal(_, signal) {
          signals = [...signals, signal].slice(-mostSignals);
        },
        close: async () => end(),
      };
    },
    down: (events) => events.status({ ...device, state: 'absent' }),
  };

  return {
    driver,
    get plugged() {
      return plugged;
    },
    get signals() {
      return signals;
    },
    tap(text, ndef) {
      const bytes = fromHex(text);
      if (!connected || !bytes) return false;
      const card = { uid: toHex(bytes), randomUid: isRandomUid(bytes), ...(ndef !== undefined && { ndef }) };
      const technology = bytes.length === 7 ? 'type2' : 'classic';
      connected.events.reading({ kind: 'card', device: device.id, technology, ...card });
      return true;
    },
    tapMute() {
      connected?.events.reading({ kind: 'unreadable', device: device.id, reason: 'mute' });
      return connected !== undefined;
    },
    scan(text) {
      for (const code of codesOf(text)) connected?.events.reading({ kind: 'code', device: device.id, ...code });
      return connected !== undefined;
    },
    plug() {
      plugged = true;
    },
    unplug() {
      plugged = false;
      connected?.end();
    },
  };
}
