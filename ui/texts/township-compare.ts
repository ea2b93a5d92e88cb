/** What the township's comparison of its branches says. */
import type { ComparedBranch, ComparisonPage, MonthStanding, Share } from '../../server/township/contract.ts';
import { dayText } from '../elements/clock.ts';
import { percent } from '../elements/percent.ts';

/** The figures that one can order by, as their columns stand. */
export const columns = {
  branch: '支部',
  rank: '名次',
  month: '本月参与率',
  rate: '全年参与率',
  meetings: '主题党日',
  traces: '台账',
  dues: '党费',
  duties: '规定事项',
  overdue: '逾期',
  notices: '提醒',
  runs: '连续缺席',
} as const;
export type Column = keyof typeof columns;

export const standings: Readonly<Record<MonthStanding, string>> = {
  held: '已开展',
  late: '推迟，未说明',
  'not-reported': '未上报',
  missing: '未开展',
  ahead: '还没有到',
  unrecorded: '启用之前',
};

export const compare = {
  heading: '支部对比',
  asOf: ({ year, today }: ComparisonPage) =>
    year === today.slice(0, 4) ? `${year}年，截至${dayText(today)}` : `${year}年`,
  views: { figures: '指标', months: '各月' },
  view: '看什么',
  /** Where the screen has room for less. */
  marks: { held: '', late: '迟', 'not-reported': '未报', missing: '缺', ahead: '', unrecorded: '—' },
  spread: '参与率分布',
  spreadLabel: (bins: readonly { readonly from: number; readonly count: number }[]) =>
    bins
      .filter(({ count }) => count > 0)
      .map(({ from, count }) => `${percent(from)}起 ${count} 个支部`)
      .join('，'),
  reached: (reached: number, missed: number) => `${reached} 个支部达到要求，${missed} 个低于要求`,
  asked: '要求',
  monthly: '各月开展情况',
  monthlyLabel: '每月已开展、推迟、未上报、未开展的支部数，逐支部见“各月”',
  month: (month: number) => `${month}月`,
  search: '按支部名称查找',
  rank: (rank: number) => `第 ${rank}`,
  share: ({ done, of }: Share) => `${done} / ${of}`,
  shareOf: (what: string, { done, of }: Share) => `${what} ${done} / ${of}`,
  duties: ({ duties: { late, missed } }: ComparedBranch) =>
    late + missed === 0
      ? '按时'
      : [...(missed > 0 ? [`缺 ${missed}`] : []), ...(late > 0 ? [`迟 ${late}`] : [])].join(' '),
  times: (count: number) => (count === 0 ? '0' : `${count} 次`),
  notices: (count: number) => (count === 0 ? '0' : `${count} 条`),
  people: (count: number) => (count === 0 ? '0' : `${count} 人次`),
  cell: (branch: string, month: number, standing: MonthStanding, rate: number | null) =>
    `${branch} ${month}月 ${standings[standing]}${rate === null ? '' : `，参与率 ${percent(rate)}`}`,
  none: '还没有支部的数据。活动室接入、传来记录以后，这里自动出现。',
  noHit: '没有符合的支部。',
  untold: (names: readonly string[]) => `还没有传来数据或正在统计：${names.join('、')}`,
  legend:
    '名次：规定事项按时完成的比例高者在前，相同时比全年参与率；文件没有规定算法，名次供参考。连续缺席：达到规定次数、还没有谈话的无故缺席。未上报的不算缺席，也不计入参与率。',
  exports: { xlsx: '导出 Excel', csv: '导出 CSV' },
} as const;
