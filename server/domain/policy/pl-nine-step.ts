/** The second model plan, of a branch of a government office: nine steps, evaluated after each meeting. */
import type { Policy } from './schema.ts';
import { noAbsenceRules, noPaperwork, noRate, plainDues, usualAppraisal, usualSignIn, usualTerms } from './usual.ts';

const chosenDay = { kind: 'chosen-day' } as const;

export const plNineStep: Policy = {
  id: 'pl-nine-step',
  preset: 'pl-nine-step',
  version: 1,
  name: '机关党支部主题党日九步程序',
  source: '《年度党支部主题党日活动计划》(机关党支部)',
  title: '{branch}主题党日',
  steps: [
    { id: 'committee', kind: 'committee', title: '召开支委会确定活动主题和计划', short: '支委会' },
    { id: 'approval', kind: 'approval', title: '报机关党委审定', short: '报批' },
    { id: 'announcement', kind: 'announcement', title: '通过适当形式公开公示', short: '公示' },
    { id: 'convening', kind: 'convening', title: '召集会议', short: '召集会议' },
    { id: 'sign-in', kind: 'sign-in', title: '党员签到', short: '签到' },
    { id: 'briefing', kind: 'briefing', title: '通报到会情况和活动内容', short: '情况通报' },
    { id: 'activity', kind: 'activity', title: '组织开展活动', short: '开展活动' },
    { id: 'evaluation', kind: 'evaluation', title: '进行主题测评', short: '主题测评' },
    { id: 'summary', kind: 'summary', title: '总结提升', short: '总结提升' },
  ],
  calendar: { rural: chosenDay, organ: chosenDay, enterprise: chosenDay, other: chosenDay },
  parts: { rural: ['day'], organ: ['day'], enterprise: ['day'], other: ['day'] },
  festivals: [],
  rescheduling: { reason: true, sameMonth: true, askDaysBefore: null, superior: 'report' },
  signIn: usualSignIn,
  notice: { daysBefore: 5, eachMember: false },
  meeting: {
    perMonthAtLeast: 1,
    minutesAtLeast: 240, // “不少于半天”: half of a working day of eight hours
    theme: 'township-and-own', // “必选+自选”
    committeeBefore: true,
    planTo: 'approval',
    monthlyProblem: false,
    decisions: { reportNext: false, publish: false },
    delegates: 'committee', // 副书记、支部委员: the deputy sits in it
    recorder: true,
    recordWithinDays: 2,
  },
  scene: [
    { id: 'flag', title: '悬挂党旗', must: true },
    { id: 'badge', title: '佩戴党员徽章', must: true },
  ],
  traces: [
    { id: 'sign-in-sheet', title: '党员参加活动签到册', per: 'meeting', proof: 'sign-ins' },
    { id: 'pictures', title: '活动图片', per: 'meeting', proof: null },
    { id: 'record', title: '活动纪实表', per: 'meeting', proof: 'record' },
  ],
  evaluation: {
    points: [
      { id: 'theme', title: '主题特色鲜明' },
      { id: 'content', title: '内容充实健康' },
      { id: 'form', title: '方式灵活生动' },
      { id: 'effect', title: '效果突出显著' },
    ],
    scale: ['很满意', '满意', '一般', '不满意'], // reading 8
    satisfied: 2, // reading 8
    below: 0.6,
    times: 3,
    outsiders: true,
  },
  participation: { ...noRate, threshold: 0.8, inclusive: true, per: 'meeting', base: 'all-members' },
  absence: {
    ...noAbsenceRules,
    writtenLeave: true,
    makeUp: { ...noAbsenceRules.makeUp, owed: true, forms: [{ id: 'make-up', title: '补学' }] },
  },
  dues: plainDues,
  measures: [],
  obligations: [],
  papers: [
    {
      id: 'year-plan',
      title: '年度主题党日活动计划',
      per: 'year',
      table: true,
      due: { yearBefore: false, month: 1, day: 31 },
      approval: false, // “上报机关党委备案”
      eachMember: false,
    },
  ],
  terms: usualTerms,
  appraisal: usualAppraisal,
  ...noPaperwork,
  clauses: {
    steps: 'PL-07 b 六',
    calendar: 'PL-05 b 二',
    rescheduling: 'PL-05 b 二',
    'rescheduling.askDaysBefore': 'KX',
    'notice.daysBefore': 'PL-05 b 二',
    'meeting.perMonthAtLeast': 'PL-05 b 二',
    'meeting.minutesAtLeast': 'PL-05 b 二',
    'meeting.theme': 'PL-12 b 四',
    'meeting.committeeBefore': 'PL-07 b 六',
    'meeting.planTo': 'PL-07 b 六',
    'meeting.delegates': 'PL-04 b 六',
    'meeting.recorder': 'PL-08 b 六',
    'meeting.recordWithinDays': 'PL-08 b 六',
    scene: 'PL-11 b 六',
    traces: 'PL-08 b 六',
    evaluation: 'PL-09 b 七',
    'evaluation.scale': 'KX',
    'evaluation.satisfied': 'KX',
    'participation.threshold': 'PL-06 b 三',
    'participation.inclusive': 'PL-06 b 三',
    'participation.per': 'PL-06 b 三',
    'participation.base': 'PL-06 b 三',
    'absence.writtenLeave': 'PL-06 b 三',
    'absence.makeUp': 'PL-03 b 六',
    'papers.year-plan': 'PL-05 b 二',
    'papers.year-plan.due': 'KX',
  },
};
