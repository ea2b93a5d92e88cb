/**
 * nfc-pcsc behind the narrowest port. Only its discovery is used: its own Reader drops the error of a mute card, forgets the
 * card of a reader that is pulled out, and connects on its own, so we listen to the pcsclite reader beneath it.
 */
import type { CardReader } from 'nfc-pcsc';

/** An error of libpcsclite. `code` is its number, e.g. 0x80100069 for a removed card, or 0 when the text has none. */
export class PcscError extends Error {
  readonly code: number;

  constructor(message: string) {
    super(message);
    this.name = 'PcscError';
    this.code = Number(/\((0x[0-9a-f]{8,})\)/i.exec(message)?.[1] ?? 0);
  }
}

/** One reader of pcscd, until it is pulled out. All calls reject with `PcscError`. */
export interface Slot {
  readonly name: string;
  /** Each change of the reader's state (see `notice`), with the card's ATR if there is one. */
  onState(listen: (state: number, atr: Uint8Array) => void): void;
  /** Called once, when the reader is gone; a card on it is gone too, and no other event says so. */
  onGone(listen: () => void): void;
  /** `card` needs a card, `direct` talks to the reader alone. */
  connect(to: 'card' | 'direct'): Promise<void>;
  disconnect(): Promise<void>;
  /** Sends an APDU to the card. Only while connected to the card. */
  transmit(command: Uint8Array): Promise<Uint8Array>;
  /** Sends an escape to the reader (SCardControl, code 0x42000001). While connected either way. */
  control(command: Uint8Array): Promise<Uint8Array>;
}

export interface LibraryEvents {
  slot(slot: Slot): void;
  /** pcscd is gone, and with it everything here. */
  lost(): void;
  /** A call has not come back in time. It cannot be taken back, so neither can this process be trusted any more. */
  hung(): void;
}

/** Any answer: 256 bytes of data and a status word, and more than a UID of 10 bytes. */
const longestAnswer = 258;

function slotOf(reader: CardReader, answerMs: number, hung: () => void): Slot {
  let protocol = 0;
  const call = <T>(start: (done: (error: Error | null | undefined, result: T) => void) => void): Promise<T> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(hung, answerMs);
      start((error, result) => {
        clearTimeout(late);
        if (error) reject(new PcscError(error.message));
        else resolve(result);
      });
    });

  return {
    name: reader.name,
    onState: (listen) => reader.on('status', ({ state, atr }) => listen(state, atr ?? new Uint8Array())),
    onGone: (listen) => reader.on('end', listen),
    async connect(to) {
      const options =
        to === 'card'
          ? { share_mode: reader.SCARD_SHARE_SHARED, protocol: reader.SCARD_PROTOCOL_T0 | reader.SCARD_PROTOCOL_T1 }
          : { share_mode: reader.SCARD_SHARE_DIRECT, protocol: 0 };
      protocol = await call((done) => reader.connect(options, done));
    },
    async disconnect() {
      try {
        await call((done) => reader.disconnect(reader.SCARD_LEAVE_CARD, done));
      } finally {
        // After a failed disconnect pcsclite would go on with the dead handle for ever.
        reader.connected = false;
      }
    },
    transmit: (command) => call((done) => reader.transmit(Buffer.from(command), longestAnswer, protocol, done)),
    control: (command) =>
      call((done) => reader.control(Buffer.from(command), reader.IOCTL_CCID_ESCAPE, longestAnswer, done)),
  };
}

/** Watches all readers of pcscd, which must be reachable: without it the constructor of nfc-pcsc spins for ever. */
export type Look = () => void;

/**
 * Loads the native library; rejects when it is missing or not built. Called again, `Look` starts afresh and tells the readers that
 * are not served yet. That is needed after each that has gone: a reader that was pulled out and put back at once is still the same
 * one to pcsclite, which compares names and numbers, and would stay gone.
 */
export async function loadLibrary(): Promise<(events: LibraryEvents, answerMs: number) => Look> {
  const { NFC } = await import('nfc-pcsc');
  return (events, answerMs) => {
    const served = new Set<string>();
    let current: InstanceType<typeof NFC> | undefined;

    const found = (reader: CardReader) => {
      reader.removeAllListeners('status');
      if (served.has(reader.name)) {
        // It holds its lock while it tells its status, so not at once.
        reader.once('status', () => setImmediate(() => reader.close()));
        return;
      }
      served.add(reader.name);
      reader.once('end', () => served.delete(reader.name));
      events.slot(slotOf(reader, answerMs, events.hung));
    };

    return () => {
      current?.close();
      const nfc = new NFC();
      current = nfc;
      nfc.on('error', () => nfc === current && events.lost());
      nfc.on('reader', (wrapper) => {
        // Its end, or the end of everything, follows at once.
        wrapper.on('error', () => undefined);
        found(wrapper.reader);
      });
    };
  };
}
