/** What the forms of the desk offer: meetings of a year, long titles, more than a page. */
import type { Choice, Choices } from '../../server/kiosk/contract.ts';

const choice = (id: string, title: string, more: Partial<Choice> = {}): Choice => ({
  id,
  title,
  note: '',
  beside: [],
  ...more,
});

const meetings = Array.from({ length: 11 }, (_, n) =>
  choice(`m${n}`, `2026-${String(11 - n).padStart(2, '0')}-15`, { note: '学习贯彻全会精神' }),
);
const traces = ['年度活动清单', '每月活动方案', '学习资料', '活动记录', '影像图片资料', '党员签到表'];
const months = Array.from({ length: 12 }, (_, n) => choice(String(n + 1), String(n + 1), { beside: ['year-list'] }));

export const choices: Choices = {
  meetings,
  records: meetings,
  traces: traces.map((title, n) => choice(`t${n}`, title)),
  'trace-of': meetings,
  publications: [choice('pictures', '组织生活照片')],
  'publication-of': meetings,
  papers: [choice('year-list', '年度活动清单'), choice('member-plan', '党员个人年度学习计划')],
  periods: ['2025', '2026', '2027'].flatMap((year) =>
    ['year-list', 'member-plan'].map((paper) => choice(year, year, { beside: [paper] })),
  ),
  rows: [...months, choice('1', 'whole', { beside: ['member-plan'] })],
  themes: [choice('theme1', '学习贯彻全会精神', { note: 'must', beside: ['2026'] })],
  measures: [choice('visit', '专人联系、送学上门')],
  works: [],
  steps: ['集中动员', '个人自评'].map((title) => choice(title, title)),
  grades: ['优秀', '合格', '基本合格', '不合格'].map((title) => choice(title, title)),
  seats: [choice('s1', 'secretary', { note: '林国栋' }), choice('s2', 'member')],
  groups: ['第一党小组', '第二党小组'].map((title) => choice(title, title)),
  room: [choice('flag', '党旗、入党誓词上墙'), choice('board', '党务公开栏')],
  ties: [choice('leader', '联系领导')],
  activities: [choice('evening-study', 'evening-study', { beside: ['evening-study'] })],
  'veto-grounds': [choice('no-secretary', '党支部书记缺职'), choice('no-funds', '未落实党建工作专项经费')],
  taps: [choice('tap1', 'K7', { note: '09:03 …52C4', beside: ['m1'] })],
};
