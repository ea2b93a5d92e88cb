/** Classes of members and how each is looked after: 双向、职责、属地、关爱、动态管理 (GB-09), the four of XN-06. */
import type { LocalDate } from './date.ts';
import { entriesOf } from './ledger.ts';
import type { Measure, Policy } from './policy/schema.ts';
import type { State } from './state.ts';
import { classIn, timelineOf } from './turns.ts';
import type { BranchKind, Id } from './vocabulary.ts';

export interface MemberClass {
  readonly measure: Measure;
  readonly members: readonly Id[];
}

/** Who falls under each of the policy's measures on a day; the needy under theirs and under that of their category. */
export function memberClasses(state: State, { measures }: Policy, kind: BranchKind, today: LocalDate): MemberClass[] {
  const members = [...state.people.values()].flatMap((person) => {
    const as = classIn(timelineOf(person, state.clocks), today);
    if (as === 'gone' || as === 'not-yet' || as.standing !== 'member' || as.elsewhere) return [];
    return [{ id: person.id, category: as.category, needy: needySince(state, person.id, today) !== null }];
  });
  return measures
    .filter((measure) => isFor(measure, kind))
    .map((measure) => ({
      measure,
      members: members
        .filter(({ category, needy }) => category === measure.category || (measure.needy && needy))
        .map(({ id }) => id),
    }));
}

export function isFor({ kinds }: Measure, kind: BranchKind): boolean {
  return kinds === null || kinds.includes(kind);
}

/** The day from which the member ledger knows the member as in need; null: it does not today. */
export function needySince(state: State, person: Id, today: LocalDate): LocalDate | null {
  const needy = entriesOf(state, `member:${person}`, 'care').find(({ fact }) => fact.care === 'needy');
  return needy !== undefined && needy.on <= today ? needy.on : null;
}
