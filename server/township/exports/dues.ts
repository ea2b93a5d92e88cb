/** A branch's dues of a year as a table: who has paid which month; amounts only where they are wanted (XN-02). */

import type { Cell, Table } from '../../documents/sheet.ts';
import type { Paid, PaymentsYear } from '../queries/dues.ts';

/** `amounts`: yuan stand in the place of the word. */
export function duesTable(
  { months, people }: PaymentsYear,
  year: string,
  { amounts }: { readonly amounts: boolean },
): Omit<Table, 'about'> {
  const cell = (paid: Paid): Cell => {
    if (paid === null) return '';
    if (paid === false) return '未交';
    return amounts && paid !== true ? paid / 100 : '已交';
  };
  return {
    name: `${year}年党费`,
    heads: ['姓名', ...months],
    rows: people.map(({ name, paid }) => [name, ...paid.map(cell)]),
  };
}
