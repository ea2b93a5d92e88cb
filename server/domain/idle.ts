/** 连续6个月: months in a row without organisation life, dues or assigned work, each ground for itself (CX-15, reading 4). */
import { attendancesOf, occasionsOf } from './absence.ts';
import { policyOn } from './branch.ts';
import { addMonths, type LocalDate, type Month, monthOf } from './date.ts';
import { paidBy } from './dues.ts';
import { isDueFrom } from './dues-ledger.ts';
import type { IdleGround } from './events/facts/people.ts';
import type { Occasion } from './expectation.ts';
import { entriesOf } from './ledger.ts';
import { lastDay } from './periods.ts';
import type { Person } from './person.ts';
import type { Policy } from './policy/schema.ts';
import { branchOf, type State } from './state.ts';
import { timelineOf } from './turns.ts';
import type { Id } from './vocabulary.ts';

export interface IdleSpell {
  readonly person: Id;
  readonly ground: IdleGround;
  /** The months that count, earliest first; months in which nothing was asked of the member are passed over. */
  readonly months: readonly Month[];
  /** The month with which it became as long as the policy has it. */
  readonly reached: Month;
  /** Entry by which the township has dealt with it. */
  readonly handled: Id | null;
}

/** `reason`: not done, with a good reason. `nothing`: nothing was asked. */
type Standing = 'done' | 'reason' | 'missed' | 'nothing';
type StandingIn = (month: Month) => Standing;

interface Year {
  readonly months: readonly { readonly month: Month; readonly policy: Policy }[];
  readonly occasions: readonly Occasion[];
  readonly lived: ReadonlyMap<Month, ReadonlySet<Id>>;
  readonly paid: ReadonlyMap<Month, ReadonlySet<Id>>;
}

/** Of everyone who is still with the branch, over the months that are over. */
export function idleSpells(state: State, today: LocalDate): IdleSpell[] {
  const known = knownMonths(state, today);
  return [...state.people.values()].flatMap((person) => {
    if (person.left) return [];
    const handled = entriesOf(state, `member:${person.id}`, 'idle-handled');
    const grounds = {
      attending: attending(state, known, person),
      dues: dues(state, known, person),
      work: work(state, person),
    };
    return (Object.keys(grounds) as IdleGround[]).flatMap((ground) =>
      spellsOn(ground, grounds[ground], known.months).map(({ months, reached }) => ({
        person: person.id,
        ground,
        months,
        reached,
        handled:
          handled.find(({ fact }) => fact.ground === ground && reached <= fact.until && months.includes(fact.until))
            ?.id ?? null,
      })),
    );
  });
}

function spellsOn(ground: IdleGround, standingIn: StandingIn, months: Year['months']) {
  const spells: { months: Month[]; reached: Month }[] = [];
  let idle: Month[] = [];
  let reached: Month | null = null;
  const end = () => {
    if (reached !== null) spells.push({ months: idle, reached });
    idle = [];
    reached = null;
  };
  for (const { month, policy } of months) {
    const rule = policy.absence.idle;
    if (rule === null || !rule.grounds.includes(ground)) continue;
    const standing = standingIn(month);
    if (standing === 'nothing') continue;
    if (standing === 'done' || (standing === 'reason' && rule.brokenByReason)) {
      end();
      continue;
    }
    idle.push(month);
    if (idle.length >= rule.months) reached ??= month;
  }
  end();
  return spells;
}

/**
 * Any organisation life is enough, a make-up included: the frail and the floating take part that way (附1 三). One good
 * reason in the month is enough, too.
 */
function attending(state: State, { occasions, lived }: Year, person: Person): StandingIn {
  const asked = new Map<Month, Standing>();
  for (const [index, attendance] of attendancesOf(state, person, occasions).entries()) {
    const month = monthOf(occasions[index]?.date ?? '');
    if (attendance === 'leave') asked.set(month, 'reason');
    if (attendance === 'absent' && !asked.has(month)) asked.set(month, 'missed');
  }
  return (month) => (lived.get(month)?.has(person.id) ? 'done' : (asked.get(month) ?? 'nothing'));
}

/** From the first month on of which this branch's log knows any payment: what was before is in the paper register. */
function dues(state: State, { months, paid }: Year, person: Person): StandingIn {
  const timeline = timelineOf(person, state.clocks);
  const policies = new Map(months.map(({ month, policy }) => [month, policy]));
  const first = [...paid.keys()].sort()[0];
  return (month) => {
    if (paid.get(month)?.has(person.id)) return 'done';
    const policy = policies.get(month);
    const due = first !== undefined && first <= month && policy !== undefined && isDueFrom(timeline, month, policy);
    return due ? 'missed' : 'nothing';
  };
}

/** Work weighs from the month in which it was due until it is settled. */
function work(state: State, { id }: Person): StandingIn {
  const ledger = `member:${id}`;
  const settled = new Map(entriesOf(state, ledger, 'work-settled').map(({ on, fact }) => [fact.work, { on, ...fact }]));
  const assigned = entriesOf(state, ledger, 'work').map((entry) => ({
    due: monthOf(entry.fact.due),
    settled: settled.get(entry.id),
  }));
  return (month) => {
    const now = assigned.filter((one) => one.settled !== undefined && monthOf(one.settled.on) === month);
    if (now.some((one) => one.settled?.how === 'done')) return 'done';
    if (now.length > 0) return 'reason';
    const open = assigned.some(
      (one) => one.due <= month && (one.settled === undefined || month < monthOf(one.settled.on)),
    );
    return open ? 'missed' : 'nothing';
  };
}

function knownMonths(state: State, today: LocalDate): Year {
  const occasions = occasionsOf(state);
  const lived = new Map<Month, Set<Id>>();
  const live = (date: LocalDate, people: Iterable<Id>) => {
    const month = monthOf(date);
    const known = lived.get(month) ?? new Set();
    for (const person of people) known.add(person);
    lived.set(month, known);
  };
  for (const { meeting, date } of occasions) {
    live(date, meeting.present.day.keys());
    live(date, meeting.present.evening.keys());
    for (const makeUp of meeting.followUp.makeUps) live(makeUp.date, [makeUp.person]);
  }
  for (const ledger of state.ledgers.keys()) {
    if (!ledger.startsWith('life:')) continue;
    for (const { on, fact } of entriesOf(state, ledger, 'activity')) live(on, fact.people);
  }
  const paid = new Map([...state.dues].map(([month, kept]) => [month, paidBy(kept)] as const));
  return { months: monthsUntil(state, today, [...lived.keys(), ...paid.keys()]), occasions, lived, paid };
}

/** From the first of which anything is known to the last that is over. */
function monthsUntil(state: State, today: LocalDate, known: readonly Month[]): Year['months'] {
  const branch = branchOf(state);
  const works = state.people.values().flatMap(({ id }) => entriesOf(state, `member:${id}`, 'work'));
  const first = [...known, ...works.map(({ fact }) => monthOf(fact.due))].sort()[0];
  const months: { month: Month; policy: Policy }[] = [];
  if (branch === null || first === undefined) return months;
  for (let month = first; month < monthOf(today); month = addMonths(month, 1)) {
    months.push({ month, policy: policyOn(branch, lastDay(month)) });
  }
  return months;
}
