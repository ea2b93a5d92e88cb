/** 盖镇委〔2017〕48号: study, do, correct (学、做、改) as a habit, the theme day on the 5th. */
import type { Obligation, Policy } from './schema.ts';
import {
  may,
  must,
  noAbsenceRules,
  noPaperwork,
  noRate,
  plainDues,
  usualAppraisal,
  usualSignIn,
  usualTerms,
} from './usual.ts';

export const gbRegular: Policy = {
  id: 'gb-regular',
  preset: 'gb-regular',
  version: 1,
  name: '盖北镇“两学一做”常态化主题党日',
  source: '盖镇委〔2017〕48号',
  title: '{township}{branch}主题党日',
  steps: [
    // The document sets tasks, no order of the day; the room needs a sign-in before them and a summary behind.
    { id: 'sign-in', kind: 'sign-in', title: '党员签到', short: '签到' },
    { id: 'study', kind: 'study', title: '精心组织“学”', short: '学' },
    { id: 'activity', kind: 'activity', title: '引导党员“做”', short: '做' },
    { id: 'correction', kind: 'discussion', title: '深入推动“改”', short: '改' },
    { id: 'summary', kind: 'summary', title: '总结', short: '总结' },
  ],
  calendar: {
    rural: { kind: 'day-of-month', day: 5, inHolidays: 'may-move' },
    organ: {
      kind: 'weekdays',
      days: [
        { weekday: 1, evening: true },
        { weekday: 6, evening: false },
      ],
    },
    enterprise: { kind: 'free' },
    other: { kind: 'free' },
  },
  parts: { rural: ['day'], organ: ['day'], enterprise: ['day'], other: ['day'] },
  festivals: [],
  rescheduling: { reason: true, sameMonth: true, askDaysBefore: null, superior: 'none' },
  signIn: usualSignIn,
  notice: { daysBefore: 0, eachMember: false },
  meeting: {
    perMonthAtLeast: 1,
    minutesAtLeast: null,
    theme: 'branch',
    committeeBefore: false,
    planTo: 'nobody',
    monthlyProblem: false,
    decisions: { reportNext: false, publish: false },
    delegates: 'anyone',
    recorder: false,
    recordWithinDays: null,
  },
  scene: [],
  traces: [],
  evaluation: null,
  participation: {
    ...noRate,
    outside: ['retired'], // they take part “in a fitting way”: not having come to the room says nothing
    exemptible: ['frail'],
  },
  absence: {
    ...noAbsenceRules,
    makeUp: { ...noAbsenceRules.makeUp, forms: [{ id: 'fitting-way', title: '以适当方式参加' }] },
  },
  dues: plainDues,
  measures: [
    {
      id: 'two-way',
      category: 'ordinary',
      needy: false,
      kinds: ['organ', 'enterprise', 'other'],
      title: '在职党员“双向管理”',
      everyMonths: null,
    },
    {
      id: 'by-duty',
      category: 'ordinary',
      needy: false,
      kinds: ['rural'],
      title: '农村在职党员“职责管理”',
      everyMonths: null,
    },
    {
      id: 'local',
      category: 'retired',
      needy: false,
      kinds: null,
      title: '离退休党员“属地管理”',
      everyMonths: null,
    },
    {
      id: 'care',
      category: 'frail',
      needy: true,
      kinds: null,
      title: '年老体弱党员“关爱管理”',
      everyMonths: null,
    },
    {
      id: 'dynamic',
      category: 'floating',
      needy: false,
      kinds: null,
      title: '流动党员“动态管理”',
      everyMonths: null,
    },
  ],
  obligations: [
    must('members-meeting', '党员大会', ['members-meeting'], 'quarter'),
    must('committee-meeting', '支委会会议', ['committee-meeting'], 'month'),
    must('group-meeting', '党小组会议', ['group-meeting'], 'month'), // “一至两次”, at least: one
    must('lecture', '党课', ['lecture', 'lecture-by-head', 'lecture-by-leader'], 'year'), // “一至两次”
    must('lecture-by-head', '书记给党员上党课', ['lecture-by-head'], 'year'),
    must('lesson-pack', '“月送党课”', ['lesson-pack'], 'month', { level: 'township' }),
    // “‘七一’前后或次年初”: June and July, or the first two months of the year after
    must('organisation-life', '党性定期分析(组织生活会)', ['organisation-life'], 'year', { months: [6, 7, 13, 14] }),
    must('appraisal', '民主评议党员', ['appraisal'], 'year', { months: [6, 7, 13, 14] }),
    must('pioneer-index', '先锋指数考评', ['pioneer-index'], 'half-year'),
    must('guiding-visit', '区级党员领导干部走访指导', ['guiding-visit'], 'year', { level: 'district' }),
    ...inspections(),
  ],
  papers: [
    paper('study-plan', '年度学习计划', 'year', { yearBefore: false, month: 1, day: 31 }),
    paper('study-arrangement', '季度学习安排', 'quarter', { yearBefore: false, month: 1, day: 15 }),
    paper('study-tasks', '月度学习任务', 'month', { yearBefore: false, month: 1, day: 5 }),
  ],
  terms: usualTerms,
  appraisal: {
    ...usualAppraisal,
    steps: ['集中动员', '个人自评', '党员互评', '组织评定', '亮分公示'],
    warningShare: 0.005,
  },
  ...noPaperwork,
  rectification: {
    looks: [
      { id: 'conviction', title: '看理想信念' },
      { id: 'discipline', title: '看纪律规矩' },
      { id: 'style', title: '看工作作风' },
      { id: 'organisation', title: '看组织观念' },
      { id: 'responsibility', title: '看责任担当' },
    ],
    review: true, // “严格审核、严格把关、严格督办”
  },
  clauses: {
    steps: 'GB-06 三',
    'steps.sign-in': 'KX',
    'steps.summary': 'KX',
    calendar: 'GB-01 四(五)2',
    rescheduling: 'GB-01 四(五)2',
    'rescheduling.askDaysBefore': 'KX',
    'rescheduling.superior': 'KX',
    'meeting.perMonthAtLeast': 'GB-01 四(五)2',
    'meeting.theme': 'GB-01 四(五)2',
    'participation.outside': 'GB-02 四(五)2',
    'participation.exemptible': 'GB-02 四(五)2',
    'absence.makeUp.forms': 'GB-02 四(五)2',
    measures: 'GB-09 四(四)2',
    'obligations.members-meeting': 'GB-03 四(五)1',
    'obligations.committee-meeting': 'GB-03 四(五)1',
    'obligations.group-meeting': 'GB-03 四(五)1',
    'obligations.lecture': 'GB-03 四(五)1',
    'obligations.lecture-by-head': 'GB-03 四(五)1',
    'obligations.lesson-pack': 'GB-03 四(五)1',
    'obligations.organisation-life': 'GB-04 四(五)3',
    'obligations.appraisal': 'GB-04 四(五)3',
    'obligations.pioneer-index': 'GB-04 四(五)3',
    'obligations.guiding-visit': 'GB-08 四(二)2',
    'obligations.fixed-monitoring': 'GB-05 五(二)',
    'obligations.site-observation': 'GB-05 五(二)',
    'obligations.daily-supervision': 'GB-05 五(二)',
    'obligations.spot-check': 'GB-05 五(二)',
    'obligations.special-check': 'GB-05 五(二)',
    'obligations.yearly-assessment': 'GB-05 五(二)',
    rectification: 'GB-06 三(三)2',
    'rectification.looks': 'GB-06 四(四)2',
    papers: 'GB-07 三(一)2',
    'papers.study-plan.due': 'KX',
    'papers.study-arrangement.due': 'KX',
    'papers.study-tasks.due': 'KX',
    'appraisal.steps': 'GB-04 四(五)3',
    'appraisal.warningShare': 'GB-04 四(五)3',
  },
};

/** The six ways in which the township looks in, none of them with a number (GB-05). */
function inspections(): Obligation[] {
  const ways = [
    ['fixed-monitoring', '定点监测'],
    ['site-observation', '现场观摩'],
    ['daily-supervision', '日常督查'],
    ['spot-check', '随机抽查'],
    ['special-check', '专项检查'],
    ['yearly-assessment', '年度评估'],
  ] as const;
  return ways.map(([by, title]) => may(by, title, { level: 'township' }));
}

type Paper = Policy['papers'][number];

function paper(id: string, title: string, per: Paper['per'], due: Paper['due']): Paper {
  return { id, title, per, table: false, due, approval: false, eachMember: false };
}
