/** How long the PIN pad stays shut after wrong tries. Pure, and free of the wall clock, which anyone may turn. */
import type { Stamp } from '../domain/stamp.ts';

/** A moment that no one can turn back: ms since a named boot. */
export type Moment = Pick<Stamp, 'boot' | 'mono'>;

export interface Tries extends Moment {
  /** Wrong tries in a row. */
  readonly wrong: number;
  /** For how many ms the last of them shut the pad; 0: not at all. */
  readonly lock: number;
}

/** Each fifth wrong try in a row shuts the pad: 5 minutes, then twice as long, up to an hour. */
export const pinLock = { tries: 5, first: 5 * 60_000, most: 60 * 60_000 } as const;

export function afterWrongTry(tries: Tries | null, now: Moment): Tries {
  const wrong = (tries?.wrong ?? 0) + 1;
  const round = wrong / pinLock.tries;
  const lock = Number.isInteger(round) ? Math.min(pinLock.first * 2 ** (round - 1), pinLock.most) : 0;
  return { wrong, boot: now.boot, mono: now.mono, lock };
}

/**
 * ms until the next try. How long the box was off is not known, so in another boot the lock runs anew from that boot's
 * start: a restart can only make it longer.
 */
export function lockedFor(tries: Tries | null, now: Moment): number {
  if (tries === null) return 0;
  const since = tries.boot === now.boot ? tries.mono : 0;
  return Math.min(Math.max(tries.lock - (now.mono - since), 0), tries.lock);
}

/** Wrong tries that are left before the pad shuts. */
export function triesLeft(tries: Tries | null): number {
  return pinLock.tries - ((tries?.wrong ?? 0) % pinLock.tries);
}
