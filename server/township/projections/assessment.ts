/** What a branch's assessment of a year has come to (WJ-09). */
import type { LocalDate } from '../../domain/date.ts';
import { branchOf, type State } from '../../domain/state.ts';
import { assessmentPage } from '../../service/views/assessment.ts';
import type { AssessedBranch } from '../contract/assessment.ts';
import { type Projection, thisYearAndLast } from './projection.ts';

/** `decidedBy` is an account's id, or who it was at the desk. */
type Assessed = Omit<AssessedBranch, 'unit'>;

/** Of the year that is the key. Null: the branch has not told of itself yet. */
export const assessmentProjection = {
  of(state: State, today: LocalDate, year: string): Assessed | null {
    const branch = branchOf(state)?.name;
    if (branch === undefined) return null;
    const { sheet } = assessmentPage(state, year, today);
    if (sheet === null) return { branch, sheet };
    const { name, threshold, levels, bars, verdict, decision, published, objections } = sheet;
    return {
      branch,
      sheet: {
        ...{ name, threshold, levels, verdict, published },
        bars: bars.map(({ title, text }) => [title, text].filter(Boolean).join('：')),
        decided: decision?.on ?? null,
        decidedBy: state.assessments.get(year)?.decisions.at(-1)?.by ?? '',
        objections: objections.filter(({ upheld }) => upheld === null).length,
      },
    };
  },
  ahead: thisYearAndLast,
} satisfies Projection<Assessed | null>;
