/** The ledgers on people: the member ledger (WJ-16), records kept current (WJ-02), development in its stages (WJ-14). */
import type { LocalDate } from './date.ts';
import type { Payment } from './dues.ts';
import { duesOfYear } from './dues-ledger.ts';
import {
  type Stage,
  type StageDocument,
  StageDocument as StageDocuments,
  Stage as Stages,
} from './events/facts/people.ts';
import { type Entry, entriesOf } from './ledger.ts';
import type { State } from './state.ts';
import { membersOn } from './turns.ts';
import type { Id } from './vocabulary.ts';

/** A member's page for a year: 教育培训、奖惩、受助、廉洁自律, dues, care and development. */
export interface MemberLedger {
  readonly person: Id;
  readonly probationary: boolean;
  /** January first; null: not paid. */
  readonly dues: readonly (Payment | null)[];
  /** Null where nothing was entered of it. */
  readonly development: Development | null;
  readonly records: readonly Entry<'record'>[];
  readonly care: readonly Entry<'care'>[];
}

/** WJ-16: the records of `year` (`2026`), the earliest first, and what else stands at its end. */
export function memberLedger(state: State, person: Id, year: string): MemberLedger {
  const upTo = ({ on }: { readonly on: LocalDate }) => on.slice(0, 4) <= year;
  return {
    person,
    probationary: state.people.get(person)?.probationary ?? false,
    dues: duesOfYear(state, person, year),
    development: state.ledgers.has(`development:${person}`) ? developmentOf(state, person) : null,
    records: entriesOf(state, `member:${person}`, 'record').filter(({ on }) => on.startsWith(year)),
    care: entriesOf(state, `member:${person}`, 'care').filter(upTo),
  };
}

/** WJ-02: members at the end of `year` whose record nobody has gone through in it (`2026`). */
export function recordsNotReviewed(state: State, year: string): Id[] {
  return membersOn(state, `${year}-12-31`).filter((id) =>
    entriesOf(state, `member:${id}`, 'record').every(
      ({ on, fact }) => fact.kind !== 'reviewed' || !on.startsWith(year),
    ),
  );
}

export interface StageView {
  readonly stage: Stage;
  readonly on: LocalDate | null;
  readonly documents: readonly Entry<'document'>[];
  /** Of what each stage must leave behind; only of stages that were reached. */
  readonly missing: readonly StageDocument[];
}

export interface Development {
  readonly person: Id;
  readonly stages: readonly StageView[];
  /** Passed over on the way to the highest that was reached. */
  readonly skipped: readonly Stage[];
}

/** WJ-14: how far one person is on the way into the party, and the papers of each stage. */
export function developmentOf(state: State, person: Id): Development {
  const ledger = `development:${person}`;
  const reached = new Map(entriesOf(state, ledger, 'stage').map(({ fact, on }) => [fact.stage, on]));
  const documents = Map.groupBy(entriesOf(state, ledger, 'document'), ({ fact }) => fact.stage);
  const highest = Stages.options.findLastIndex((stage) => reached.has(stage));
  return {
    person,
    stages: Stages.options.map((stage) => {
      const there = documents.get(stage) ?? [];
      const missing = StageDocuments.options.filter((kind) => there.every(({ fact }) => fact.document !== kind));
      return { stage, on: reached.get(stage) ?? null, documents: there, missing: reached.has(stage) ? missing : [] };
    }),
    skipped: Stages.options.filter((stage, n) => n < highest && !reached.has(stage)),
  };
}

/** Everybody on whom the development ledger has something, in the order of the roster. */
export function inDevelopment(state: State): Development[] {
  return [...state.people.keys()]
    .filter((id) => state.ledgers.has(`development:${id}`))
    .map((id) => developmentOf(state, id));
}
