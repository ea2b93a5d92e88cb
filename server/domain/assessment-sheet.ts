/**
 * The assessment sheet of a year: every printed row with its scores, the sums, what bars, and the verdict (WJ-09). What the
 * log proves of a row is `assessment-evidence.ts`.
 */
import { isOverturned, type Score, scoreOf, type YearAssessment } from './assessment.ts';
import { type Bar, barKey, barsOf } from './assessment-bars.ts';
import { policyOn } from './branch.ts';
import type { LocalDate } from './date.ts';
import type { ScoreLevel } from './events/assessment.ts';
import type { EventData } from './events.ts';
import {
  type Assessment,
  type AssessmentRow,
  type AssessmentSection,
  discrepancyOf,
} from './policy/parts/assessment.ts';
import { branchOf, type State } from './state.ts';
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

export type Verdict =
  | 'scoring' // rows are left to score at the deciding level
  | 'undecided'
  | 'not-qualified'
  | 'unpublished'
  | 'objected'
  | 'qualified';

/** What a decision was made on. */
export interface Basis {
  readonly points: number;
  /** By `barKey`. */
  readonly bars: readonly Id[];
}

export interface Sheet {
  readonly assessment: Assessment;
  readonly sections: readonly SheetSection[];
  readonly totals: ReadonlyMap<ScoreLevel, { readonly points: number; readonly missing: readonly Id[] }>;
  readonly bars: readonly Bar[];
  /** By the points of the deciding level, and no bar. */
  readonly reached: boolean;
  readonly verdict: Verdict;
  /** On what the decision was made, where other points or grounds stand now (KX-08). */
  readonly changedSince: Basis | null;
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
  const bars = barsOf({ state, branch, policy, year, today }, assessment, kept);
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
    changedSince: decided === undefined ? null : madeOn(decided, total.points, bars),
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

/** Null: nothing has changed since. A log from before the grounds were kept says only that none barred the qualified. */
function madeOn(decided: EventData<'assessment.decided'>, points: number, standing: readonly Bar[]): Basis | null {
  const now = new Set(standing.map(barKey));
  const then = decided.bars ?? (decided.qualified ? [] : [...now]);
  const same = decided.points === points && then.length === now.size && then.every((bar) => now.has(bar));
  return same ? null : { points: decided.points, bars: then };
}

/** Decided, made public, nobody objected, or every objection was answered and none to this decision upheld. */
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
  const unanswered = kept.objections.some(({ upheld }) => upheld === null);
  return unanswered || isOverturned(kept) ? 'objected' : 'qualified';
}
