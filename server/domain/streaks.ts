/** Misses in a row: who missed so many of what was asked, one after the other (CX-14, CX-15). */
import type { Id } from './vocabulary.ts';

/** What one of them was for a person; `passed-over`: it neither counts nor ends the streak. */
export type Miss = 'missed' | 'broken' | 'passed-over';

/** A meeting, a month. */
export interface Asked<T> {
  readonly of: T;
  /** So many in a row are a streak. */
  readonly length: number;
  /** Everyone who may have missed it; others are not looked at. */
  readonly missing: Iterable<Id>;
  judge(person: Id): Miss;
  /** The entry that settles what was missed up to here; the count begins anew. */
  settledBy?(person: Id): Id | null;
}

export interface Streak<T> {
  readonly person: Id;
  readonly missed: readonly T[];
  /** The one with which it became long enough. */
  readonly reached: T;
  readonly settledBy: Id | null;
}

/** By person, earliest first. Only those are followed who have missed something: in most months most people have not. */
export function streaksOf<T>(all: Iterable<Asked<T>>): ReadonlyMap<Id, readonly Streak<T>[]> {
  const streaks = new Map<Id, Streak<T>[]>();
  const running = new Map<Id, { readonly missed: T[]; reached: T | null }>();
  const end = (person: Id, settledBy: Id | null) => {
    const { missed = [], reached = null } = running.get(person) ?? {};
    running.delete(person);
    if (reached === null) return;
    const before = streaks.get(person) ?? [];
    streaks.set(person, [...before, { person, missed, reached, settledBy }]);
  };
  for (const asked of all) {
    for (const person of new Set([...running.keys(), ...asked.missing])) {
      const miss = asked.judge(person);
      if (miss === 'missed') {
        const run = running.get(person) ?? { missed: [], reached: null };
        running.set(person, run);
        run.missed.push(asked.of);
        if (run.missed.length >= asked.length) run.reached ??= asked.of;
      }
      const settledBy = asked.settledBy?.(person) ?? null;
      if (miss === 'broken' || settledBy !== null) end(person, settledBy);
    }
  }
  for (const person of running.keys()) end(person, null);
  return streaks;
}
