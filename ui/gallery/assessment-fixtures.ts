/** A year's assessment sheet for the desk: long rows, suggestions, a section whose rows add up to more than is printed. */
import type { AssessmentPage } from '../../server/kiosk/contract.ts';

const row = {
  id: 'r0',
  about: '党员教育规范',
  title: '教育内容坚持以理想信念教育为主,并结合实际提升党员业务、文化等综合素质,督促党员记好学习笔记。',
  points: 3,
  score: 2.5,
  suggestion: { points: 2, proofs: [{ done: 25, of: 36 }] },
};

const titles = ['组织设置合理', '党员管理规范', '活动开展有序', '保障措施到位'];

export const assessmentPage: AssessmentPage = {
  year: '2026',
  sheet: {
    name: '党支部规范化建设考核细则',
    source: '武组发〔2016〕113号',
    sections: titles.map((title, n) => ({
      id: `s${n}`,
      title,
      points: 20,
      discrepancy: n === 1 ? 2 : 0,
      sum: 22,
      counted: 20,
      rows: [
        row,
        { ...row, id: 'r1', score: null, suggestion: null },
        ...[2, 3, 4, 5].map((k) => ({ ...row, id: `r${k}` })),
      ],
    })),
    total: 88.5,
    missing: 5,
    threshold: 80,
    inclusive: true,
    bars: [],
    verdict: 'scoring',
  },
};

export const noAssessment: AssessmentPage = { year: '2026', sheet: null };
