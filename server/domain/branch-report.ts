/** What the levels above see of a branch's year: counts, no people (村级党建报表), and how branches rank (CX-25). */

import { type LocalDate, type Month, monthOf } from './date.ts';
import { tracesIn } from './filing.ts';
import { itemsOf } from './items.ts';
import { dutiesIn } from './obligations.ts';
import { yearParticipation } from './participation.ts';
import { branchOf, type State } from './state.ts';
import type { Id } from './vocabulary.ts';

export interface ReportedMeeting {
  readonly month: Month;
  readonly on: LocalDate;
  readonly expected: number;
  readonly present: number;
  /** Of the traces that the policy asks for, how many are in. */
  readonly traces: { readonly in: number; readonly of: number };
}

export interface BranchReport {
  readonly branch: Id;
  readonly name: string;
  readonly meetings: readonly ReportedMeeting[];
  /** 0…1, over the year so far; null before the first meeting. */
  readonly rate: number | null;
  /**
   * Duties whose time is over, or that are done: `done` in time, `late` after it or in other months than are named, `missed`
   * not at all.
   */
  readonly duties: { readonly done: number; readonly late: number; readonly missed: number };
  readonly reminders: { readonly open: number; readonly late: number };
}

/** Of `year` (`2026`) as it stands today; null before the branch was set up. */
export function branchReport(state: State, year: string, today: LocalDate): BranchReport | null {
  const branch = branchOf(state);
  if (branch === null) return null;
  const { meetings, rate } = yearParticipation(state, year, today);
  const traces = new Map(tracesIn(state, year).map((one) => [one.meeting, one.traces]));
  const duties = dutiesIn(state, branch, year, today).filter(
    ({ obligation }) => obligation.duty === 'must' && obligation.level === 'branch',
  );
  const reminders = itemsOf(state, 'reminder', today);
  const count = <T extends { readonly standing: string }>(list: readonly T[], standing: T['standing']) =>
    list.filter((one) => one.standing === standing).length;
  return {
    branch: branch.id,
    name: branch.name,
    meetings: meetings.map(({ meeting, date, figures }) => {
      const asked = traces.get(meeting) ?? [];
      return {
        month: monthOf(date),
        on: date,
        expected: figures.expected,
        present: figures.present,
        traces: { in: asked.filter((have) => have.in).length, of: asked.length },
      };
    }),
    rate,
    duties: {
      done: count(duties, 'done'),
      late: count(duties, 'late') + count(duties, 'beside'),
      missed: count(duties, 'missed'),
    },
    reminders: { open: count(reminders, 'open'), late: count(reminders, 'late') },
  };
}

/** What branches are ranked by. */
type Rankable = Pick<BranchReport, 'duties' | 'rate'>;

export interface Ranked<T extends Rankable> {
  /** From 1; equal ones share it. */
  readonly rank: number;
  readonly report: T;
}

/**
 * 考核排序: the larger share of duties done in time first, then the higher participation. The document gives no formula;
 * the figures stand beside the rank, and people decide.
 */
export function ranked<T extends Rankable>(reports: readonly T[]): Ranked<T>[] {
  const sorted = reports.toSorted(better);
  return sorted.map((report) => ({ rank: 1 + sorted.findIndex((one) => better(one, report) === 0), report }));
}

function better(a: Rankable, b: Rankable): number {
  return shareDone(b) - shareDone(a) || (b.rate ?? 0) - (a.rate ?? 0);
}

function shareDone({ duties: { done, late, missed } }: Rankable): number {
  const all = done + late + missed;
  return all === 0 ? 0 : done / all;
}
