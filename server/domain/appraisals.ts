/** 民主评议 of a year beside its ballot: the steps, the grades, and whom people marked 警示 (GB-04). */
import type { LocalDate } from './date.ts';
import { type Entry, entriesOf } from './ledger.ts';
import type { Policy } from './policy/schema.ts';
import { decimal } from './ratio.ts';
import type { State } from './state.ts';
import { membersOn } from './turns.ts';
import type { Id } from './vocabulary.ts';

export interface AppraisalStep {
  readonly step: string;
  readonly on: LocalDate | null;
  /** Held before a step that comes earlier. */
  readonly outOfOrder: boolean;
}

export interface Appraisal {
  readonly steps: readonly AppraisalStep[];
  readonly grades: ReadonlyMap<Id, string>;
  /** Members at the end of the year to whom the branch has given no grade yet. */
  readonly ungraded: readonly Id[];
  readonly warnings: readonly Entry<'warning'>[];
}

export function appraisalOf(state: State, { appraisal }: Policy, year: string): Appraisal {
  const ledger = `appraisal:${year}`;
  const held = new Map(entriesOf(state, ledger, 'appraisal-step').map(({ fact, on }) => [fact.step, on]));
  const days = appraisal.steps.map((step) => held.get(step) ?? null);
  const grades = new Map(entriesOf(state, ledger, 'grade').map(({ fact }) => [fact.person, fact.grade]));
  return {
    steps: appraisal.steps.map((step, n) => {
      const on = days[n] ?? null;
      const before = days.slice(0, n);
      return { step, on, outOfOrder: on !== null && before.some((day) => day === null || day > on) };
    }),
    grades,
    ungraded: membersOn(state, `${year}-12-31`).filter((id) => !grades.has(id)),
    warnings: entriesOf(state, ledger, 'warning'),
  };
}

/** GB-04: of so many members over the township, how many at least are to be marked; 0 where the policy names no share. */
export function warningsNeeded(members: number, { warningShare }: Policy['appraisal']): number {
  if (warningShare === null) return 0;
  const { part, whole } = decimal(warningShare);
  return Number((BigInt(members) * part + whole - 1n) / whole);
}
