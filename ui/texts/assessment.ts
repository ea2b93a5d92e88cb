/** The words of the year's assessment (考核). */
import type { ScoreLevel } from '../../server/domain/events/assessment.ts';
import type { AssessmentPage } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';

type Sheet = NonNullable<AssessmentPage['sheet']>;
type Section = Sheet['sections'][number];
type Row = Section['rows'][number];
type Objection = Sheet['objections'][number];

const verdicts: Readonly<Record<Sheet['verdict'], string>> = {
  scoring: '评分没有完成',
  undecided: '等待审定',
  'not-qualified': '不合格',
  unpublished: '已审定，等待公示',
  objected: '公示有异议',
  qualified: '合格',
};

/** Who scores: the branch itself, and the two above it, whose scores the branch enters as they were told to it. */
const levels: Readonly<Record<ScoreLevel, string>> = {
  branch: '自评',
  committee: '党（工）委考核',
  district: '区委审定',
};

export const assessment = {
  none: '现行制度没有规定考核。',
  year: (year: string | number) => `${year}年`,
  levels,
  note: (year: string, { verdict }: Sheet) => `${year}年 · ${verdicts[verdict]}`,
  level: ({ level, total, missing }: Sheet['levels'][number]) =>
    `${levels[level]} ${total} 分${missing > 0 ? `，缺 ${missing} 项` : ''}`,
  rule: ({ source, threshold, inclusive, bars }: Sheet) =>
    bars.length > 0
      ? `一票否决：${bars.map(barText).join('；')}`
      : `${source}：${threshold} 分${inclusive ? '及以上' : '以上'}为合格`,
  section: (section: Section, level: ScoreLevel) => `${sumOf(section, level).counted} / ${section.points} 分`,
  sectionNote: (section: Section, level: ScoreLevel) => {
    const { points, discrepancy } = section;
    const { sum, counted } = sumOf(section, level);
    return [
      `${levels[level]} ${sum > counted ? `${sum} 分，按 ${points} 分计` : `${counted} / ${points} 分`}`,
      ...(discrepancy === 0 ? [] : [`原表各条${discrepancy > 0 ? '多' : '少'} ${Math.abs(discrepancy)} 分`]),
    ].join(' · ');
  },
  row: ({ about, suggestion, scores }: Row, level: ScoreLevel) =>
    [
      about,
      suggested(suggestion),
      ...scores.filter((score) => score.level !== level).map((score) => `${levels[score.level]} ${score.points} 分`),
    ].join(' · '),
  score: ({ scores, points }: Row, level: ScoreLevel) =>
    `${scores.find((score) => score.level === level)?.points ?? '未评'} / ${points} 分`,
  points: (points: number) => `${points} 分`,
  less: '减半分',
  more: '加半分',
  take: (points: number) => `照建议 ${points} 分`,
  full: (points: number) => `满分 ${points} 分`,
  remark: '扣分说明',
  save: '保存',
  saved: '得分已保存',
  withdraw: '撤回得分',
  withdrawn: '已撤回，原得分保留',
  whyWithdraw: { heading: '撤回得分', question: '为什么撤回这项得分？', help: '原来的得分会留在记录里。' },
  withdrawReasons: ['登记有误', '上级重新评定'],
  ending: '否决、审定、公示',
} as const;

export const ending = {
  bars: '一票否决',
  barCount: (count: number) => (count === 0 ? '没有' : `${count} 条`),
  barText,
  seen: '记录显示',
  stated: '已登记',
  noBars: '没有一票否决的情形。',
  takeBack: '撤回',
  whyTakeBack: { heading: '撤回否决情形', question: '为什么撤回？', help: '原来的登记会留在记录里。' },
  takeBackReasons: ['登记有误', '情况不属实'],
  takenBack: '已撤回，原记录保留',
  decision: '审定结果',
  decided: (decision: Sheet['decision']) =>
    decision === null
      ? '还没有审定'
      : `${decision.qualified ? '合格' : '不合格'} ${decision.points} 分${decision.changed ? '（此后有变）' : ''}`,
  decidedOn: (decision: Sheet['decision']) => (decision === null ? '' : fullDay(decision.on)),
  publication: '公示',
  published: (on: string | null) => (on === null ? '还没有公示' : fullDay(on)),
  objections: '异议',
  objectionCount: (all: readonly Objection[]) => {
    const open = all.filter(({ upheld }) => upheld === null).length;
    return all.length === 0 ? '没有' : `${all.length} 条${open > 0 ? `，${open} 条没有答复` : ''}`;
  },
  answer: '答复',
  objection: ({ on, upheld }: Objection) =>
    `${fullDay(on)} · ${upheld === null ? '还没有答复' : upheld ? '异议成立，需重新审定' : '异议不成立'}`,
  noObjections: '没有人提出异议。',
  erased: '（文字已删除）',
} as const;

function barText({ title, text }: Sheet['bars'][number]): string {
  return [title, text].filter((part) => part !== '').join('：');
}

function fullDay(on: string): string {
  return `${on.slice(0, 4)}年${dayText(on)}`;
}

function sumOf({ sums }: Section, level: ScoreLevel) {
  return sums.find((one) => one.level === level) ?? { sum: 0, counted: 0 };
}

function suggested(suggestion: Row['suggestion']): string {
  if (suggestion === null) return '由人评定';
  const [done, of] = [0, 1].map((n) =>
    suggestion.proofs.reduce((sum, proof) => sum + (n === 0 ? proof.done : proof.of), 0),
  );
  return `建议 ${suggestion.points} 分（记录 ${done} / ${of}）`;
}
