/** The assessment of all branches as a table: the points of each level, what bars, who decided and when (WJ-09). */
import type { Cell, Table } from '../../documents/sheet.ts';
import type { AssessedBranch, AssessmentOverview, ScoreLevel } from '../contract/assessment.ts';
import { notTold } from './comparison.ts';

type Sheet = NonNullable<AssessedBranch['sheet']>;

const levels = [
  ['branch', '自评'],
  ['committee', '党（工）委考核'],
  ['district', '区委审定'],
] as const satisfies readonly (readonly [ScoreLevel, string])[];

const verdicts: Readonly<Record<Sheet['verdict'], string>> = {
  scoring: '评分中',
  undecided: '等待审定',
  'not-qualified': '不合格',
  unpublished: '等待公示',
  objected: '有异议',
  qualified: '合格',
};

const heads = [
  '支部',
  ...levels.flatMap(([, said]) => [said, `${said}未评（项）`]),
  ...['合格线', '一票否决', '结果', '审定日期', '审定登记人', '公示日期', '待答复异议'],
];

/** Also those whose policy has no assessment, and those that have not told, without figures. */
export function assessmentTable({ year, branches, untold }: AssessmentOverview): Omit<Table, 'about'> {
  const rows = [
    ...branches.map(({ branch, sheet }) => [branch, ...(sheet === null ? only('制度没有规定考核') : cellsOf(sheet))]),
    ...untold.map((branch) => [branch, ...only(notTold)]),
  ];
  return { name: `${year}年支部考核`, heads, rows };
}

/** Of a branch without figures. */
const only = (said: string): Cell[] => heads.slice(1).map((head) => (head === '结果' ? said : ''));

function cellsOf(sheet: Sheet): Cell[] {
  const { threshold, bars, verdict, decided, decidedBy, published, objections } = sheet;
  return [
    ...levels.flatMap(([level]) => {
      const { total = 0, missing = 0 } = sheet.levels.find((one) => one.level === level) ?? {};
      return [total === 0 && missing > 0 ? '' : total, missing];
    }),
    ...[threshold, bars.join('；'), verdicts[verdict], decided ?? '', decidedBy, published ?? '', objections],
  ];
}
