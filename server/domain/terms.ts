/** The branch committee: its seats and their holders, its term, when an election is due (WJ-01, WJ-12). */
import { addMonthsTo, daysBetween, type LocalDate } from './date.ts';
import { type Entry, entriesOf } from './ledger.ts';
import { isOwnMember } from './person.ts';
import type { Policy } from './policy/schema.ts';
import type { State } from './state.ts';
import type { Id } from './vocabulary.ts';

type SeatOfElection = Entry<'election'>['fact']['seats'][number];

export interface Seat extends SeatOfElection {
  /** The day from which this holder, or nobody, has it. */
  readonly since: LocalDate;
  /** Vacant for longer than the policy allows. */
  readonly overdue: boolean;
}

export interface Term {
  readonly elected: LocalDate;
  readonly years: number;
  /** The policy knows terms of so many years. */
  readonly yearsAllowed: boolean;
  /** The last day on which the next election is in time, an approved extension included. */
  readonly due: LocalDate;
  readonly standing: 'running' | 'remind' | 'overdue';
  /** All extensions together; what was not approved moves nothing. */
  readonly extension: { readonly months: number; readonly approved: number; readonly tooLong: boolean } | null;
  readonly seats: readonly Seat[];
  readonly tooMany: boolean;
  readonly vacancies: readonly Seat[];
}

/** The term that runs on a day; null before any election is on record. */
export function termOf(state: State, { terms }: Policy, today: LocalDate): Term | null {
  const past = <W extends 'election' | 'seat' | 'extension'>(what: W) =>
    entriesOf(state, 'committee', what).filter(({ on }) => on <= today);
  const election = past('election').at(-1);
  if (election === undefined) return null;
  const { on: elected, fact } = election;
  const extensions = past('extension').filter(({ on }) => on >= elected);
  const months = extensions.reduce((sum, one) => sum + one.fact.months, 0);
  const approved = extensions.reduce((sum, one) => sum + (one.fact.approved ? one.fact.months : 0), 0);
  const due = addMonthsTo(elected, fact.years * 12 + approved);
  const remindFrom = addMonthsTo(due, -terms.remindMonthsBefore);
  const changes = Map.groupBy(
    past('seat').filter(({ on }) => on >= elected),
    (change) => change.fact.seat,
  );
  const seats = fact.seats.map((seat): Seat => {
    const last = changes.get(seat.seat)?.at(-1);
    const person = last === undefined ? seat.person : last.fact.person;
    const since = last?.on ?? elected;
    return { ...seat, person, since, overdue: person === null && daysBetween(since, today) > terms.vacancyDays };
  });
  return {
    elected,
    years: fact.years,
    yearsAllowed: terms.years.includes(fact.years),
    due,
    standing: today > due ? 'overdue' : today >= remindFrom ? 'remind' : 'running',
    extension: months === 0 ? null : { months, approved, tooLong: months > terms.extensionMonthsAtMost },
    seats,
    tooMany: seats.length > terms.committeeAtMost,
    vacancies: seats.filter(({ person }) => person === null),
  };
}

export interface Group {
  readonly group: string;
  readonly leader: Id | null;
  readonly members: readonly Id[];
}

/** WJ-12: the groups (党小组) as the roster has them, and who leads each. */
export function groupsOf(state: State, today: LocalDate): Group[] {
  const leaders = new Map(
    entriesOf(state, 'committee', 'group')
      .filter(({ on }) => on <= today)
      .map(({ fact }) => [fact.group, fact.leader]),
  );
  const members = Map.groupBy([...state.people.values()].filter(isOwnMember), ({ group }) => group ?? '');
  members.delete('');
  return Array.from(members, ([group, people]) => ({
    group,
    leader: leaders.get(group) ?? null,
    members: people.map(({ id }) => id),
  }));
}
