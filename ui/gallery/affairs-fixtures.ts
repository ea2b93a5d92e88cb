/** What the desk's pages on the branch's affairs fetch. */
import type { BallotsPage, Desk, DeskPerson, DuesPage, DuesSheet } from '../../server/kiosk/contract.ts';
import { counted } from './ballot-fixtures.ts';
import { desk } from './desk-fixtures.ts';
import { noNotices, noticesPage } from './notices-fixtures.ts';

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

function ballotsPage(people: readonly DeskPerson[]): BallotsPage {
  const evaluation: BallotsPage['held'][number] = {
    id: 'b1',
    about: 'evaluation',
    date: '2026-11-15',
    theme: '学习贯彻全会精神　共建美丽乡村',
    state: 'counted',
    turnout: 31,
    answers: counted.answers,
    questions: counted.questions.map(({ title }, index) => ({ title, votes: counted.counts?.[index] ?? null })),
    votersAtLeast: 5,
    satisfaction: 0.976,
  };
  const appraisal: typeof evaluation = {
    ...evaluation,
    id: 'b2',
    about: 'appraisal',
    answers: ['好', '一般', '差'],
    questions: people.map(({ name }, index) => ({ title: name, votes: [28 - (index % 5), 2 + (index % 5), 1] })),
    satisfaction: null,
  };
  return {
    year: '2026',
    offered: ['evaluation', 'appraisal'],
    held: [
      evaluation,
      appraisal,
      { ...evaluation, id: 'b3', state: 'cancelled', date: '2026-10-15' },
      { ...evaluation, id: 'b4', date: '2026-09-15', satisfaction: 0.58 },
      { ...evaluation, id: 'b5', date: '2026-08-15', turnout: 3, questions: [{ title: '主题特色鲜明', votes: null }] },
    ],
    rule: { below: 0.6, times: 2, short: 1, barred: false },
  };
}

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
  return { dues: duesPage(people), 'dues/member': sheet, ballots: ballotsPage(people), notices: noticesPage(people) };
}

export const emptyAnswers: Answers = {
  dues: { month: '2026-11', rows: [], sum: 0, arrears: [], toReview: [] } satisfies DuesPage,
  notices: noNotices,
  ballots: { year: '2026', offered: [], held: [], rule: null } satisfies BallotsPage,
};
