/** The three grounds of CX-15: what a month was for a member by each of them (reading 4). */
import type { Held } from './absence.ts';
import { type Month, monthOf } from './date.ts';
import type { Unpaid } from './dues-ledger.ts';
import type { FactOf } from './events/ledger.ts';
import { entriesOf } from './ledger.ts';
import type { Policy } from './policy/schema.ts';
import type { State } from './state.ts';
import type { Id } from './vocabulary.ts';

/** `reason`: not done, with a good reason. `nothing`: nothing was asked. */
type Standing = 'done' | 'reason' | 'missed' | 'nothing';

export interface KnownMonth {
  readonly month: Month;
  readonly policy: Policy;
  /** Its meetings. */
  readonly held: readonly Held[];
  /** Who took part in organisation life beside them. */
  readonly lived: readonly (readonly Id[])[];
  /** Who has not paid; null before the first month whose payments this branch's log keeps. */
  readonly unpaid: Unpaid | null;
}

export interface GroundRule {
  /** Everyone who may have missed what was asked in the month. */
  missing(known: KnownMonth): Iterable<Id>;
  standing(known: KnownMonth, person: Id): Standing;
}

/**
 * Any organisation life is enough, a make-up included: the frail and the floating take part that way (附1 三). One good
 * reason in the month is enough, too.
 */
export const attending: GroundRule = {
  missing: ({ held }) => held.flatMap(({ away }) => [...away.keys()]),
  standing({ held, lived }, person) {
    const how = held.map(({ roll }) => roll.get(person)?.attendance);
    if (how.includes('present') || how.includes('came') || lived.some((people) => people.includes(person)))
      return 'done';
    if (how.includes('leave')) return 'reason';
    return how.includes('absent') ? 'missed' : 'nothing';
  },
};

/** What was before the first month kept is in the paper register. Only arrears without good reason weigh. */
export function dues(state: State): GroundRule {
  return {
    missing: ({ unpaid }) => unpaid?.owing ?? [],
    standing({ month, unpaid }, person) {
      if (unpaid === null || unpaid.notDue.has(person)) return 'nothing';
      if (!unpaid.owing.has(person)) return 'done';
      const excused = entriesOf(state, `member:${person}`, 'dues-excused').some(({ fact }) => fact.month === month);
      return excused ? 'reason' : 'missed';
    },
  };
}

interface Work {
  readonly due: Month;
  /** When it was settled, and how. */
  readonly end: Month;
  readonly how: FactOf<'work-settled'>['how'] | undefined;
}

/** By person; nobody without any. */
export type Works = ReadonlyMap<Id, readonly Work[]>;

export function worksOf(state: State): Works {
  const works = new Map<Id, readonly Work[]>();
  for (const person of state.people.keys()) {
    const ledger = `member:${person}`;
    const settled = entriesOf(state, ledger, 'work-settled');
    const assigned = entriesOf(state, ledger, 'work').map(({ id, fact }): Work => {
      const end = settled.findLast((entry) => entry.fact.work === id);
      return { due: monthOf(fact.due), how: end?.fact.how, end: end === undefined ? '9999' : monthOf(end.on) };
    });
    if (assigned.length > 0) works.set(person, assigned);
  }
  return works;
}

/** Work weighs from the month in which it was due until it is settled. */
export function work(works: Works): GroundRule {
  return {
    missing: () => works.keys(),
    standing({ month }, person) {
      const assigned = works.get(person) ?? [];
      const now = assigned.filter((one) => one.end === month);
      if (now.some((one) => one.how === 'done')) return 'done';
      if (now.length > 0) return 'reason';
      return assigned.some((one) => one.due <= month && month < one.end) ? 'missed' : 'nothing';
    },
  };
}
