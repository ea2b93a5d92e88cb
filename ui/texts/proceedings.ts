/** The words of the desk about what a meeting brings forth. */
import type { Votes } from '../../server/domain/vocabulary.ts';
import type { DecisionView } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';

/** 第十章　党和共产主义青年团的关系 → 十 党和共产主义… */
export function charterShort(title: string): string {
  const [, chapter, name] = /^第(.+)章\u3000(.+)$/.exec(title) ?? [];
  if (chapter === undefined || name === undefined) return title;
  return `${chapter} ${name.length > 8 ? `${name.slice(0, 7)}…` : name}`;
}

export const proceedings = {
  note: '点一项记一项，当场记，会后也可以补',
  looked: (looked: number, all: number) => (all === 0 ? '本制度没有要求' : `已查 ${looked} / ${all} 项`),
  chapters: (count: number) => (count === 0 ? '没有安排' : `${count} 章`),
  decisions: (made: number, open: number) => `本次 ${made} 项${open === 0 ? '' : `，待通报 ${open} 项`}`,
  items: (count: number) => (count === 0 ? '还没有录入' : `${count} 项`),
  problem: '共性问题',
  measures: '整改措施',
  problemSaved: '共性问题已记下',
  notYet: '还没有记',
  workMeeting: '以会代活动',
  noFlag: '没有这种情况',
  flagged: '已作注明',
  unflagged: '注明已撤回',
  flag: {
    heading: '以会代活动',
    question: '这次是以工作会议代替主题党日吗？请说明情况。',
    help: '如实注明以一般工作会议代替主题党日的情况。不是这样就点左上角“返回”。',
  },
  unflag: { heading: '撤回注明', question: '为什么撤回“以会代活动”的注明？', help: '原来的注明会留在记录里。' },
} as const;

export const scene = {
  must: '应当',
  encouraged: '提倡',
  yes: '做到',
  no: '没有做到',
  saved: (title: string, ok: boolean) => `${title}：${ok ? '做到' : '没有做到'}`,
  none: '本制度没有列出现场检查的项目。',
} as const;

export const chapters = { note: '照方案记录，读的不一样就在这里改', saved: '诵读章节已更正' } as const;

export const publicity = {
  none: '还没有要公开的事项。点上面一类，写一项。',
  remove: '删除',
  saved: '公开事项已保存',
} as const;

export const decisions = {
  none: '还没有决议。',
  make: '登记决议',
  made: '决议已登记',
  withdraw: '撤回',
  withdrawn: (text: string) => ({
    heading: '撤回决议',
    question: `为什么撤回“${text.slice(0, 20)}”？`,
    help: '只有登记错了才撤回；原来的登记会留在记录里。',
  }),
  gone: '决议已撤回',
  tell: '通报进展',
  progress: '落实情况',
  isDone: '这项决议办完了吗？',
  going: '还在办理',
  done: '已经完成',
  told: '落实情况已记下',
  standing: ({ person, due, progress }: DecisionView) =>
    `${person} · ${dayText(due)}前${progress === null ? '' : ` · ${progress.done ? '已完成' : '正在办理'}`}`,
  text: '决议内容',
  measures: '措施（可不填）',
  person: '责任人',
  due: '期限',
  votes: '表决',
  noVote: '没有表决',
  choose: '点这里选人',
  save: '登记',
  take: '票数核对无误',
  for: '赞成',
  against: '反对',
  abstain: '弃权',
  ballots: (votes: number) => `${votes} 票`,
  fewer: (label: string) => `${label}减一票`,
  more: (label: string) => `${label}加一票`,
  votesShort: (votes: Votes) => `${votes.for} : ${votes.against} : ${votes.abstain}`,
} as const;

export const preparations = {
  today: '今天办的',
  otherDay: '另选日期',
  takeBack: '撤回',
  when: (what: string) => `${what}是哪一天办的？`,
  recorded: (what: string) => `${what}已记下`,
  undone: '已撤回，原记录保留',
  due: (day: string) => `${day}前要办，`,
  done: (day: string) => `${day}办好`,
  undo: (what: string) => ({
    heading: `撤回“${what}”`,
    question: `为什么撤回“${what}”的记录？`,
    help: '只有记错了才撤回；原来的记录会留着。',
  }),
  standing: (open: number) => (open === 0 ? '都已办好' : `还有 ${open} 项`),
} as const;
