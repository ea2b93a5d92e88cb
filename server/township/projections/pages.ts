/** One branch's pages, whole: a year of it, which is the `key`. */
import type { LocalDate } from '../../domain/date.ts';
import type { State } from '../../domain/state.ts';
import { yearPage } from '../../service/views/year.ts';
import { recordsPage } from '../queries/approvals.ts';
import { assessedPage } from '../queries/assessment.ts';
import { duesYear } from '../queries/dues.ts';
import { visitsPage } from '../queries/visits.ts';
import type { Projection } from './projection.ts';

function pages<V>(of: (state: State, year: string, today: LocalDate) => V) {
  return {
    of: (state, today, year) => of(state, year, today),
    ahead: (today) => [today.slice(0, 4)],
    awaited: true,
  } satisfies Projection<V>;
}

export const duesProjection = pages(duesYear);
export const recordsProjection = pages(recordsPage);
export const sheetProjection = pages(assessedPage);
export const visitsProjection = pages(visitsPage);
export const yearProjection = pages(yearPage);
