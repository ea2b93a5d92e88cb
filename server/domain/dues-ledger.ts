/** The ledger of dues: from whom they are due, who has paid, who is behind, whose base was not reviewed (XN-02, WJ-03, CX-15). */
import { policyOn } from './branch.ts';
import { addMonths, type LocalDate, type Month, monthOf } from './date.ts';
import { baseIn, type Dues, type Payment, paymentOf, startDues } from './dues.ts';
import { lastDay } from './periods.ts';
import type { Policy } from './policy/schema.ts';
import { remembered } from './remembered.ts';
import { beganOn, branchOf, type State } from './state.ts';
import { classIn, type Timeline, timelineOf } from './turns.ts';
import type { Id } from './vocabulary.ts';

export interface DuesRow {
  readonly person: Id;
  /** `not-due`: paid all the same, e.g. before moving away. */
  readonly standing: 'paid' | 'owing' | 'not-due';
  /** Fen; null where no base was set. */
  readonly base: number | null;
  readonly payment: Payment | null;
}

export interface DuesMonth {
  readonly month: Month;
  readonly rows: readonly DuesRow[];
  /** Fen of all payments. */
  readonly sum: number;
}

/** Everyone from whom dues are due in the month, and whoever else has paid. */
export function duesMonth(state: State, month: Month): DuesMonth {
  const policy = policyIn(state, month);
  const rows: DuesRow[] = [];
  for (const person of state.people.values()) {
    const due = policy !== null && isDueFrom(timelineOf(person, state.clocks), lastDay(month), policy);
    const payment = paymentOf(state.dues.get(month), person.id) ?? null;
    if (!due && payment === null) continue;
    const standing = due ? (payment === null ? 'owing' : 'paid') : 'not-due';
    rows.push({ person: person.id, standing, base: baseIn(state.duesBases.get(person.id), month), payment });
  }
  return { month, rows, sum: rows.reduce((sum, { payment }) => sum + (payment?.fen ?? 0), 0) };
}

export interface Arrears {
  readonly person: Id;
  /** Months that are over and not paid, the earliest first. */
  readonly months: readonly Month[];
  /** Fen, as far as bases are known. */
  readonly fen: number;
}

/**
 * Who is behind with as many months as the policy's reminder takes. A month counts once it is over, and only from the first
 * one whose payments this branch's log keeps: what was before is in the paper register.
 */
export function arrears(state: State, today: LocalDate): Arrears[] {
  const least = policyIn(state, monthOf(today))?.dues.remindAfterMonths ?? 1;
  const owed = new Map<Id, Month[]>();
  for (const month of monthsKept(state, today)) {
    for (const person of unpaidIn(state, month).owing) owed.set(person, [...(owed.get(person) ?? []), month]);
  }
  return [...state.people.values()].flatMap(({ id: person, left }): Arrears[] => {
    const months = owed.get(person) ?? [];
    if (left || months.length < least) return [];
    const base = state.duesBases.get(person);
    return [{ person, months, fen: months.reduce((sum, month) => sum + (baseIn(base, month) ?? 0), 0) }];
  });
}

/** Members whose base was not looked at in the year; nobody where the policy asks for no review. */
export function basesToReview(state: State, year: string, today: LocalDate): Id[] {
  if (policyIn(state, monthOf(today))?.dues.yearlyReview !== true) return [];
  const month = today.startsWith(year) ? monthOf(today) : `${year}-12`;
  return duesMonth(state, month)
    .rows.filter(({ standing, person }) => standing !== 'not-due' && !state.duesBases.get(person)?.reviewed.has(year))
    .map(({ person }) => person);
}

/** The booklet's page of a member's year (CX-11): each month's payment, or null. */
export function duesOfYear(state: State, person: Id, year: string): readonly (Payment | null)[] {
  return Array.from({ length: 12 }, (_, n) => paymentOf(state.dues.get(addMonths(`${year}-01`, n)), person) ?? null);
}

/** Who has not paid in a month: those from whom dues were due, and the others. */
export interface Unpaid {
  readonly owing: ReadonlySet<Id>;
  readonly notDue: ReadonlySet<Id>;
}

export function unpaidIn(state: State, month: Month): Unpaid {
  return unpaidOf(state, state.dues.get(month) ?? startDues(month));
}

const unpaidOf = remembered(({ people, clocks, branches }, { month, paid }: Dues): Unpaid => {
  const [policy, last] = [policyIn({ branches }, month), lastDay(month)];
  const owing = new Set<Id>();
  const notDue = new Set<Id>();
  for (const person of people.values()) {
    if (paid.has(person.id)) continue;
    const due = policy !== null && isDueFrom(timelineOf(person, clocks), last, policy);
    (due ? owing : notDue).add(person.id);
  }
  return { owing, notDue };
});

/**
 * The first month whose payments this log keeps: one of which it knows any, and not from before it began; somebody may
 * still pay for such a month. Null: none yet.
 */
export function firstMonthKept(state: State): Month | null {
  const began = monthOf(beganOn(state));
  const [first = null] = [...state.dues.keys()].filter((month) => month >= began).sort();
  return first;
}

function monthsKept(state: State, today: LocalDate): Month[] {
  const first = firstMonthKept(state);
  const months: Month[] = [];
  if (first !== null) for (let month = first; month < monthOf(today); month = addMonths(month, 1)) months.push(month);
  return months;
}

/** Of the branch to which a member belongs on the month's `last` day; one expected in two branches pays at home (CX-08). */
export function isDueFrom(timeline: Timeline, last: LocalDate, policy: Policy): boolean {
  const as = classIn(timeline, last);
  if (as === 'not-yet' || as === 'gone') return false;
  return as.standing === 'member' && !as.elsewhere && policy.dues.dueFrom.includes(as.category);
}

function policyIn(state: Pick<State, 'branches'>, month: Month): Policy | null {
  const branch = branchOf(state);
  return branch === null ? null : policyOn(branch, lastDay(month));
}
