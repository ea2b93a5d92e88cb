/** What the desk's pages on the branch's affairs fetch. */
import type {
  AbsencePage,
  BallotsPage,
  Desk,
  DeskPerson,
  DuesPage,
  DuesSheet,
  MeetingNames,
  YearPage,
} from '../../server/kiosk/contract.ts';
import { assessmentPage, noAssessment } from './assessment-fixtures.ts';
import { counted } from './ballot-fixtures.ts';
import { choices } from './choices-fixtures.ts';
import { desk } from './desk-fixtures.ts';
import { itemsPage, noItems } from './items-fixtures.ts';
import { ledgersPage, noLedgers } from './ledgers-fixtures.ts';
import { noNotices, noticesPage } from './notices-fixtures.ts';
import { noPeople, peopleAnswers } from './people-fixtures.ts';
import { photosPage } from './photos-fixtures.ts';
import { noThemes, themesPage } from './themes-fixtures.ts';

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

const yearOf: YearPage = {
  year: '2026',
  rate: 0.862,
  threshold: 0.85,
  verdict: 'reached',
  meetings: Array.from({ length: 11 }, (_, index) => ({
    meeting: `m${index}`,
    date: `2026-${String(index + 1).padStart(2, '0')}-15`,
    theme: '学习贯彻全会精神',
    expected: 400,
    present: 310 + 8 * index,
    leave: 12,
    rate: (310 + 8 * index) / 400,
    verdict: index % 3 === 0 ? 'missed' : 'reached',
  })),
  traces: Array.from({ length: 11 }, (_, index) => ({
    date: `2026-${String(index + 1).padStart(2, '0')}-15`,
    have: ['年度活动清单', '每月活动方案', '学习资料', '活动记录', '影像图片资料', '党员签到表'].map((title, nth) => ({
      title,
      in: (index + nth) % 4 !== 0,
    })),
  })),
  duties: [
    '集中夜学',
    '党课',
    '村级发展大讨论',
    '“五星”党员创评(先锋指数考评)',
    '“七一”纪念活动',
    '党务村务公开',
    '组织生活会',
  ].map((title, index) => ({
    id: `d${index}`,
    title,
    clause: 'CX-21 附1 五',
    periods: Array.from({ length: index === 0 ? 12 : 4 }, (_, nth) => ({
      period: index === 0 ? `2026-${String(nth + 1).padStart(2, '0')}` : `2026-Q${nth + 1}`,
      due: '2026-12-31',
      standing: (['done', 'late', 'missed', 'due', 'not-yet'] as const)[nth % 5] ?? 'open',
      held: nth % 5 < 2 ? [{ on: '2026-03-15', content: '党课' }] : [],
    })),
  })),
  papers: [
    {
      title: '年度活动清单',
      period: '2026',
      due: '2026-01-31',
      standing: 'done',
      unapproved: false,
      missing: [],
      clause: 'CX-10 二.5',
    },
    {
      title: '党员个人学习计划',
      period: '2026-Q1',
      due: '2026-01-31',
      standing: 'late',
      unapproved: false,
      missing: ['陈建国', '林秀英', '黄志强', '李明'],
      clause: 'GB-07 三(二)',
    },
  ],
  chapters: Array.from({ length: 12 }, (_, chapter) => ({
    chapter,
    title: chapter === 0 ? '总纲' : '第十章　党和共产主义青年团的关系',
    read: chapter < 5 ? ['2026-03-15', '2026-04-15'] : [],
  })),
};

function absencePage(people: readonly DeskPerson[]): AbsencePage {
  const absentees: AbsencePage['meetings'][number]['absentees'] = people.map(({ id, name }, index) => ({
    person: id,
    name,
    attendance: index % 4 === 0 ? 'leave' : 'absent',
    entries:
      index % 3 === 0
        ? [
            { id: `c${index}`, what: 'contact', on: '2026-11-18', text: '家中老人住院，走不开', late: false },
            { id: `u${index}`, what: 'make-up', on: '2026-11-20', text: '送学上门', late: index % 2 === 0 },
            { id: `r${index}`, what: 'read-out', on: '2026-11-20', text: '', late: false },
          ]
        : [],
  }));
  const forms = [
    '送学上门',
    '网上学习',
    '远程连线',
    '邮寄资料',
    '返乡“补课”',
    '红色小书包',
    '红色小包裹',
    '红色1+1',
    '红色乡土党课',
    '红色补习班',
  ];
  return {
    year: '2026',
    meetings: Array.from({ length: 11 }, (_, index) => ({
      meeting: `m${index}`,
      date: `2026-${String(11 - index).padStart(2, '0')}-15`,
      theme: index % 2 === 0 ? '学习贯彻全会精神　共建美丽乡村' : '防汛抗台　党员先行',
      parts: ['day', 'evening'],
      summary: index === 0 ? '' : '大家学得认真。',
      absentees: index === 2 ? [] : absentees,
      forms: forms.map((title, nth) => ({ id: `f${nth}`, title })),
      toReadOut: absentees.slice(1, 4).map(({ person }) => person),
    })),
    talks: people
      .slice(0, 5)
      .map(({ id, name }) => ({ person: id, name, missed: ['2026-09-15', '2026-10-15', '2026-11-15'], reached: 'm0' })),
  };
}

function names(people: readonly DeskPerson[]): MeetingNames {
  const said = people.map(({ name }) => name);
  const few = said.slice(0, 3);
  return { present: said, leave: few, missing: said.slice(3, 40), outsidePresent: few, outsideAway: [], others: few };
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
  return {
    dues: duesPage(people),
    'dues/member': sheet,
    ballots: ballotsPage(people),
    year: yearOf,
    names: names(people),
    absence: absencePage(people),
    notices: noticesPage(people),
    ledgers: ledgersPage,
    themes: themesPage,
    photos: photosPage,
    choices,
    items: itemsPage,
    assessment: assessmentPage,
    ...peopleAnswers,
  };
}

export const emptyAnswers: Answers = {
  dues: { month: '2026-11', rows: [], sum: 0, arrears: [], toReview: [] } satisfies DuesPage,
  notices: noNotices,
  ledgers: noLedgers,
  themes: noThemes,
  photos: { year: '2026', meetings: [], most: 30 },
  items: noItems,
  assessment: noAssessment,
  ...noPeople,
  absence: { year: '2026', meetings: [], talks: [] } satisfies AbsencePage,
  ballots: { year: '2026', offered: [], held: [], rule: null } satisfies BallotsPage,
  year: {
    ...yearOf,
    rate: null,
    verdict: 'none-yet',
    meetings: [],
    traces: [],
    duties: [],
    papers: [],
  } satisfies YearPage,
};
