/** Ballots for the gallery. */
import type { BallotView } from '../../server/kiosk/contract.ts';

const points = ['主题特色鲜明', '内容充实健康', '方式灵活生动', '效果突出显著'];
const names = ['林国栋', '陈建国', '王桂兰', '张德福', '李明', '欧阳振华', '黄志强', '古丽娜尔·艾合买提', '罗春香'];

const asked = {
  id: 'v',
  about: 'evaluation' as const,
  questions: points.map((title, index) => ({ id: `q${index}`, title })),
  answers: ['满意', '基本满意', '不满意'],
};

export const evaluation: Extract<BallotView, { phase: 'voting' }> = {
  ...asked,
  phase: 'voting',
  turnout: 12,
  voters: 31,
  voter: null,
};

export const appraisal: typeof evaluation = {
  ...evaluation,
  about: 'appraisal',
  questions: names.map((title, index) => ({ id: `p${index}`, title })),
  answers: ['好', '一般', '差'],
};

export const counted: Extract<BallotView, { phase: 'counted' }> = {
  ...asked,
  phase: 'counted',
  turnout: 31,
  counts: [
    [26, 4, 1],
    [28, 3, 0],
    [22, 6, 3],
    [25, 5, 0],
  ],
  withheld: null,
  votersAtLeast: 5,
  satisfaction: 0.976,
};
