/** A year's assessment sheet for the desk: long rows, suggestions, a section whose rows add up to more than is printed. */
import type { AssessmentPage } from '../../server/kiosk/contract.ts';

type Sheet = NonNullable<AssessmentPage['sheet']>;
type Row = Sheet['sections'][number]['rows'][number];

const row: Row = {
  id: 'r0',
  about: '党员教育规范',
  title: '教育内容坚持以理想信念教育为主,并结合实际提升党员业务、文化等综合素质,督促党员记好学习笔记。',
  points: 3,
  scores: [
    { level: 'branch', id: 's1', points: 2.5, note: '' },
    { level: 'committee', id: 's2', points: 2, note: '学习笔记不全' },
  ],
  suggestion: { points: 2, proofs: [{ done: 25, of: 36 }] },
};

const titles = ['组织设置合理', '党员管理规范', '活动开展有序', '保障措施到位'];

const sheet: Sheet = {
  name: '党支部规范化建设考核细则',
  source: '武组发〔2016〕113号',
  sections: titles.map((title, n) => ({
    id: `s${n}`,
    title,
    points: 20,
    discrepancy: n === 1 ? 2 : 0,
    sums: (['branch', 'committee', 'district'] as const).map((level) => ({ level, sum: 22, counted: 20 })),
    rows: [
      row,
      { ...row, id: 'r1', scores: [], suggestion: null },
      ...[2, 3, 4, 5].map((k) => ({ ...row, id: `r${k}` })),
    ],
  })),
  levels: [
    { level: 'branch', total: 88.5, missing: 0 },
    { level: 'committee', total: 86, missing: 5 },
    { level: 'district', total: 0, missing: 30 },
  ],
  threshold: 80,
  inclusive: true,
  bars: [],
  decision: null,
  published: null,
  objections: [],
  verdict: 'scoring',
};

export const assessmentPage: AssessmentPage = { year: '2026', sheet };

/** Decided and published, with grounds that bar and objections to it. */
export const assessmentDecided: AssessmentPage = {
  year: '2026',
  sheet: {
    ...sheet,
    bars: [
      { title: '党支部书记缺职', text: '', stated: null },
      { title: '未落实党建工作专项经费', text: '村级财务公开表没有列支党建专项经费，镇纪委已核实', stated: 'v1' },
    ],
    decision: { on: '2026-11-10', qualified: true, points: 88.5, changed: true },
    published: '2026-11-12',
    objections: [
      { id: 'o1', on: '2026-11-13', text: '集中夜学的签到与实际不符，要求重新核查。', upheld: null },
      { id: 'o2', on: '2026-11-14', text: '党费公开不及时。', upheld: false },
    ],
    verdict: 'not-qualified',
  },
};

export const noAssessment: AssessmentPage = { year: '2026', sheet: null };
