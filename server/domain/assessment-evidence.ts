/** How far the log itself proves a row of the assessment sheet, and by which entries (WJ-09). */
import { activitiesOf } from './activities.ts';
import { type Branch, policyOn } from './branch.ts';
import type { LocalDate } from './date.ts';
import { basesToReview } from './dues-ledger.ts';
import { fundsOf } from './funds.ts';
import { serviceYear } from './items.ts';
import { entriesOf } from './ledger.ts';
import { inDevelopment, recordsNotReviewed } from './member-ledger.ts';
import { type Duty, dutiesIn } from './obligations.ts';
import { type PaperDue, paperOf, papersIn } from './papers.ts';
import type { AssessmentRow, Evidence } from './policy/parts/assessment.ts';
import type { Policy } from './policy/schema.ts';
import { roomOf } from './premises.ts';
import { branchOf, type State } from './state.ts';
import { groupsOf, termOf } from './terms.ts';
import { membersOn } from './turns.ts';
import { unreachable } from './unreachable.ts';
import type { Id } from './vocabulary.ts';

interface Sight {
  readonly state: State;
  readonly branch: Branch;
  readonly policy: Policy;
  readonly year: string;
  readonly today: LocalDate;
  /** Today, or the last day of a year that is over. */
  readonly asOf: LocalDate;
  readonly duties: readonly Duty[];
  readonly papers: readonly PaperDue[];
}

/** `done` of `of`, and what proves it: ids of entries, activities, items or people. */
export interface Proof {
  readonly done: number;
  readonly of: number;
  readonly ids: readonly Id[];
}

/** Points to begin with, in half points, never rounded up. Null: only people can say. */
export interface Suggestion {
  readonly points: number;
  readonly proofs: readonly Proof[];
}

/** Of every row of the sheet of `year` (`2026`), by row; empty where the policy has no assessment. */
export function suggestionsOf(state: State, year: string, today: LocalDate): ReadonlyMap<Id, Suggestion | null> {
  const branch = branchOf(state);
  const last = `${year}-12-31`;
  const asOf = last < today ? last : today;
  const policy = branch === null ? null : policyOn(branch, asOf);
  if (branch === null || policy === null || policy.assessment === null) return new Map();
  const duties = dutiesIn(state, branch, year, today);
  const papers = papersIn(state, branch, year, today);
  const sight: Sight = { state, branch, policy, year, today, asOf, duties, papers };
  const rows = policy.assessment.sections.flatMap((section) => section.rows);
  return new Map(rows.map((row) => [row.id, suggestionFor(sight, row)]));
}

function suggestionFor(sight: Sight, { points, evidence }: AssessmentRow): Suggestion | null {
  const proofs = evidence.map((one) => proofOf(sight, one));
  const known = proofs.filter((proof) => proof !== null);
  if (known.length < proofs.length) return null;
  // The parts of a row weigh alike; the shares are compared over one whole, so that nothing is lost by rounding.
  const whole = known.reduce((product, { of }) => product * of, 1);
  const sum = known.reduce((all, { done, of }) => all + (done * whole) / of, 0);
  return { points: Math.floor((2 * points * sum) / (whole * known.length)) / 2, proofs: known };
}

/** Null where nothing was due yet, or nothing is on record by which one could tell. */
function proofOf(sight: Sight, evidence: Evidence): Proof | null {
  switch (evidence.by) {
    case 'hand':
      return null;
    case 'duty':
      return dutyProof(sight, evidence.id);
    case 'paper':
      return paperProof(sight, evidence.id);
    case 'query':
      return queries[evidence.query](sight);
    default:
      return unreachable(evidence);
  }
}

/** Of the periods that are over, or fulfilled before they are. */
function dutyProof({ duties }: Sight, id: Id): Proof | null {
  const counted = duties.filter(
    ({ obligation, standing }) => obligation.id === id && ['done', 'late', 'beside', 'missed'].includes(standing),
  );
  const done = counted.filter(({ standing }) => standing === 'done');
  return proof(
    done.length,
    counted.length,
    counted.flatMap(({ held }) => held),
  );
}

function paperProof({ state, papers }: Sight, id: Id): Proof | null {
  const counted = papers.filter(
    ({ paper, standing }) => paper.id === id && standing !== 'due' && standing !== 'unrecorded',
  );
  const ids = counted.flatMap(({ paper, period, makers }) =>
    makers.flatMap((person) => paperOf(state, paper, period, person).rows.map(({ now }) => now.id)),
  );
  const of = counted.reduce((sum, { makers }) => sum + makers.length, 0);
  const done = counted.reduce((sum, { paper, standing, unapproved, makers, missing }) => {
    if (paper.eachMember) return sum + makers.length - missing.length;
    return sum + (standing === 'done' && !unapproved ? 1 : 0);
  }, 0);
  return proof(done, of, ids);
}

type Query = Extract<Evidence, { by: 'query' }>['query'];

const queries: Readonly<Record<Query, (sight: Sight) => Proof | null>> = {
  committee(sight) {
    const term = termOf(sight.state, sight.policy, sight.asOf);
    return term === null ? null : proof(term.tooMany ? 0 : 1, 1, committeeEntries(sight, ['election']));
  },
  groups({ state, asOf }) {
    const groups = groupsOf(state, asOf);
    const led = groups.flatMap(({ leader }) => (leader === null ? [] : [leader]));
    return proof(led.length, groups.length, led);
  },
  posts(sight) {
    const seats = termOf(sight.state, sight.policy, sight.asOf)?.seats ?? [];
    const held = seats.filter(({ person }) => person !== null);
    return proof(held.length, seats.length, committeeEntries(sight, ['election', 'seat']));
  },
  terms(sight) {
    const term = termOf(sight.state, sight.policy, sight.asOf);
    if (term === null) return null;
    const inTime = term.standing !== 'overdue' && term.yearsAllowed && term.extension?.tooLong !== true;
    const filled = term.vacancies.every(({ overdue }) => !overdue);
    return proof(inTime && filled ? 1 : 0, 1, committeeEntries(sight, ['election', 'seat', 'extension']));
  },
  development({ state }) {
    const stages = inDevelopment(state).flatMap((one) => one.stages.filter(({ on }) => on !== null));
    const whole = stages.filter(({ missing }) => missing.length === 0);
    return proof(
      whole.length,
      stages.length,
      stages.flatMap(({ documents }) => documents.map(({ id }) => id)),
    );
  },
  'dues-review'({ state, year, today, asOf }) {
    const left = new Set(basesToReview(state, year, today));
    const reviewed = membersOn(state, asOf).filter((id) => state.duesBases.get(id)?.reviewed.has(year) === true);
    return proof(reviewed.length, reviewed.length + left.size, reviewed);
  },
  services({ state, year, today }) {
    const { planned, rounds, results, withoutPictures } = serviceYear(state, year, today);
    const items = [...new Set([...planned, ...[...rounds.values()].flat(), ...results])];
    return proof(items.length - withoutPictures.length, items.length, items);
  },
  premises({ state, policy, asOf }) {
    const items = roomOf(state, policy, asOf).filter(({ item, checked }) => item.must && checked !== null);
    const good = items.filter(({ standing }) => standing === 'in-order');
    return proof(
      good.length,
      items.length,
      items.flatMap(({ checked }) => (checked === null ? [] : [checked.id])),
    );
  },
  'funds-per-head'({ state, branch, policy, year, today }) {
    const { income, perHead, entries } = fundsOf(state, policy, branch.kind, year, today);
    const ids = entries.map(({ id }) => id);
    if (perHead === null) return proof(income > 0 ? 1 : 0, 1, ids);
    return proof(Math.min(income, perHead.needed), perHead.needed, ids);
  },
  funds({ state, branch, policy, year, today }) {
    const { separateAccount, balance, entries } = fundsOf(state, policy, branch.kind, year, today);
    if (separateAccount === null) return null;
    return proof(
      separateAccount && balance >= 0 ? 1 : 0,
      1,
      entries.map(({ id }) => id),
    );
  },
  'member-ledger'({ state, year, asOf }) {
    const members = membersOn(state, asOf);
    const left = new Set(recordsNotReviewed(state, year));
    const reviewed = members.filter((id) => !left.has(id));
    const records = reviewed.flatMap((id) => entriesOf(state, `member:${id}`, 'record').map((entry) => entry.id));
    return proof(reviewed.length, members.length, records);
  },
  'life-ledger'({ state, year, today }) {
    const held = activitiesOf(state, year).filter(({ on, level }) => on <= today && level === 'branch');
    const told = held.filter(({ content, evidence }) => content !== '' || evidence.length > 0);
    return proof(
      told.length,
      held.length,
      told.map(({ id }) => id),
    );
  },
};

function proof(done: number, of: number, ids: readonly Id[]): Proof | null {
  return of === 0 ? null : { done, of, ids };
}

function committeeEntries({ state }: Sight, what: readonly ('election' | 'seat' | 'extension')[]): Id[] {
  return what.flatMap((one) => entriesOf(state, 'committee', one).map(({ id }) => id));
}
