/** The words of the year's assessment (考核). */
import type { AssessmentPage } from '../../server/kiosk/contract.ts';

type Sheet = NonNullable<AssessmentPage['sheet']>;
type Section = Sheet['sections'][number];
type Row = Section['rows'][number];

const verdicts: Readonly<Record<Sheet['verdict'], string>> = {
  scoring: '评分没有完成',
  undecided: '等待认定',
  'not-qualified': '不合格',
  unpublished: '已认定，等待公示',
  objected: '公示有异议',
  qualified: '合格',
};

export const assessment = {
  none: '现行制度没有规定考核。',
  year: (year: string | number) => `${year}年`,
  note: (year: string, { total, missing, verdict }: Sheet) =>
    `${year}年自评 ${total} 分${missing > 0 ? `，还有 ${missing} 项没有评` : ''} · ${verdicts[verdict]}`,
  rule: ({ source, threshold, inclusive, bars }: Sheet) =>
    bars.length > 0
      ? `一票否决：${bars.join('；')}`
      : `${source}：${threshold} 分${inclusive ? '及以上' : '以上'}为合格`,
  section: ({ counted, points }: Section) => `${counted} / ${points} 分`,
  sectionNote: ({ points, discrepancy, sum, counted }: Section) =>
    [
      sum > counted ? `自评 ${sum} 分，按 ${points} 分计` : `自评 ${counted} / ${points} 分`,
      ...(discrepancy === 0 ? [] : [`原表各条${discrepancy > 0 ? '多' : '少'} ${Math.abs(discrepancy)} 分`]),
    ].join(' · '),
  row: ({ about, suggestion }: Row) => `${about} · ${suggested(suggestion)}`,
  score: ({ score, points }: Row) => `${score ?? '未评'} / ${points} 分`,
  suggested,
  own: (points: number) => `自评 ${points} 分`,
  less: '减半分',
  more: '加半分',
  take: (points: number) => `照建议 ${points} 分`,
  full: (points: number) => `满分 ${points} 分`,
  save: '保存',
  saved: '自评已保存',
} as const;

function suggested(suggestion: Row['suggestion']): string {
  if (suggestion === null) return '由人评定';
  const [done, of] = [0, 1].map((n) =>
    suggestion.proofs.reduce((sum, proof) => sum + (n === 0 ? proof.done : proof.of), 0),
  );
  return `建议 ${suggestion.points} 分（记录 ${done} / ${of}）`;
}
