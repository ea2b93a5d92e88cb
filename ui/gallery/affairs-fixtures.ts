/** What the desk's pages on the branch's affairs fetch. */
import type { Desk, DeskPerson, DuesPage, DuesSheet } from '../../server/kiosk/contract.ts';
import { desk } from './desk-fixtures.ts';

/** As `bench` takes them. */
type Answers = Readonly<Record<string, unknown>>;

const payment: NonNullable<DuesPage['rows'][number]['payment']> = { fen: 500, by: 'card', proxy: null };
const byProxy = { ...payment, fen: 12_050, proxy: { who: '古丽娜尔·艾合买提', reason: '生病住院' } };

export function duesPage(people: readonly DeskPerson[]): DuesPage {
  const rows = people.map(({ id }, index): DuesPage['rows'][number] => {
    const paid = index % 3 === 0;
    return {
      person: id,
      standing: paid ? 'paid' : 'owing',
      base: index % 7 === 6 ? null : 500,
      payment: paid ? (index % 2 === 0 ? payment : byProxy) : null,
    };
  });
  return {
    month: '2026-11',
    rows,
    sum: rows.reduce((sum, row) => sum + (row.payment?.fen ?? 0), 0),
    arrears: people.slice(1, 5).map(({ id }) => ({ person: id, months: ['2026-09', '2026-10'], fen: 1000 })),
    toReview: people.slice(0, 12).map(({ id }) => id),
  };
}

const sheet: DuesSheet = {
  person: 'p2',
  year: '2026',
  months: Array.from({ length: 12 }, (_, nth) => ({
    month: `2026-${String(nth + 1).padStart(2, '0')}`,
    base: 100_050,
    payment: nth < 8 ? (nth === 3 ? byProxy : { ...payment, fen: 100_050 }) : null,
  })),
  reviewed: false,
};

/** A branch as large as they come. */
export const large: Desk = {
  ...desk,
  people: Array.from({ length: 400 }, (_, index): DeskPerson => {
    const like = desk.people[index % desk.people.length];
    if (like === undefined) throw new RangeError('the fixtures have nobody');
    return { ...like, id: `l${index}`, name: index % 10 === 0 ? '古丽娜尔·艾合买提' : like.name, tellApart: '' };
  }),
};

export function answersFor({ people }: Desk): Answers {
  return { dues: duesPage(people), 'dues/member': sheet };
}

export const emptyAnswers: Answers = {
  dues: { month: '2026-11', rows: [], sum: 0, arrears: [], toReview: [] } satisfies DuesPage,
};
