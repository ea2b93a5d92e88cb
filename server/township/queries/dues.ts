/** The year's dues of a branch, member by member and month by month, without amounts (XN-02, CX-15). */
import { type LocalDate, monthOf } from '../../domain/date.ts';
import { duesMonth, firstMonthKept } from '../../domain/dues-ledger.ts';
import { spansOf } from '../../domain/periods.ts';
import type { State } from '../../domain/state.ts';
import { nameOf } from '../../service/views/names.ts';
import type { DuesYearPage } from '../contract/figures.ts';

export function duesYear(state: State, year: string, today: LocalDate): DuesYearPage {
  const first = firstMonthKept(state);
  const months = spansOf('month', year)
    .map(({ key }) => key)
    .filter((month) => first !== null && first <= month && month <= monthOf(today));
  const standings = months.map(
    (month) => new Map(duesMonth(state, month).rows.map(({ person, standing }) => [person, standing])),
  );
  const concerned = [...state.people.keys()].filter((person) => standings.some((month) => month.has(person)));
  return {
    year,
    months,
    people: concerned.map((id) => ({
      id,
      name: nameOf(state, id) ?? '',
      paid: standings.map((month) => {
        const standing = month.get(id) ?? 'not-due';
        return standing === 'not-due' ? null : standing === 'paid';
      }),
    })),
  };
}
