/** What a person was on a day: past meetings are judged by what held then. */
import { dateOf, type LocalDate } from './date.ts';
import type { Person, PersonClass } from './person.ts';
import { type Clocks, trueTime } from './stamp.ts';
import type { State } from './state.ts';
import type { Id } from './vocabulary.ts';

/** From this day on; `as` null: gone. */
export interface DatedTurn {
  readonly day: LocalDate;
  readonly as: PersonClass | null;
  readonly place: string | null;
}

export type Timeline = readonly DatedTurn[];

/** A person of a finished state never changes, so what was worked out for one holds as long as the clocks do. */
const workedOut = new WeakMap<Person, { readonly clocks: Clocks; readonly timeline: Timeline }>();

/**
 * The turns that stand, by the day from which they hold; of two on one day the one recorded later comes later. A leaving
 * ends what was recorded before it, also a class that was to hold from a later day.
 */
export function timelineOf(person: Person, clocks: Clocks): Timeline {
  const known = workedOut.get(person);
  if (known?.clocks === clocks) return known.timeline;
  const recorded = person.turns
    .filter((turn) => turn.undone === null)
    .map(({ day, at, as, place }) => ({ day: day ?? dateOf(trueTime(at, clocks)), as, place }));
  const timeline = recorded
    .filter((turn, n) => recorded.every((later, m) => m <= n || later.as !== null || later.day >= turn.day))
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
  workedOut.set(person, { clocks, timeline });
  return timeline;
}

/** `not-yet`: on the roster only later; `gone`: left before, or on that very day. */
export function classIn(timeline: Timeline, date: LocalDate): PersonClass | 'not-yet' | 'gone' {
  const turn = timeline[lastBy(timeline, date)];
  return turn === undefined ? 'not-yet' : (turn.as ?? 'gone');
}

/** What a person was who left on this very day, until then; null for whoever left earlier or did not leave. */
export function classUntil(timeline: Timeline, date: LocalDate): PersonClass | null {
  const index = lastBy(timeline, date);
  const turn = timeline[index];
  return turn?.as === null && turn.day === date ? (timeline[index - 1]?.as ?? null) : null;
}

/** A plain loop: years of meetings are asked of every person. */
function lastBy(timeline: Timeline, date: LocalDate): number {
  for (let index = timeline.length - 1; index >= 0; index -= 1) {
    const turn = timeline[index];
    if (turn !== undefined && turn.day <= date) return index;
  }
  return -1;
}

export function classOn(person: Person, date: LocalDate, clocks: Clocks): PersonClass | 'not-yet' | 'gone' {
  return classIn(timelineOf(person, clocks), date);
}

/** Who on a day were members of this branch, whom its meetings and papers are for. */
export function membersOn(state: State, date: LocalDate): Id[] {
  return [...state.people.values()].flatMap((person) => {
    const as = classOn(person, date, state.clocks);
    if (as === 'not-yet' || as === 'gone') return [];
    return as.standing === 'member' && !as.elsewhere ? [person.id] : [];
  });
}

/** 组织关系转接 (WJ-02): who came to the branch or left it in a year (`2026`), earliest first. */
export interface Transfer {
  readonly person: Id;
  readonly day: LocalDate;
  readonly way: 'in' | 'out';
  /** The other branch, where it was said. */
  readonly place: string | null;
}

export function transfersOf(state: State, year: string): Transfer[] {
  return state.people
    .values()
    .toArray()
    .flatMap((person) =>
      timelineOf(person, state.clocks).flatMap(({ day, as, place }, index, turns): Transfer[] => {
        const belongs = as?.standing === 'member' && !as.elsewhere;
        const before = turns[index - 1]?.as ?? null;
        const belonged = before?.standing === 'member' && !before.elsewhere;
        if (belongs === belonged || !day.startsWith(year)) return [];
        return [{ person: person.id, day, way: belongs ? 'in' : 'out', place }];
      }),
    )
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}
