/** The default policy: 赤溪镇委〔2017〕260号, the “6+N” theme day. */
import type { Policy } from './schema.ts';

const firstWorkingDay = { kind: 'first-working-day' } as const;

export const cx6n: Policy = {
  id: 'cx-6n',
  version: 1,
  name: '赤溪镇“6+N”支部主题党日',
  source: '赤溪镇委〔2017〕260号',
  title: '{township}{branch}主题党日',
  steps: [
    { id: 'sign-in', kind: 'sign-in', title: '佩戴党员徽章并持《党员一本通》签到', short: '签到', when: 'day' },
    { id: 'oath', kind: 'oath', title: '重温入党誓词', short: '重温誓词', when: 'day' },
    { id: 'dues', kind: 'dues', title: '按月交纳党费', short: '交纳党费', when: 'day' },
    {
      id: 'study',
      kind: 'study',
      title: '集体诵读党章党规和系列讲话相关章节并对照主题开展学习或活动',
      short: '诵读学习',
      when: 'day',
    },
    { id: 'discussion', kind: 'discussion', title: '党员交流讨论发言', short: '交流发言', when: 'day' },
    { id: 'summary', kind: 'summary', title: '支部书记点评或总结', short: '点评总结', when: 'day' },
  ],
  calendar: {
    rural: { kind: 'day-of-month', day: 15, inHolidays: 'stays' },
    organ: firstWorkingDay,
    enterprise: firstWorkingDay,
    other: firstWorkingDay,
  },
  parts: { rural: ['day', 'evening'], organ: ['day'], enterprise: ['day'], other: ['day'] },
  festivals: [{ id: 'july-first', title: '“七一”集中主题党日', month: 7, day: 1 }],
  rescheduling: { reason: true, sameMonth: true, askDaysBefore: null, superior: 'none' },
  signIn: { earlyMinutes: 90, forgottenHours: 14, mostParked: 200 },
  notice: { daysBefore: 5, eachMember: true },
  meeting: {
    perMonthAtLeast: 1,
    minutesAtLeast: null,
    theme: 'township',
    committeeBefore: true,
    planTo: 'nobody',
    monthlyProblem: true,
    decisions: { reportNext: false, publish: false },
    delegates: 'anyone',
    recorder: true,
    recordWithinDays: null,
  },
  scene: [
    { id: 'badge', title: '佩戴党员徽章', must: true },
    { id: 'booklet', title: '携带《党员一本通》', must: true },
  ],
  traces: [
    { id: 'year-list', title: '年度活动清单', per: 'year' },
    { id: 'month-plan', title: '每月活动方案', per: 'meeting' },
    { id: 'material', title: '学习资料', per: 'meeting' },
    { id: 'record', title: '活动记录', per: 'meeting' },
    { id: 'pictures', title: '影像图片资料', per: 'meeting' },
    { id: 'sign-in-sheet', title: '党员签到表', per: 'meeting' },
  ],
  evaluation: null,
  participation: {
    threshold: 0.85,
    inclusive: true, // reading 2: “不低于”
    per: 'year',
    average: 'mean-of-rates', // reading 2
    base: 'expected',
    leave: 'absent', // reading 1: the record form puts 请假 inside 应到
    outside: ['floating', 'frail'],
    exemptible: [],
    probationary: true, // reading 9
  },
  absence: {
    writtenLeave: false,
    contact: false,
    readOut: true,
    run: { length: 3, brokenByLeave: true, brokenByMakeUp: false }, // reading 3
    idle: { months: 6, grounds: ['attending', 'dues', 'work'], brokenByReason: true }, // reading 4
    makeUp: {
      forms: [
        { id: 'doorstep', title: '送学上门' },
        { id: 'online', title: '网上学习' },
        { id: 'remote', title: '远程连线' },
        { id: 'mailed', title: '邮寄资料' },
        { id: 'homecoming', title: '返乡“补课”' },
        { id: 'red-satchel', title: '红色小书包' },
        { id: 'red-parcel', title: '红色小包裹' },
        { id: 'red-one-to-one', title: '红色1+1' },
        { id: 'red-local-lecture', title: '红色乡土党课' },
        { id: 'red-class', title: '红色补习班' },
      ],
      withinDays: null,
      undoesAbsence: false, // reading 3
    },
  },
  dues: {
    inPerson: false,
    noPayrollDeduction: false,
    publish: null,
    yearlyReview: false,
    dueFrom: ['ordinary', 'floating', 'frail', 'away', 'front-line', 'retired'], // reading 4
    remindAfterMonths: 1,
  },
  measures: [
    { id: 'frail-contact', category: 'frail', title: '专人联系、送学上门', kind: 'visit', everyMonths: 1 },
    {
      id: 'floating-study',
      category: 'floating',
      title: '网上学习、邮寄资料、返乡“补课”',
      kind: 'contact',
      everyMonths: 1,
    },
  ],
  obligations: [
    duty('evening-study', '集中夜学', ['evening-study'], 'month', 1),
    duty('lecture', '党课', ['lecture', 'lecture-by-head', 'lecture-by-leader'], 'quarter', 1),
    duty('development-debate', '村级发展大讨论', ['development-debate'], 'year', 1),
    duty('five-stars', '“五星”党员创评(先锋指数考评)', ['pioneer-index'], 'half-year', 1),
    duty('july-first', '“七一”纪念活动', ['july-first'], 'year', 1),
    duty('publicity', '党务村务公开', ['publicity'], 'year', 1),
    duty('organisation-life', '组织生活会', ['organisation-life'], 'year', 1),
    duty('appraisal', '民主评议党员', ['appraisal'], 'year', 1),
    choice('superior-duty', '上级要求的其他应完成事项'),
    choice('economy', '发展壮大村集体经济'),
    choice('village-beauty', '美丽乡村行动'),
    choice('mediation', '信访维稳行动'),
    choice('tourism', '乡村旅游行动'),
    choice('civility', '乡风文明建设'),
    choice('flood-defence', '防汛抗台行动'),
    { ...duty('monthly-visit', '镇领导“党建月访”', ['monthly-visit'], 'month', 1), kinds: null, level: 'township' },
  ],
  papers: [
    {
      id: 'year-list',
      title: '年度活动清单',
      due: { yearBefore: false, month: 1, day: 31 },
      approval: false,
      eachMember: false,
    },
  ],
  terms: { committeeAtMost: 7, years: [2, 3], extensionMonthsAtMost: 12, remindMonthsBefore: 3, vacancyDays: 90 },
  appraisal: {
    ballot: ['好', '一般', '差'],
    grades: ['优秀', '合格', '基本合格', '不合格'],
    steps: ['个人自评', '党员互评', '民主测评', '综合分析'],
    votersAtLeast: 5,
    warningShare: null,
  },
  fundsPerHead: null,
  clauses: {
    title: 'CX-02 二.2',
    steps: 'CX-05 二.4',
    calendar: 'CX-01 二.1',
    parts: 'CX-01 二.1',
    festivals: 'CX-01 二.1',
    rescheduling: 'CX-01 附1 一',
    notice: 'CX-03 二.2',
    'meeting.perMonthAtLeast': 'CX-01 二.1',
    'meeting.theme': 'CX-03 二.2',
    'meeting.committeeBefore': 'CX-20 附1 四',
    'meeting.monthlyProblem': 'CX-23 二.3',
    'meeting.recorder': 'CX-26 二.5',
    scene: 'CX-06 二.4',
    traces: 'CX-10 二.5',
    participation: 'CX-07 二.5',
    'absence.readOut': 'CX-13 二.6',
    'absence.run': 'CX-14 二.6',
    'absence.idle': 'CX-15 二.6',
    'absence.makeUp': 'CX-09 二.5',
    measures: 'CX-09 二.5',
    obligations: 'CX-21 附1 五',
    'obligations.monthly-visit': 'CX-17 四',
    'papers.year-list': 'CX-10 二.5',
  },
};

/** One of the obligatory contents of a rural branch's year (CX-21). */
function duty(
  id: string,
  title: string,
  by: Policy['obligations'][number]['by'],
  per: Policy['obligations'][number]['per'],
  atLeast: number,
): Policy['obligations'][number] {
  return { id, title, by, per, atLeast, months: null, kinds: ['rural'], duty: 'must', level: 'branch' };
}

/** One of the contents that a branch may choose. */
function choice(id: Policy['obligations'][number]['by'][number], title: string): Policy['obligations'][number] {
  return { ...duty(id, title, [id], 'year', 1), duty: 'optional' };
}
