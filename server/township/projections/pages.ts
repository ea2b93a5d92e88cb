/** One branch's pages, whole, and what its files are written from: a year of it, which is the `key`. */
import type { LocalDate } from '../../domain/date.ts';
import { branchOf, type State } from '../../domain/state.ts';
import { yearPage } from '../../service/views/year.ts';
import { recordsPage } from '../queries/approvals.ts';
import { assessedPage } from '../queries/assessment.ts';
import { attendanceYear } from '../queries/attendance.ts';
import { duesYear, paymentsYear } from '../queries/dues.ts';
import { visitsPage } from '../queries/visits.ts';
import type { Projection } from './projection.ts';

type Of<V> = (state: State, year: string, today: LocalDate) => V;

function pages<V>(of: Of<V>) {
  return {
    of: (state, today, year) => of(state, year, today),
    ahead: (today) => [today.slice(0, 4)],
    awaited: true,
  } satisfies Projection<V>;
}

/**
 * Also with the branch's name, for a file. That is kept and passed on, and nothing on it says that more had arrived: so it waits
 * as the pages do, and is never of before. Null: the branch has not told of itself yet.
 */
const files = <V extends object>(of: Of<V>) =>
  pages((state, year, today): (V & { readonly branch: string }) | null => {
    const branch = branchOf(state);
    return branch && { branch: branch.name, ...of(state, year, today) };
  });

export const attendanceProjection = files(attendanceYear);
export const duesProjection = pages(duesYear);
/** With amounts: of this no page is made (XN-02). */
export const paymentsProjection = files(paymentsYear);
export const recordsProjection = pages(recordsPage);
export const sheetProjection = pages(assessedPage);
export const visitsProjection = pages(visitsPage);
export const yearProjection = pages(yearPage);
