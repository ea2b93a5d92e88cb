/** What the township's page of one branch says. */
import type { BranchPage, GridMeeting, MonthMark } from '../../server/township/contract.ts';
import { dayText } from '../elements/clock.ts';
import { percent } from '../elements/percent.ts';

export const branch = {
  back: '各支部活动室',
  year: (year: number | string) => `${year}年`,
  facts: '年度情况',
  rate: '全年参与率',
  target: (threshold: number) => `要求 ${percent(threshold)}`,
  verdicts: { reached: '达到要求', missed: '低于要求', 'none-yet': '还没有数据', unjudged: '制度没有规定' },
  members: '党员',
  others: '其他参与人',
  held: '已开展',
  times: (count: number) => `${count} 次`,
  people: (count: number) => `${count} 人`,
  grid: '全年主题党日',
  month: (month: number) => `${month}月`,
  noMeeting: '没有安排',
  attended: ({ present, expected, rate }: NonNullable<GridMeeting['figures']>) =>
    `${present} / ${expected}${rate === null ? '' : ` · ${percent(rate)}`}`,
  leave: (leave: number) => `请假 ${leave}`,
  planned: '已安排',
  untold: '出席情况还没有传来',
  whole: '✓ 材料齐全',
  missing: (meeting: GridMeeting) =>
    `缺：${meeting.traces
      .filter((trace) => !trace.in)
      .map(({ title }) => title)
      .join('、')}`,
  curve: '参与率走势',
  noCurve: '今年还没有结束的主题党日。',
  policy: (page: BranchPage) => `执行制度：${page.policy}`,
  notices: (open: number) => (open === 0 ? '提醒' : `提醒（${open} 条要办）`),
  noNotices: '没有要办的事。',
  faulty: '这个支部的提醒无法显示，原因见服务日志。',
  basis: '依据',
  closes: '怎样办结',
  byAnswer: '支部书记在活动室的工作台上写明情况后，提醒办结。',
  byAnswerHere: '由本级写明情况后，提醒办结。',
  byFact: '事情办好、记录传来后，提醒自动消除。',
  due: (due: string) => `${dayText(due)}前`,
  since: (since: string) => `${dayText(since)}起`,
  names: '名单',
  look: '查看名单',
  onRecord: '名单含个人信息，每次查看都会留下记录。',
  peopleHeads: ['姓名', '身份', '党小组'],
  yearHead: '各月出席',
  countHeads: ['出席', '请假', '缺席', '参与率'],
  standings: { linked: '联系干部', invitee: '其他参与人' },
  nobody: '还没有花名册传来。',
} as const;

const marks: Readonly<Record<MonthMark, string>> = {
  present: '出席',
  leave: '请假',
  absent: '缺席',
  'not-reported': '未上报',
  came: '到会（不计）',
  ahead: '还没有开展',
  none: '不需到会',
};

export const personYear = {
  legend: Object.entries(marks) as [MonthMark, string][],
  month: (month: number, mark: MonthMark) => `${month}月${marks[mark]}`,
  /** Mark by mark, with the months of each. */
  said: (name: string, months: readonly MonthMark[]) => {
    const by = Map.groupBy(months.keys(), (index) => months[index] ?? 'none');
    const told = (Object.keys(marks) as MonthMark[]).flatMap((mark) => {
      const of = by.get(mark);
      return of === undefined ? [] : `${marks[mark]}：${of.map((index) => index + 1).join('、')}月`;
    });
    return `${name}，${told.join('；')}`;
  },
} as const;

export const curve = {
  label: (count: number) => `参与率走势，共 ${count} 次，数据见下面的表格`,
  target: (rate: string) => `要求 ${rate}`,
  table: '数据表',
  heads: ['月份', '应到', '实到', '参与率'],
} as const;

export const notices = {
  heading: '提醒',
  reminders: '工作提示',
  nothing: '没有要过问的事。',
  count: (branches: number, count: number) => `${branches} 个支部，${count} 条要过问`,
} as const;
