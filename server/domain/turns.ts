/** What a person was on a day: past meetings are judged by what held then. */
import { dateOf, type LocalDate } from './date.ts';
import type { Person, PersonClass, Turn } from './person.ts';
import { type Clocks, trueTime } from './stamp.ts';

export interface DatedTurn extends Turn {
  readonly day: LocalDate;
}

/** The turns that stand, by the day from which they hold; of two on one day the one recorded later comes later. */
export function timelineOf(person: Person, clocks: Clocks): readonly DatedTurn[] {
  return person.turns
    .filter((turn) => turn.undone === null)
    .map((turn) => ({ ...turn, day: turn.day ?? dateOf(trueTime(turn.at, clocks)) }))
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

/**
 * `not-yet`: on the roster only later; `gone`: left before, or on that very day. With `came` the day of leaving is the last
 * one on which the person belonged here.
 */
export function classIn(
  timeline: readonly DatedTurn[],
  date: LocalDate,
  came = false,
): PersonClass | 'not-yet' | 'gone' {
  const index = timeline.findLastIndex((turn) => turn.day <= date);
  const turn = timeline[index];
  if (turn === undefined) return 'not-yet';
  if (turn.as !== null) return turn.as;
  const before = came && turn.day === date ? timeline[index - 1]?.as : null;
  return before ?? 'gone';
}

export function classOn(person: Person, date: LocalDate, clocks: Clocks): PersonClass | 'not-yet' | 'gone' {
  return classIn(timelineOf(person, clocks), date);
}
