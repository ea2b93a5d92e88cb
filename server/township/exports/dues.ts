/** A branch's dues of a year as a table: who has paid which month; amounts only where they are wanted (XN-02). */

import type { Table } from '../../documents/sheet.ts';
import type { LocalDate } from '../../domain/date.ts';
import { paymentOf } from '../../domain/dues.ts';
import type { State } from '../../domain/state.ts';
import { duesYear } from '../queries/dues.ts';

/** `amounts`: yuan stand in the place of the word. */
export function duesTable(state: State, year: string, today: LocalDate, amounts: boolean): Omit<Table, 'about'> {
  const { months, people } = duesYear(state, year, today);
  const paidText = (person: string, month: string) => {
    const payment = paymentOf(state.dues.get(month), person);
    return amounts && payment?.fen != null ? payment.fen / 100 : '已交';
  };
  return {
    name: `${year}年党费`,
    heads: ['姓名', ...months],
    rows: people.map(({ id, name, paid }) => [
      name,
      ...months.map((month, at) => {
        const standing = paid[at] ?? null;
        return standing === null ? '' : standing ? paidText(id, month) : '未交';
      }),
    ]),
  };
}
