/** The words around the notices (提醒): by which document, who must look, and the page that shows them. */
import type { Level } from '../../server/domain/vocabulary.ts';
import { dayText } from '../elements/clock.ts';

/** By the letters of a row: the document, as one cites it. */
const documents: Readonly<Record<string, string>> = {
  CX: '赤溪镇委〔2017〕260号',
  GB: '盖镇委〔2017〕48号',
  PL: '《年度党支部主题党日活动计划》',
  XN: '咸宁市直机关工委“主题党日+”',
  WJ: '武组发〔2016〕113号',
  KX: '本系统的规则',
};

/** `CX-14 二.6` → `赤溪镇委〔2017〕260号 二.6` */
export function citation(clause: string): string {
  const [row = '', ...place] = clause.split(' ');
  return [documents[row.slice(0, 2)] ?? row, ...place].join(' ');
}

export const levels: Readonly<Record<Level, string>> = {
  branch: '支部',
  community: '社区党委',
  township: '镇党委',
  district: '区委',
};

export const notices = {
  note: (open: number) => (open === 0 ? '没有要办的事' : `${open} 条要办`),
  tile: (open: number, all: number) =>
    open === 0 ? `没有要办的${all === 0 ? '' : `，已办 ${all} 条`}` : `${open} 条要办`,
  none: '没有提醒。',
  closed: '已办',
  by: (due: string) => `${dayText(due)}前`,
  when: '时间',
  since: (since: string) => `${since.slice(0, 4)}年${dayText(since)}起`,
  due: (due: string) => `期限 ${due.slice(0, 4)}年${dayText(due)}`,
  basis: '依据',
  todo: '怎么办',
  said: '已答复',
  byFact: '提醒随后自动消除。',
  lead: (section: string) => `去“${section}”`,
  erased: '（答复的文字已删除）',
  answer: '写明情况',
  answered: '答复已记下，提醒已办结',
  reopen: '撤回答复',
  reopened: '答复已撤回，原来的文字保留',
  whyReopen: '为什么撤回这条答复？',
  reopenReasons: ['写错了', '情况有变', '还没有办好'],
} as const;
