/** What is to be done, what is late, and the ledgers that items make: rectification, service, reminders. */
import { dateOfMeeting } from './agenda.ts';
import { type LocalDate, type Month, monthOf } from './date.ts';
import type { ItemKind } from './events/item.ts';
import type { Item } from './item.ts';
import { firstDay, lastDay, spansOf } from './periods.ts';
import type { Policy } from './policy/schema.ts';
import { beganOn, type State } from './state.ts';
import type { Id } from './vocabulary.ts';

/** The deadline itself is in time. */
export type ItemStanding = 'open' | 'late' | 'done' | 'done-late' | 'withdrawn';

export interface ItemView {
  readonly item: Item;
  readonly person: Id | null;
  readonly due: LocalDate | null;
  readonly standing: ItemStanding;
  /** What a problem must have and does not (GB-06: 举措、责任人、时限). */
  readonly lacking: readonly ('measures' | 'person' | 'due')[];
}

/** Of one kind, the earliest raised first. */
export function itemsOf(state: State, kind: ItemKind, today: LocalDate): ItemView[] {
  return [...state.items.values()]
    .filter((item) => item.kind === kind)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map((item) => viewOf(item, today));
}

function viewOf(item: Item, today: LocalDate): ItemView {
  const { person, due } = item.assigned.at(-1) ?? { person: null, due: null };
  const lacking = (['measures', 'person', 'due'] as const).filter(
    (one) => !{ measures: item.measures, person, due }[one],
  );
  return { item, person, due, standing: standingOf(item, due, today), lacking };
}

function standingOf({ closed, withdrawn }: Item, due: LocalDate | null, today: LocalDate): ItemStanding {
  if (withdrawn !== null) return 'withdrawn';
  const late = due !== null && (closed ?? today) > due;
  if (closed !== null) return late ? 'done-late' : 'done';
  return late ? 'late' : 'open';
}

export interface MonthlyProblem {
  readonly month: Month;
  /** Meetings at which a problem was named with its measures; `halves` those without measures. */
  readonly meetings: readonly Id[];
  readonly halves: readonly Id[];
  readonly standing: 'not-yet' | 'due' | 'done' | 'missed' | 'unrecorded';
}

/** CX-23: every month of `year` (`2026`) one problem, with measures. Empty where the policy asks for none. */
export function monthlyProblems(state: State, policy: Policy, year: string, today: LocalDate): MonthlyProblem[] {
  if (!policy.meeting.monthlyProblem) return [];
  const began = beganOn(state);
  const named = [...state.meetings.values()].filter((meeting) => meeting.proceedings.problem !== null);
  const byMonth = Map.groupBy(named, (meeting) => monthOf(dateOfMeeting(meeting)));
  return spansOf('month', year).map(({ key: month }) => {
    const found = byMonth.get(month) ?? [];
    const whole = found.filter((meeting) => meeting.proceedings.problem?.measures !== '');
    const over = lastDay(month) < began ? 'unrecorded' : 'missed';
    const open = today < firstDay(month) ? 'not-yet' : today <= lastDay(month) ? 'due' : over;
    return {
      month,
      meetings: whole.map(({ id }) => id),
      halves: found.filter((meeting) => !whole.includes(meeting)).map(({ id }) => id),
      standing: whole.length > 0 ? 'done' : open,
    };
  });
}

export interface ServiceYear {
  /** The year's goals, what was done month by month, what came of it: items by id, pictures counted. */
  readonly planned: readonly Id[];
  readonly rounds: ReadonlyMap<Month, readonly Id[]>;
  readonly results: readonly Id[];
  readonly withoutPictures: readonly Id[];
  /** Months up to today's without a round (“月月有举措”). */
  readonly monthsWithout: readonly Month[];
}

/** WJ-07: 年初有目标、月月有举措、年终有考核, of `year` (`2026`). */
export function serviceYear(state: State, year: string, today: LocalDate): ServiceYear {
  const items = itemsOf(state, 'service', today).filter(({ standing }) => standing !== 'withdrawn');
  const done = items.flatMap(({ item }) =>
    item.trail.flatMap((trace) =>
      trace.what === 'progress' && trace.on.startsWith(year) && trace.on <= today ? [{ item: item.id, trace }] : [],
    ),
  );
  const at = (stage: 'plan' | 'round' | 'result') => done.filter(({ trace }) => trace.stage === stage);
  const rounds = Map.groupBy(at('round'), ({ trace }) => monthOf(trace.on));
  const distinct = (found: typeof done) => [...new Set(found.map(({ item }) => item))];
  const pictured = new Set(done.filter(({ trace }) => trace.evidence.length > 0).map(({ item }) => item));
  return {
    planned: distinct(at('plan')),
    rounds: new Map(Array.from(rounds, ([month, found]) => [month, distinct(found)])),
    results: distinct(at('result')),
    withoutPictures: distinct(done).filter((item) => !pictured.has(item)),
    monthsWithout: spansOf('month', year)
      .map(({ key }) => key)
      .filter((month) => month <= monthOf(today) && !rounds.has(month)),
  };
}
