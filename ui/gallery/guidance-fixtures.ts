/** What the township gave: to all and to some, taken, held, recalled; policies with what differs; holidays, and a year without. */
import type {
  GivenTheme,
  GivenThemesPage,
  GuideStanding,
  HolidaysPage,
  PoliciesPage,
  PolicyProblem,
  PolicyValues,
} from '../../server/township/contract.ts';
import { wall } from './township-fixtures.ts';

const rooms = wall(32).rooms.map(({ unit, branch }) => ({ unit, branch }));
const units = rooms.map(({ unit }) => unit);
const communities = [
  { name: '城东社区党委', units: units.slice(0, 8) },
  { name: '三步擂片区', units: units.slice(8, 15) },
];
const day = (month: number, date: number) => Date.UTC(2026, month - 1, date, 2);

const turns: readonly GuideStanding[] = ['held', 'held', 'planned', 'received', 'received', 'sent'];
const mixed = (missing: number): GivenTheme['branches'] =>
  units.map((unit, n) => {
    const standing = n < missing ? 'missing' : (turns[n % turns.length] ?? 'sent');
    return { unit, standing, date: standing === 'held' || standing === 'planned' ? '2026-11-15' : null };
  });

export const givenTheme: GivenTheme = {
  ...{
    id: 't1',
    title: '学习贯彻党的二十届四中全会精神',
    when: '2026-11',
    must: true,
    at: day(11, 2),
    by: '王芳',
    to: 'all',
  },
  points: ['全会公报和《建议》全文', '习近平总书记关于《建议》的说明', '结合本村产业谈一谈怎么干'],
  lesson: { title: '“十五五”时期我国发展的指导方针和主要目标', pages: 24 },
  recalled: null,
  branches: mixed(2),
};

export const themesPage: GivenThemesPage = {
  year: '2026',
  themes: [
    {
      ...{ ...givenTheme, id: 't0', title: '防汛抗台，党员先行', when: '2026-08-05', points: [], lesson: null },
      ...{ to: units.slice(0, 3), recalled: '台风已过', branches: mixed(0).slice(0, 3) },
    },
    givenTheme,
    {
      ...givenTheme,
      id: 't2',
      title: '冬季安全生产和森林防火',
      when: '2026-12',
      must: false,
      lesson: null,
      branches: mixed(0),
    },
  ],
  ...{ rooms, communities },
};

const own = { name: '赤溪镇主题党日实施办法', base: 'cx-6n', assessment: false, by: '王芳', to: 'all' as const };

export const policiesPage: PoliciesPage = {
  presets: [
    { id: 'cx-6n', name: '赤溪镇“6+N”支部主题党日', source: '赤溪镇委〔2017〕260号' },
    { id: 'xn-plus', name: '“主题党日+”', source: '桥镇发〔2017〕20号' },
  ],
  versions: [
    {
      ...{ ...own, id: 'g2', version: 2, from: '2027-01-01', at: day(11, 10) },
      changes: [
        { path: 'participation.threshold', clause: 'CX-07 二.5', was: 0.85, value: 0.9 },
        { path: 'absence.run.length', clause: 'CX-14 三.2', was: 3, value: 2 },
        { path: 'notice.daysBefore', clause: 'CX-03 二.1', was: 5, value: 7 },
        { path: 'meeting.minutesAtLeast', clause: 'KX', was: null, value: 90 },
      ],
    },
    { ...own, id: 'g1', version: 1, from: '2026-01-01', at: day(1, 5), changes: [] },
  ],
  branches: rooms.slice(0, 12).map(({ unit, branch }, n) => ({
    ...{ unit, branch, version: 1, own: n === 3 },
    name: n === 3 ? '赤溪镇“6+N”支部主题党日' : own.name,
    next: n === 3 ? null : { name: own.name, version: 2, from: '2027-01-01' },
    standing: n === 3 ? 'missing' : (turns.slice(3)[n % 3] ?? 'sent'),
  })),
  ...{ rooms, communities },
};

export const values: PolicyValues['values'] = [
  { path: 'title', clause: 'CX-02 二.1', value: '{township}{branch}主题党日' },
  { path: 'calendar.rural.day', clause: 'CX-01 一', value: 15 },
  { path: 'calendar.rural.inHolidays', clause: 'CX-01 一', value: 'stays' },
  { path: 'notice.daysBefore', clause: 'CX-03 二.1', value: 5 },
  { path: 'notice.eachMember', clause: 'CX-03 二.1', value: true },
  { path: 'meeting.minutesAtLeast', clause: 'KX', value: null },
  { path: 'participation.threshold', clause: 'CX-07 二.5', value: 0.85 },
  { path: 'participation.inclusive', clause: 'CX-07 二.5', value: true },
  { path: 'participation.outside', clause: 'CX-07 二.5', value: ['floating', 'frail'] },
  { path: 'absence.run.length', clause: 'CX-14 三.2', value: 3 },
  { path: 'obligations.lecture.title', clause: 'CX-15 三', value: '党课' },
  { path: 'obligations.lecture.atLeast', clause: 'CX-15 三', value: 1 },
];

export const changed = new Map([
  ['participation.threshold', 1.2],
  ['notice.daysBefore', 7],
]);

export const problems: readonly PolicyProblem[] = [
  { path: 'participation.threshold', clause: 'CX-07 二.5', why: 'out-of-range', allowed: '≤ 1' },
];

export const holidaysPage: HolidaysPage = {
  years: [
    { year: '2027', days: null, entered: null, missing: 0 },
    {
      year: '2026',
      days: {
        off: [
          ['2026-01-01', '2026-01-03'],
          ['2026-02-15', '2026-02-23'],
          ['2026-10-01', '2026-10-07'],
        ],
        work: ['2026-01-04', '2026-02-14', '2026-02-28'],
      },
      entered: { at: day(1, 3), by: '王芳' },
      missing: 0,
    },
  ],
  uncovered: ['2027'],
  rooms,
};
