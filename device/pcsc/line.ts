/** The line to one reader: who is connected to what, and one thing at a time. */
import type { Slot } from './library.ts';

export interface Line {
  readonly name: string;
  /** True between `connect` and `release`. The card may have left meanwhile. */
  readonly connected: boolean;
  /** Runs `job` when all earlier ones are over; resolves or rejects as it does. */
  inTurn<T>(job: () => Promise<T>): Promise<T>;
  /** Connects to the card that lies there. In turn only, like all that follows. */
  connect(): Promise<void>;
  /** Lets go of the card. Never rejects: a connection whose card has left may not close well, but is closed. */
  release(): Promise<void>;
  /** An APDU to the card. */
  transmit(command: Uint8Array): Promise<Uint8Array>;
  /** An escape to the reader, card or no card. */
  escape(command: Uint8Array): Promise<Uint8Array>;
}

export function openLine(slot: Slot): Line {
  let connected = false;
  let last: Promise<unknown> = Promise.resolve();
  const letGo = () => slot.disconnect().catch(() => undefined);

  return {
    name: slot.name,
    get connected() {
      return connected;
    },
    inTurn(job) {
      const done = last.then(job);
      last = done.catch(() => undefined);
      return done;
    },
    async connect() {
      await slot.connect('card');
      connected = true;
    },
    async release() {
      if (!connected) return;
      connected = false;
      await letGo();
    },
    transmit: (command) => slot.transmit(command),
    async escape(command) {
      if (connected) return slot.control(command);
      await slot.connect('direct');
      try {
        return await slot.control(command);
      } finally {
        await letGo();
      }
    },
  };
}
