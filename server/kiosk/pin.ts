/** The secretary's PIN: six digits, kept as an scrypt hash. Against guessing at the pad stands the lock (`pin-lock.ts`). */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { SessionAnswer } from './contract.ts';
import { afterWrongTry, lockedFor, type Moment, type Tries, triesLeft } from './pin-lock.ts';
import type { Store } from './store.ts';

export const Pin = z.string().regex(/^\d{6}$/, '6 位数字 / 6 digits');

export interface Pins {
  isSet(): boolean;
  /** Also lifts a lock and ends all sessions. */
  set(pin: string): Promise<void>;
  /** Counts the try before it looks, so that neither many at once nor pulling the plug gives more of them. */
  check(pin: string): Promise<SessionAnswer>;
}

interface Hash {
  readonly cost: number;
  readonly block: number;
  readonly parallel: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/**
 * 16 MB and 0.2 s of a small processor, off the main thread. A row keeps its own, so they can be raised. No cost saves six
 * digits from one who took the file away: it only keeps them from being read in passing.
 */
const today = { cost: 2 ** 14, block: 8, parallel: 1 } as const;
const hashBytes = 32;
/** Compared with when no PIN is set, so that the answer takes as long. */
const nobodys: Hash = { ...today, salt: Buffer.alloc(16), hash: Buffer.alloc(hashBytes) };

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number }, Buffer>(scrypt);

const hashOf = (pin: string, { cost, block, parallel, salt }: Omit<Hash, 'hash'>): Promise<Buffer> =>
  derive(pin, salt, hashBytes, { N: cost, r: block, p: parallel });

export function pinKeeper(store: Store, now: () => Moment): Pins {
  const readHash = store.prepare<[], Hash>('SELECT cost, block, parallel, salt, hash FROM pin');
  const writeHash = store.prepare<Hash>(
    `INSERT INTO pin (one, cost, block, parallel, salt, hash) VALUES (1, :cost, :block, :parallel, :salt, :hash)
     ON CONFLICT (one) DO UPDATE SET cost = :cost, block = :block, parallel = :parallel, salt = :salt, hash = :hash`,
  );
  const readTries = store.prepare<[], Tries>('SELECT wrong, boot, mono, lock FROM pin_tries');
  const writeTries = store.prepare<Tries>(
    `INSERT INTO pin_tries (one, wrong, boot, mono, lock) VALUES (1, :wrong, :boot, :mono, :lock)
     ON CONFLICT (one) DO UPDATE SET wrong = :wrong, boot = :boot, mono = :mono, lock = :lock`,
  );
  const forgetTries = store.prepare('DELETE FROM pin_tries');
  const endSessions = store.prepare('DELETE FROM session');
  const change = store.transaction((hash: Hash) => {
    writeHash.run(hash);
    forgetTries.run();
    endSessions.run();
  });

  return {
    isSet: () => readHash.get() !== undefined,
    async set(pin) {
      const salted = { ...today, salt: randomBytes(16) };
      change({ ...salted, hash: await hashOf(pin, salted) });
    },
    async check(pin) {
      const before = readTries.get() ?? null;
      const wait = lockedFor(before, now());
      if (wait > 0) return locked(wait);
      const counted = afterWrongTry(before, now());
      writeTries.run(counted);

      const stored = readHash.get();
      const known = stored ?? nobodys;
      const right = timingSafeEqual(await hashOf(pin, known), known.hash) && stored !== undefined;
      if (right) {
        forgetTries.run();
        return { ok: true };
      }
      return counted.lock > 0 ? locked(counted.lock) : { ok: false, why: 'wrong-pin', left: triesLeft(counted) };
    },
  };
}

const locked = (ms: number): SessionAnswer => ({ ok: false, why: 'locked', seconds: Math.ceil(ms / 1000) });
