/**
 * When something happened, as the box knew it. What was recorded is never rewritten: a better time is learned per boot
 * (`clock.set`), and the true time is derived from it, backwards too (KX-05).
 */

/** How good the clock was, best last. */
export const clockQualities = ['none', 'saved', 'confirmed', 'rtc', 'ntp', 'hub'] as const;
export type ClockQuality = (typeof clockQualities)[number];

export interface Stamp {
  /** ms since the epoch, as the box's clock showed it. */
  readonly wall: number;
  /** ms since boot; rises evenly whatever happens to the clock. */
  readonly mono: number;
  /** Names one boot of one box. */
  readonly boot: string;
  readonly quality: ClockQuality;
}

/** Only the stamp of something that carries one. */
export function stampOf({ wall, mono, boot, quality }: Stamp): Stamp {
  return { wall, mono, boot, quality };
}

/** What one boot learned: at any moment of it, true time = mono + `offset`. */
export interface ClockFact {
  /** True time minus `mono`, in ms. */
  readonly offset: number;
  readonly quality: ClockQuality;
}

/** What the boots of this branch's boxes learned, by boot id. */
export type Clocks = ReadonlyMap<string, ClockFact>;

export function betterClock(one: ClockQuality, than: ClockQuality): boolean {
  return clockQualities.indexOf(one) > clockQualities.indexOf(than);
}

/** ms; sooner than that nobody notices that a clock has drifted. */
const noticed = 30_000;

/** Whether a boot learns by it: it is better than what is known, or as good and tells another time, as after a correction. */
export function teaches({ offset, quality }: ClockFact, known: ClockFact | undefined): boolean {
  if (betterClock(quality, known?.quality ?? 'saved')) return true;
  return quality === known?.quality && Math.abs(offset - known.offset) > noticed;
}

/** The best known time of a stamp, ms since the epoch. */
export function trueTime(stamp: Stamp, clocks: Clocks): number {
  const fact = clocks.get(stamp.boot);
  if (fact === undefined || betterClock(stamp.quality, fact.quality)) return stamp.wall;
  return stamp.mono + fact.offset;
}

/** Whether a person must confirm the date before anything may hang on it. */
export function isDoubtful(quality: ClockQuality): boolean {
  return quality === 'none' || quality === 'saved';
}
