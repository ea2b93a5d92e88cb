/**
 * The assessment sheet of a year: every printed row with its scores, the sums, what bars, and the verdict (WJ-09). What the
 * log proves of a row is `assessment-evidence.ts`.
 */
import { type Objection, type Score, scoreOf, type YearAssessment } from './assessment.ts';
import { type Branch, policyOn } from './branch.ts';
import type { LocalDate } from './date.ts';
import type { ScoreLevel } from './events/assessment.ts';
import { fundsOf } from './funds.ts';
import {
  type Assessment,
  type AssessmentRow,
  type AssessmentSection,
  discrepancyOf,
} from './policy/parts/assessment.ts';
import type { Policy } from './policy/schema.ts';
import { branchOf, type State } from './state.ts';
import { termOf } from './terms.ts';
import type { Id } from './vocabulary.ts';

export interface SheetRow {
  readonly row: AssessmentRow;
  readonly scores: ReadonlyMap<ScoreLevel, Score>;
}

export interface SheetSection {
  readonly section: AssessmentSection;
  readonly rows: readonly SheetRow[];
  /** Its rows add up to so much more than is printed over it. */
  readonly discrepancy: number;
  /** `sum` of the rows, `counted` never above what is printed over the section. */
  readonly sums: ReadonlyMap<ScoreLevel, { readonly sum: number; readonly counted: number }>;
}

export interface Bar {
  /** Null: one that the list leaves open. */
  readonly ground: Id | null;
  /** A person stated it, or it is seen in the log. */
  readonly stated: Id | null;
  readonly text: string;
}

export type Verdict =
  | 'scoring' // rows are left to score at the deciding level
  | 'undecided'
  | 'not-qualified'
  | 'unpublished'
  | 'objected'
  | 'qualified';

export interface Sheet {
  readonly assessment: Assessment;
  readonly sections: readonly SheetSection[];
  readonly totals: ReadonlyMap<ScoreLevel, { readonly points: number; readonly missing: readonly Id[] }>;
  readonly bars: readonly Bar[];
  /** By the points of the deciding level, and no bar. */
  readonly reached: boolean;
  readonly verdict: Verdict;
  /** The decision was made on other points than now stand (KX-08). */
  readonly changedSince: number | null;
}

/** Of `year` (`2026`); null where the policy has no assessment. */
export function assessmentSheet(state: State, year: string, today: LocalDate): Sheet | null {
  const branch = branchOf(state);
  const last = `${year}-12-31`;
  const policy = branch === null ? null : policyOn(branch, last < today ? last : today);
  if (branch === null || policy === null || policy.assessment === null) return null;
  const { assessment } = policy;
  const kept = state.assessments.get(year);
  const sections = assessment.sections.map((section) => sectionOf(assessment, section, kept));
  const totals = new Map(assessment.levels.map((level) => [level, totalOf(sections, level)]));
  const total = totals.get(assessment.levels.at(-1) ?? 'branch') ?? { points: 0, missing: [] };
  const bars = [...barsSeen({ state, branch, policy, year, today }, assessment), ...barsStated(kept)];
  const { threshold, inclusive } = assessment;
  const enough = total.points > threshold || (inclusive && total.points === threshold);
  const reached = enough && bars.length === 0;
  const decided = kept?.decisions.at(-1);
  return {
    assessment,
    sections,
    totals,
    bars,
    reached,
    verdict: verdictOf(assessment, kept, total.missing.length, bars.length),
    changedSince: decided !== undefined && decided.points !== total.points ? decided.points : null,
  };
}

function sectionOf({ levels }: Assessment, section: AssessmentSection, kept: YearAssessment | undefined): SheetSection {
  const rows = section.rows.map((row): SheetRow => {
    const scores = levels.flatMap((level) => {
      const score = scoreOf(kept, row.id, level);
      return score === undefined ? [] : [[level, score] as const];
    });
    return { row, scores: new Map(scores) };
  });
  const sums = levels.map((level) => {
    const sum = rows.reduce((all, { scores }) => all + (scores.get(level)?.points ?? 0), 0);
    return [level, { sum, counted: Math.min(sum, section.points) }] as const;
  });
  return { section, rows, discrepancy: discrepancyOf(section), sums: new Map(sums) };
}

function totalOf(sections: readonly SheetSection[], level: ScoreLevel) {
  const rows = sections.flatMap((section) => section.rows);
  return {
    points: sections.reduce((sum, { sums }) => sum + (sums.get(level)?.counted ?? 0), 0),
    missing: rows.filter(({ scores }) => !scores.has(level)).map(({ row }) => row.id),
  };
}

function barsStated(kept: YearAssessment | undefined): Bar[] {
  return (kept?.vetoes ?? [])
    .filter(({ withdrawn }) => withdrawn === null)
    .map(({ id, ground, text }) => ({ ground, stated: id, text }));
}

interface Sight {
  readonly state: State;
  readonly branch: Branch;
  readonly policy: Policy;
  readonly year: string;
  readonly today: LocalDate;
}

/** Of the grounds that the policy names, those that the log shows by itself. */
function barsSeen(sight: Sight, { vetoes }: Assessment): Bar[] {
  return vetoes
    .filter(({ id }) => signs[id]?.(sight) === true)
    .map(({ id }) => ({ ground: id, stated: null, text: '' }));
}

const signs: Readonly<Record<Id, (sight: Sight) => boolean>> = {
  'no-secretary'({ state, branch, policy, today }) {
    const seats = termOf(state, policy, today)?.seats ?? [];
    const vacant = seats.some(({ post, person }) => post === 'secretary' && person === null);
    return vacant || branch.secretary === null || state.people.get(branch.secretary)?.left !== false;
  },
  /** Said when the year is over: until then the money can still come. */
  'no-funds'({ state, branch, policy, year, today }) {
    const last = `${year}-12-31`;
    return last < today && fundsOf(state, policy, branch.kind, year, last).income === 0;
  },
};

/** Decided, made public, nobody objected, or no objection was upheld. */
function verdictOf(
  { publicised }: Assessment,
  kept: YearAssessment | undefined,
  missing: number,
  bars: number,
): Verdict {
  const decided = kept?.decisions.at(-1);
  if (kept === undefined || decided === undefined) return missing > 0 ? 'scoring' : 'undecided';
  if (!decided.qualified || bars > 0) return 'not-qualified';
  if (!publicised) return 'qualified';
  if (kept.published === null) return 'unpublished';
  return kept.objections.some(isStanding) ? 'objected' : 'qualified';
}

/** Not answered yet, or found to be right. */
export function isStanding({ upheld }: Objection): boolean {
  return upheld !== false;
}
