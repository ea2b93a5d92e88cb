/** The year's dues of a branch, member by member and month by month (CX-15). */
import { type LocalDate, monthOf } from '../../domain/date.ts';
import { type DuesRow, duesMonth, firstMonthKept } from '../../domain/dues-ledger.ts';
import { spansOf } from '../../domain/periods.ts';
import type { State } from '../../domain/state.ts';
import type { Id } from '../../domain/vocabulary.ts';
import { nameOf } from '../../service/views/names.ts';
import type { DuesYearPage } from '../contract/figures.ts';

/** What a month came to for one person: fen, or true where they paid and no sum is known; false: owing; null: not due. */
export type Paid = number | boolean | null;

/** With amounts, which only the branch itself may see (XN-02). */
export interface PaymentsYear {
  readonly months: DuesYearPage['months'];
  readonly people: readonly { readonly id: Id; readonly name: string; readonly paid: readonly Paid[] }[];
}

export function paymentsYear(state: State, year: string, today: LocalDate): PaymentsYear {
  const first = firstMonthKept(state);
  const months = spansOf('month', year)
    .map(({ key }) => key)
    .filter((month) => first !== null && first <= month && month <= monthOf(today));
  const ledger = months.map((month) => new Map(duesMonth(state, month).rows.map((row) => [row.person, row])));
  const concerned = [...state.people.keys()].filter((person) => ledger.some((month) => month.has(person)));
  return {
    months,
    people: concerned.map((id) => ({
      id,
      name: nameOf(state, id) ?? '',
      paid: ledger.map((month) => paidIn(month.get(id))),
    })),
  };
}

function paidIn(row: DuesRow | undefined): Paid {
  if (row === undefined || row.standing === 'not-due') return null;
  return row.standing === 'paid' && (row.payment?.fen ?? true);
}

/** The same without amounts. */
export function duesYear(state: State, year: string, today: LocalDate): DuesYearPage {
  const { months, people } = paymentsYear(state, year, today);
  return { year, months, people: people.map((one) => ({ ...one, paid: one.paid.map(hasPaid) })) };
}

const hasPaid = (paid: Paid): boolean | null => (typeof paid === 'number' ? true : paid);
