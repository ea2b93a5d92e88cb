/** What lies behind a branch's figures: who was at a meeting, duties, dues, visits and what must be put right. */
import type { Finding, MeetingNames, Visit, YearDuty } from '../../server/township/contract.ts';
import { dayText } from '../elements/clock.ts';
import { activityKinds } from './ledgers.ts';
import { levels } from './notices.ts';

const full = (day: string) => `${day.slice(0, 4)}年${dayText(day)}`;

export const behind = {
  heading: '数据明细',
  parts: { duties: '规定事项', dues: '党费', visits: '督查走访' },
  onRecord: '明细含个人信息，每次查看都会留下记录。',
  exports: { attendance: '导出出席情况', dues: '导出党费', notices: '导出提醒' },
} as const;

export const meetingNames = {
  heading: (day: string) => `${dayText(day)}主题党日详情`,
  open: '详情',
  openOf: (day: string) => `${dayText(day)}主题党日详情`,
  lines: {
    present: '出席',
    leave: '请假',
    missing: '缺席',
    outsidePresent: '不计入参与率，到会',
    outsideAway: '不计入参与率，未到',
    others: '其他参与人',
  } satisfies Record<keyof MeetingNames, string>,
  line: (label: string, count: number) => `${label} ${count} 人`,
  nobody: '无',
  close: '关闭',
} as const;

type DutyStanding = YearDuty['periods'][number]['standing'];

export const duties = {
  heads: ['规定事项', '各期完成情况'],
  standings: {
    'not-yet': '未到',
    due: '进行中',
    done: '✓',
    beside: '不在规定月份',
    late: '推迟',
    missed: '未开展',
    unrecorded: '启用前',
    open: '未选',
  } satisfies Record<DutyStanding, string>,
  period: (period: string) => {
    const rest = period.slice(5);
    if (rest === '') return '全年';
    if (rest.startsWith('Q')) return `${rest.slice(1)}季度`;
    if (rest.startsWith('H')) return rest === 'H1' ? '上半年' : '下半年';
    return `${Number(rest)}月`;
  },
  none: '现行制度没有规定其他事项。',
} as const;

export const dues = {
  name: '姓名',
  month: (month: string) => `${Number(month.slice(5))}月`,
  paid: '已交',
  owing: '未交',
  notDue: '不交',
  none: '还没有党费记录传来。',
} as const;

export const visits = {
  record: '登记督查走访',
  visits: '督查走访',
  findings: '需要整改',
  noVisits: '这一年还没有督查走访。',
  noFindings: '没有需要整改的问题。',
  what: ({ kind, title }: Visit) => {
    const name = activityKinds[kind][1];
    return title === '' || title === name ? name : `${name}：${title}`;
  },
  where: ({ on, level, place, meeting }: Visit) =>
    [full(on), levels[level], place, ...(meeting === null ? [] : [`${dayText(meeting)}主题党日`])]
      .filter((part) => part !== '')
      .join(' · '),
  result: ({ score, grade }: Visit) => [...(score === null ? [] : [`${score} 分`]), ...(grade === null ? [] : [grade])],
  standing: ({ due, standing }: Finding) =>
    ({
      open: due === null ? '整改中' : `${dayText(due)}前`,
      late: due === null ? '逾期' : `${dayText(due)}逾期`,
      done: '已销号',
      'done-late': '逾期销号',
    })[standing],
  from: ({ from, on }: Finding) => `${levels[from]} · ${full(on)}`,
  measures: (measures: string) => `要求：${measures}`,
  trail: ({ on, text, passed }: Finding['trail'][number]) =>
    `${dayText(on)}${passed === null ? '' : passed ? ' 验收合格' : ' 验收不合格'}${text === '' ? '' : `：${text}`}`,
  pass: '验收合格，销号',
  fail: '验收不合格',
  said: { pass: '已经整改到位', fail: '没有整改到位' },
  form: {
    heading: '登记督查走访',
    kind: '方式',
    on: '日期',
    level: '由谁督查',
    levels: { community: levels.community, township: levels.township, district: levels.district },
    title: '带队人或主题',
    place: '地点',
    meeting: '结合哪次主题党日',
    noMeeting: '没有结合主题党日',
    date: (date: string) => full(date),
    score: '得分（可不填）',
    grade: '等次',
    noGrade: '不评等次',
    text: '督查情况',
    wanted: '有问题，要求支部整改',
    finding: '发现的问题',
    measures: '整改要求',
    due: '整改期限',
    save: '登记',
  },
  cancel: '取消',
} as const;
