/** A branch's year in figures, as they stand beside other branches' (CX-16, CX-25). */
import { runsOf } from '../../domain/absence-runs.ts';
import { dateOfMeeting } from '../../domain/agenda.ts';
import type { Branch } from '../../domain/branch.ts';
import { type BranchReport, branchReport } from '../../domain/branch-report.ts';
import { instant, type LocalDate, type Month, monthOf } from '../../domain/date.ts';
import { dayStanding } from '../../domain/day-standing.ts';
import { duesMonth, firstMonthKept } from '../../domain/dues-ledger.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { askedOf } from '../../domain/monthly-meetings.ts';
import { noticesOf } from '../../domain/notices.ts';
import { type YearParticipation, yearParticipation } from '../../domain/participation.ts';
import { spansOf } from '../../domain/periods.ts';
import { beganOn, branchOf, type State } from '../../domain/state.ts';
import type { ComparedBranch, ComparedMonth, ComparedYear, MonthStanding, Share } from '../contract/comparison.ts';
import { standingOf } from '../queries/standing.ts';
import { type Projection, thisYearAndLast } from './projection.ts';

/** All that the page shows of a branch but its place among those that are shown with it. */
export type Compared = Omit<ComparedBranch, 'unit' | 'rank'>;

/** Of the year that is the key. Null: the branch has not told of itself yet. */
export const comparisonProjection = {
  of(state: State, today: LocalDate, year: string): Compared | null {
    const branch = branchOf(state);
    const report = branchReport(state, year, today);
    if (branch === null || report === null) return null;
    return {
      branch: branch.name,
      kind: branch.kind,
      notices: noticesOf(state, today).filter(({ standing }) => standing === 'open').length,
      runs: runsOf(state).filter(({ talk }) => talk === null).length,
      ...comparedYear({ state, branch, year, today }, report),
    };
  },
  ahead: thisYearAndLast,
} satisfies Projection<Compared | null>;

export interface Look {
  readonly state: State;
  readonly branch: Branch;
  readonly year: string;
  readonly today: LocalDate;
}

function comparedYear(look: Look, report: BranchReport): ComparedYear {
  const { state, year, today } = look;
  const judged = yearParticipation(state, year, today);
  const meetings = meetingsIn(state, year);
  const months = spansOf('month', year).map(({ key }) => monthIn(look, meetings, key, judged));
  const midnight = instant(today, '00:00');
  return {
    year,
    rate: judged.rate,
    threshold: judged.threshold,
    verdict: judged.verdict,
    months: months.map(({ standing, rate }) => ({ standing, rate })),
    meetings: sum(months),
    overdue: meetings.filter((meeting) => standingOf(state, meeting, midnight) === 'overdue').length,
    traces: sum(report.meetings.map(({ traces }) => ({ done: traces.in, of: traces.of }))),
    dues: sum(duesIn(look)),
    duties: report.duties,
  };
}

/** Planned or held. */
export const meetingsIn = ({ meetings }: State, year: string): Meeting[] =>
  [...meetings.values()].filter((meeting) => !meeting.withdrawn && dateOfMeeting(meeting).startsWith(`${year}-`));

/** A month counts among those asked for once its day is over, or what it asks for was held before. */
export function monthIn(
  { state, branch, today }: Look,
  meetings: readonly Meeting[],
  month: Month,
  { meetings: judged }: YearParticipation,
): ComparedMonth & Share {
  const { needed, by, own } = askedOf(branch, meetings, month, today);
  const closed = own.filter((meeting) => meeting.closed !== null);
  const known = beganOn(state) <= by;
  // One that was moved is not wanting before its own day is over.
  const isAhead = own.some((meeting) => meeting.closed === null && dateOfMeeting(meeting) >= today);
  const isOver = by < today && !isAhead;
  const rates = judged.flatMap(({ date, rate }) => (monthOf(date) === month && rate !== null ? [rate] : []));
  return {
    standing: standing(),
    rate: rates.length === 0 ? null : rates.reduce((all, rate) => all + rate, 0) / rates.length,
    done: closed.length,
    of: known && isOver ? needed : Math.min(needed, closed.length),
  };

  function standing(): MonthStanding {
    if (closed.some((meeting) => !isLate(state, meeting))) return 'held';
    if (closed.length > 0) return 'late';
    if (own.some((meeting) => dateOfMeeting(meeting) < today)) return 'not-reported';
    if (!known) return 'unrecorded';
    return isOver ? 'missing' : 'ahead';
  }
}

function isLate(state: State, meeting: Meeting): boolean {
  const day = dayStanding(state, meeting);
  return day?.kind === 'unexplained' && day.usual < dateOfMeeting(meeting);
}

/** The months of the year that are past and whose payments this log keeps. */
export function duesIn({ state, year, today }: Omit<Look, 'branch'>): (Share & { readonly month: Month })[] {
  const first = firstMonthKept(state);
  return spansOf('month', year)
    .filter(({ key }) => first !== null && first <= key && key < monthOf(today))
    .map(({ key }) => {
      const due = duesMonth(state, key).rows.filter(({ standing }) => standing !== 'not-due');
      return { month: key, done: due.filter(({ standing }) => standing === 'paid').length, of: due.length };
    });
}

function sum(shares: readonly Share[]): Share {
  return shares.reduce((all, { done, of }) => ({ done: all.done + done, of: all.of + of }), { done: 0, of: 0 });
}
