/** Whether a card lies on a reader, told from pcscd's status events. Pure. */

// winscard.h
const statePresent = 0x0020;
const stateMute = 0x0200;

export interface Presence {
  readonly lying: boolean;
  /** pcscd's count of insertions and removals at that reader, modulo 65536. */
  readonly count: number;
}

export type PresenceChange = 'none' | 'came' | 'came-mute' | 'left';

export const nothingThere: Presence = { lying: false, count: 0 };

/**
 * `state` is dwEventState: flags, and the count in the upper 16 bits. Two events may arrive as one, so a card that was lifted
 * and another put down is seen by the count alone. A card that stays changes flags too (in use, exclusive): no news.
 */
export function notice(before: Presence, state: number): { readonly now: Presence; readonly change: PresenceChange } {
  const now = { lying: (state & statePresent) !== 0, count: (state >>> 16) & 0xffff };
  if (!now.lying) return { now, change: before.lying ? 'left' : 'none' };
  if (before.lying && before.count === now.count) return { now, change: 'none' };
  return { now, change: state & stateMute ? 'came-mute' : 'came' };
}
