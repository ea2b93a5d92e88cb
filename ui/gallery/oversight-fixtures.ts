/** What the township keeps an eye on: the record of looks, the assessment, visits, and what lies behind a branch's figures. */
import type {
  AssessedBranch,
  AssessedPage,
  AssessmentOverview,
  AuditPage,
  DuesYearPage,
  MeetingNames,
  VisitsPage,
  YearPage,
} from '../../server/township/contract.ts';
import { assessmentDecided, assessmentPage } from './assessment-fixtures.ts';
import { wall } from './township-fixtures.ts';

const rooms = wall(32).rooms.map(({ unit, branch }) => ({ unit, branch }));
const names = '林国栋 陈建国 王桂兰 张德福 罗春香 周玉梅 吴小芬 郑志强'.split(' ');

const looks = [
  ['王芳', 'people:2026', 'looked', ''],
  ['李卫东', 'dues:2026', 'exported', ''],
  ['王芳', 'device:b-9', 'revoked', '设备送修，换了新终端'],
  ['王芳', 'assessment:2026', 'assessment.score', ''],
  ['李卫东', 'meeting:m11', 'looked', ''],
] as const;

export const auditPage: AuditPage = {
  entries: Array.from({ length: 40 }, (_, index) => {
    const [account, subject, deed, reason] = looks[index % looks.length] ?? looks[0];
    const { unit = '', branch = '' } = rooms[(index * 7) % rooms.length] ?? {};
    return {
      ...{ account, subject, deed, reason, unit, branch },
      id: `a${index}`,
      at: Date.UTC(2026, 10, 15, 1) - index * 3_600_000,
    };
  }),
  after: '1.a',
  accounts: ['王芳', '李卫东'].map((name, index) => ({ id: `c${index}`, name })),
  units: rooms,
};

const verdicts = ['qualified', 'scoring', 'undecided', 'not-qualified', 'unpublished', 'objected'] as const;

function assessed(index: number): AssessedBranch {
  const { unit, branch } = rooms[index] ?? { unit: '', branch: '' };
  if (index % 11 === 8) return { unit, branch, sheet: null };
  const verdict = verdicts[index % verdicts.length] ?? 'scoring';
  const [own, total] = [92 - (index % 9), 90 - (index % 13)];
  const decided = verdict === 'scoring' || verdict === 'undecided' ? null : '2026-11-10';
  return {
    unit,
    branch,
    sheet: {
      name: '党支部规范化建设考核细则',
      threshold: 85,
      levels: [
        { level: 'branch', total: own, missing: 0 },
        { level: 'committee', total: verdict === 'scoring' ? 41.5 : total, missing: verdict === 'scoring' ? 14 : 0 },
        { level: 'district', total: decided === null ? 0 : total, missing: decided === null ? 30 : 0 },
      ],
      bars: verdict === 'not-qualified' ? ['党支部书记受党内警告以上处分'] : [],
      verdict,
      ...{ decided, decidedBy: decided === null ? '' : '镇党建办' },
      published: verdict === 'qualified' || verdict === 'objected' ? '2026-11-12' : null,
      objections: verdict === 'objected' ? 1 : 0,
    },
  };
}

export const assessmentOverview = (count: number): AssessmentOverview => ({
  year: '2026',
  branches: Array.from({ length: count }, (_, index) => assessed(index)),
  untold: [],
});

const sheetOf = (page: typeof assessmentPage): AssessedPage => ({
  ...page,
  ...{ unit: 'u0', branch: '流岐岙村党支部', today: '2026-11-15' },
  evidence: { r0: ['2026-03-15', '2026-04-15', '2026-05-15'] },
  grounds: [
    { id: 'no-secretary', title: '党支部书记缺职' },
    { id: 'no-funds', title: '未落实党建工作专项经费' },
  ],
});
export const sheetScoring = sheetOf(assessmentPage);
export const sheetDecided = sheetOf(assessmentDecided);

export const visitsPage: VisitsPage = {
  year: '2026',
  today: '2026-11-15',
  visits: [
    {
      ...{
        id: 'v1',
        on: '2026-11-10',
        kind: 'inspection',
        level: 'township',
        title: '党群办 周明',
        place: '村党员活动室',
      },
      ...{ text: '签到与会议记录一致，有两人没有佩戴党员徽章。', meeting: '2026-10-15', score: 92, grade: '合格' },
    },
    {
      ...{ id: 'v2', on: '2026-05-06', kind: 'monthly-visit', level: 'district', title: '党建月访', place: '' },
      ...{ text: '', meeting: null, score: null, grade: null },
    },
  ],
  findings: [
    {
      ...{
        id: 'f1',
        on: '2026-11-10',
        from: 'township',
        text: '会议记录不规范，缺少讨论发言',
        measures: '按样本补齐十月以后的记录',
      },
      ...{ due: '2026-11-14', standing: 'late', closed: null },
      trail: [{ on: '2026-11-12', text: '已补十月的记录', passed: null }],
    },
    {
      ...{ id: 'f2', on: '2026-05-06', from: 'community', text: '公开栏没有更新', measures: '', due: '2026-05-20' },
      ...{ standing: 'done', closed: '2026-05-18', trail: [{ on: '2026-05-18', text: '已经整改到位', passed: true }] },
    },
  ],
  meetings: [{ id: 'm10', date: '2026-10-15' }],
  grades: ['优秀', '合格', '基本合格', '不合格'],
};

export const duesYear: DuesYearPage = {
  year: '2026',
  months: Array.from({ length: 11 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`),
  people: names.map((name, index) => ({
    id: name,
    name,
    paid: Array.from({ length: 11 }, (_, month) => (index === 5 && month < 3 ? null : (index * 5 + month) % 13 !== 7)),
  })),
};

export const meetingNames: MeetingNames = {
  present: names.slice(0, 5),
  leave: names.slice(5, 6),
  missing: names.slice(6),
  outsidePresent: [],
  outsideAway: ['张德福'],
  others: ['镇农技站 何芳'],
};

export const year: YearPage = {
  ...{
    year: '2026',
    rate: 0.87,
    threshold: 0.85,
    verdict: 'reached',
    meetings: [],
    traces: [],
    papers: [],
    chapters: [],
  },
  duties: [
    {
      ...{ id: 'evening-study', title: '集中夜学', clause: 'CX-21 附1 三' },
      periods: Array.from({ length: 12 }, (_, month) => ({
        period: `2026-${String(month + 1).padStart(2, '0')}`,
        due: '2026-12-31',
        standing: month === 11 ? 'not-yet' : month === 6 ? 'missed' : month === 10 ? 'due' : 'done',
        held: [],
      })),
    },
    {
      ...{ id: 'lecture', title: '党课', clause: 'CX-21 附1 三' },
      periods: (['done', 'late', 'done', 'due'] as const).map((standing, quarter) => ({
        ...{ period: `2026-Q${quarter + 1}`, due: '2026-12-31', standing, held: [] },
      })),
    },
    {
      ...{ id: 'appraisal', title: '组织生活会与民主评议', clause: 'CX-21 附1 三' },
      periods: [{ period: '2026', due: '2026-12-31', standing: 'due', held: [] }],
    },
  ],
};
