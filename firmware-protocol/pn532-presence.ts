/**
 * Which cards lie on the reader. The chip only says what one listing found: a card that lies still is found again each time,
 * is missed now and then, and takes turns with a second card under it.
 */
import { isRandomUid } from './card.ts';

/** Listings in a row that missed each card, by card. */
export type Presence = ReadonlyMap<string, number>;

export const nobody: Presence = new Map();

/** A card is gone when this many listings in a row have missed it. */
export const missesUntilGone = 3;

/** Takes one listing's result into account; `arrived` when the card was not there before. */
export function seen(present: Presence, uid: Uint8Array | undefined): { present: Presence; arrived: boolean } {
  const found = uid && nameOf(uid);
  const next = new Map<string, number>();
  for (const [name, misses] of present) {
    if (name !== found && misses + 1 < missesUntilGone) next.set(name, misses + 1);
  }
  if (found !== undefined) next.set(found, 0);
  return { present: next, arrived: found !== undefined && !present.has(found) };
}

/** A phone left on the reader may show another random id at each listing, and is one presence all the same. */
function nameOf(uid: Uint8Array): string {
  return isRandomUid(uid) ? 'random' : uid.join();
}
