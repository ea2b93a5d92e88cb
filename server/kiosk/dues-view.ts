/** What the desk shows of the dues: a month of the branch, a year of one member (XN-02, WJ-03). */
import { addMonths, type LocalDate, type Month } from '../domain/date.ts';
import { baseIn, type Payment } from '../domain/dues.ts';
import { arrears, basesToReview, duesMonth, duesOfYear } from '../domain/dues-ledger.ts';
import type { State } from '../domain/state.ts';
import type { Id } from '../domain/vocabulary.ts';
import type { DuesPage, DuesPayment, DuesSheet } from './contract.ts';

export function duesPage(state: State, month: Month, today: LocalDate): DuesPage {
  const { rows, sum } = duesMonth(state, month);
  return {
    month,
    rows: rows.map(({ payment, ...row }) => ({ ...row, payment: shown(payment) })),
    sum,
    arrears: arrears(state, today),
    toReview: basesToReview(state, month.slice(0, 4), today),
  };
}

export function duesSheet(state: State, person: Id, year: string): DuesSheet {
  const base = state.duesBases.get(person);
  return {
    person,
    year,
    months: duesOfYear(state, person, year).map((payment, nth) => {
      const month = addMonths(`${year}-01`, nth);
      return { month, base: baseIn(base, month), payment: shown(payment) };
    }),
    reviewed: base?.reviewed.has(year) === true,
  };
}

function shown(payment: Payment | null): DuesPayment | null {
  return payment === null ? null : { fen: payment.fen, by: payment.by, proxy: payment.proxy };
}
