/** The comparison of branches as a table (CX-25). */
import type { Cell, Table } from '../../documents/sheet.ts';
import type { ComparedBranch, ComparisonPage, MonthStanding } from '../contract/comparison.ts';

const standings: Readonly<Record<MonthStanding, string>> = {
  held: '已开展',
  late: '推迟',
  'not-reported': '未上报',
  missing: '未开展',
  ahead: '',
  unrecorded: '启用前',
};

const heads = [
  ...['支部', '名次', '全年参与率（%）', '要求（%）', '主题党日已开展', '应开展', '逾期未上报'],
  ...['台账已归', '台账应归', '党费已交（人月）', '党费应交（人月）'],
  ...['规定事项按时', '规定事项推迟', '规定事项未开展', '未办结提醒', '连续缺席未谈话'],
  ...Array.from({ length: 12 }, (_, month) => `${month + 1}月`),
  ...Array.from({ length: 12 }, (_, month) => `${month + 1}月参与率（%）`),
];

/** Stands where figures of a branch would. */
export const notTold = '还没有传来数据或正在统计';

/** Also those that have not told, without figures. */
export function comparisonTable({ year, branches, untold }: ComparisonPage): Omit<Table, 'about'> {
  const silent = untold.map(({ branch }) => [branch, notTold, ...heads.slice(2).map(() => '')]);
  return { name: `${year}年支部对比`, heads, rows: [...branches.map(rowOf), ...silent] };
}

function rowOf(one: ComparedBranch): Cell[] {
  const { meetings, traces, dues, duties, months } = one;
  return [
    ...[one.branch, one.rank, percent(one.rate), percent(one.threshold), meetings.done, meetings.of, one.overdue],
    ...[traces.done, traces.of, dues.done, dues.of],
    ...[duties.done, duties.late, duties.missed, one.notices, one.runs],
    ...months.map(({ standing }) => standings[standing]),
    ...months.map(({ rate }) => percent(rate)),
  ];
}

/** A figure to reckon with, to one decimal. */
export const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 1000) / 10);
