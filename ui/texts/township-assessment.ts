/** What the township's pages of the assessment say; the sheet itself is said as in the room (WJ-09). */
import type { AssessedBranch, ScoreLevel } from '../../server/township/contract.ts';
import { dayText } from '../elements/clock.ts';
import { assessment as sheet } from './assessment.ts';

type Sheet = NonNullable<AssessedBranch['sheet']>;

const full = (day: string) => `${day.slice(0, 4)}年${dayText(day)}`;

const verdicts: Readonly<Record<Sheet['verdict'], readonly [string, string]>> = {
  scoring: ['评分中', 'silent'],
  undecided: ['等待审定', 'late'],
  'not-qualified': ['不合格', 'bad'],
  unpublished: ['等待公示', 'late'],
  objected: ['有异议', 'late'],
  qualified: ['合格', 'good'],
};

export const assessed = {
  heading: '支部考核',
  year: (year: number | string) => `${year}年`,
  heads: ['支部', ...Object.values(sheet.levels), '一票否决', '结果', '审定', '公示', '异议'],
  levels: sheet.levels,
  /** What is no total yet says how much is missing. */
  total: ({ total, missing }: Sheet['levels'][number]) => (missing === 0 ? `${total}` : `${total}，缺 ${missing} 项`),
  target: (threshold: number) => `合格线 ${threshold} 分`,
  bars: (bars: readonly string[]) => (bars.length === 0 ? '—' : bars.join('；')),
  verdict: (verdict: Sheet['verdict']) => verdicts[verdict],
  day: (day: string | null) => (day === null ? '—' : dayText(day)),
  objections: (count: number) => (count === 0 ? '—' : `${count} 条待答复`),
  without: (names: readonly string[]) => `现行制度没有规定考核：${names.join('、')}`,
  untold: (names: readonly string[]) => `还没有传来数据或正在统计：${names.join('、')}`,
  none: '现行制度都没有规定考核。在“下发”里为支部加上考核后，这里自动出现。',
  exports: { xlsx: '导出 Excel', csv: '导出 CSV' },
  legend:
    '自评由支部填写；党（工）委考核由镇里评分；区委审定的分数和结论按区委文件登记。达到合格线、没有一票否决情形、公示无异议的为合格。',
} as const;

export const assessedSheet = {
  back: '支部考核',
  heading: (branch: string, year: string) => `${branch} ${year}年考核`,
  points: '得分',
  heads: ['考核标准', '分值', '记录建议', '自评', '党（工）委考核', '区委审定'],
  section: (title: string, points: number) => `${title}（${points} 分）`,
  discrepancy: (by: number) => `原表各条合计比标题${by > 0 ? '多' : '少'} ${Math.abs(by)} 分，按标题计`,
  sum: (sum: number, counted: number) => (sum > counted ? `${sum}，按 ${counted} 计` : `${sum}`),
  sums: '小计',
  suggested: (points: number) => `建议 ${points}`,
  byPeople: '由人评定',
  evidence: (count: number) => `依据 ${count} 条`,
  score: (title: string, level: ScoreLevel) => `${sheet.levels[level]}：${title}`,
  note: '扣分说明',
  noteOf: (title: string) => `扣分说明：${title}`,
  ending: '否决、审定、公示',
  bars: '一票否决',
  noBars: '没有一票否决的情形。',
  seen: '记录显示',
  takeBack: '撤回',
  takeBackWhy: '登记有误',
  bar: '登记否决情形',
  otherGround: '其他情形（写明）',
  words: '说明',
  add: '登记',
  decide: { heading: '审定', on: '审定日期', yes: '审定为合格', no: '审定为不合格' },
  decided: (on: string, qualified: boolean, points: number) =>
    `${full(on)}审定为${qualified ? '合格' : '不合格'}，${points} 分`,
  changed: '审定以后分数或否决情形有变化，需要重新审定。',
  publish: { heading: '公示', do: '登记公示', none: '还没有公示。', on: (on: string) => `${full(on)}公示` },
  objections: '异议',
  noObjections: '没有人提出异议。',
  object: '登记异议',
  upheld: '异议成立',
  rejected: '异议不成立',
  answered: (upheld: boolean | null) => (upheld === null ? '没有答复' : upheld ? '异议成立，需重新审定' : '异议不成立'),
  readOnly: '评分由镇党委登记。',
} as const;
