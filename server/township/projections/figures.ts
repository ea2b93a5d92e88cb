/** A branch's year as the level above the township is told it: counts of each month of which there is anything to tell. */
import { type LocalDate, type Month, monthOf } from '../../domain/date.ts';
import type { Figures } from '../../domain/events/figures.ts';
import { nothing } from '../../domain/figures.ts';
import { tracesIn } from '../../domain/filing.ts';
import { yearParticipation } from '../../domain/participation.ts';
import { spansOf } from '../../domain/periods.ts';
import { branchOf, type State } from '../../domain/state.ts';
import { duesIn, meetingsIn, monthIn } from './comparison.ts';
import type { Projection } from './projection.ts';

export interface BranchFigures {
  readonly name: string;
  readonly months: Readonly<Record<Month, Figures>>;
}

/** Of the year that is the key. Null: the branch has not told of itself yet. Only a township that reports ever asks for it. */
export const figuresProjection: Projection<BranchFigures | null> = {
  of(state, today, year) {
    const branch = branchOf(state);
    if (branch === null) return null;
    const judged = yearParticipation(state, year, today);
    const meetings = meetingsIn(state, year);
    const dues = new Map(duesIn({ state, year, today }).map(({ month, ...share }) => [month, share]));
    const traces = tracesIn(state, year);
    const assessed = assessedIn(state);
    const months = spansOf('month', year).flatMap(({ key }): [Month, Figures][] => {
      const { standing } = monthIn({ state, branch, year, today }, meetings, key, judged);
      const [isOver, decided] = [standing in nothing.standings, assessed.get(key) ?? nothing.assessed];
      if (!isOver && decided === nothing.assessed) return [];
      const held = judged.meetings.filter(({ date }) => monthOf(date) === key);
      const filed = traces.filter(({ on }) => monthOf(on) === key).flatMap((meeting) => meeting.traces);
      const count = (of: 'expected' | 'present' | 'leave') => held.reduce((sum, one) => sum + one.figures[of], 0);
      const figures: Figures = {
        branches: 1,
        standings: isOver ? { ...nothing.standings, [standing]: 1 } : nothing.standings,
        attendance: { expected: count('expected'), present: count('present'), leave: count('leave') },
        traces: { done: filed.filter((have) => have.in).length, of: filed.length },
        dues: dues.get(key) ?? nothing.dues,
        assessed: decided,
      };
      return [[key, figures]];
    });
    return { name: branch.name, months: Object.fromEntries(months) };
  },
  ahead: () => [],
};

/** The decisions that hold, by the month in which they fell. */
function assessedIn({ assessments }: State): Map<Month, Figures['assessed']> {
  const decided = new Map<Month, Figures['assessed']>();
  for (const { decisions } of assessments.values()) {
    const last = decisions.at(-1);
    if (last === undefined) continue;
    const month = monthOf(last.on as LocalDate);
    const before = decided.get(month) ?? nothing.assessed;
    const word = last.qualified ? 'qualified' : 'unqualified';
    decided.set(month, { ...before, [word]: before[word] + 1 });
  }
  return decided;
}
