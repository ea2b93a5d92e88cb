/** The grounds on which a branch is not qualified whatever its points: stated by people, or seen in the log (WJ-09). */
import type { YearAssessment } from './assessment.ts';
import { type Branch, secretaryOn } from './branch.ts';
import type { LocalDate } from './date.ts';
import type { Penalty } from './events/facts/people.ts';
import { fundsOf } from './funds.ts';
import { entriesOf } from './ledger.ts';
import type { Assessment } from './policy/parts/assessment.ts';
import type { Policy } from './policy/schema.ts';
import type { State } from './state.ts';
import { termOf } from './terms.ts';
import { classOn } from './turns.ts';
import type { Id } from './vocabulary.ts';

export interface Bar {
  /** Null: one that the list leaves open. */
  readonly ground: Id | null;
  /** A person stated it, or it is seen in the log. */
  readonly stated: Id | null;
  readonly text: string;
}

/** What tells one bar of a year from another: who stated it, or else its ground. */
export const barKey = ({ ground, stated }: Bar): Id => stated ?? ground ?? '';

interface Sight {
  readonly state: State;
  readonly branch: Branch;
  readonly policy: Policy;
  readonly year: string;
  readonly today: LocalDate;
}

/** Of the grounds that the policy names those that the log shows by itself, then those that people stated. */
export function barsOf(sight: Sight, { vetoes }: Assessment, kept: YearAssessment | undefined): Bar[] {
  const seen = vetoes.filter(({ id }) => signs[id]?.(sight) === true);
  const stated = (kept?.vetoes ?? []).filter(({ withdrawn }) => withdrawn === null);
  return [
    ...seen.map(({ id }) => ({ ground: id, stated: null, text: '' })),
    ...stated.map(({ id, ground, text }) => ({ ground, stated: id, text })),
  ];
}

const signs: Readonly<Record<Id, (sight: Sight) => boolean>> = {
  /** On the last day of the year, or today: who leaves later does not change the year. */
  'no-secretary'({ state, branch, policy, year, today }) {
    const last = `${year}-12-31`;
    const day = last < today ? last : today;
    const seats = termOf(state, policy, day)?.seats ?? [];
    if (seats.some(({ post, person }) => post === 'secretary' && person === null)) return true;
    const secretary = state.people.get(secretaryOn(branch, day, state.clocks) ?? '');
    return secretary === undefined || classOn(secretary, day, state.clocks) === 'gone';
  },
  'secretary-warned': (sight) =>
    penaltiesIn(sight).some(({ person, on }) => secretaryOn(sight.branch, on, sight.state.clocks) === person),
  'committee-seriously-warned'(sight) {
    return penaltiesIn(sight).some(
      ({ person, penalty, on }) =>
        penalty !== 'warning' && termOf(sight.state, sight.policy, on)?.seats.some((seat) => seat.person === person),
    );
  },
  /** Said when the year is over: until then the money can still come. */
  'no-funds'({ state, branch, policy, year, today }) {
    const last = `${year}-12-31`;
    return last < today && fundsOf(state, policy, branch.kind, year, last).income === 0;
  },
};

/** Those of the year of which it is on record what they were. */
function penaltiesIn({ state, year }: Sight): { person: Id; penalty: Penalty; on: LocalDate }[] {
  return [...state.people.keys()].flatMap((person) =>
    entriesOf(state, `member:${person}`, 'record').flatMap(({ on, fact: { penalty } }) =>
      penalty !== undefined && on.startsWith(year) ? [{ person, penalty, on }] : [],
    ),
  );
}
