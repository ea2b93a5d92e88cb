/** The words of the steps' screens that other rituals than 6+N have. */
import type { PublicityClass } from '../../server/domain/vocabulary.ts';
import type { DecisionView, PreparationView } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';

export const reading = {
  title: '诵读党章',
  leader: (name: string) => `领诵 ${name}`,
  none: '请翻开党章，跟随领诵人齐声诵读。',
  progress: (read: number, all: number) => `今年已诵读 ${read} / ${all} 章`,
  /** Of the general programme, and of the chapters by number. */
  marks: ['总', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'],
  read: '已诵读',
  today: '本次诵读',
  unread: '尚未诵读',
} as const;

export const activity = { theme: '本次主题', agenda: '活动安排', elapsed: '已进行', host: '主持' } as const;

export const convening = {
  call: '请到会党员刷卡签到',
  came: (present: number) => `已签到 ${present} 人`,
} as const;

export const briefing = { figures: '到会情况', agenda: '活动内容', none: '请主持人介绍本次活动内容。' } as const;

export const deliberation = {
  none: '请大家充分讨论、发表意见',
  noneHint: '形成的决议由书记登记：内容、措施、期限、责任人。',
  earlier: (date: string) => `${dayText(date)}决议 · 落实情况`,
  made: '本次决议',
  measures: '措施',
  person: '责任人',
  due: '期限',
  votes: '表决',
  for: '赞成',
  against: '反对',
  abstain: '弃权',
  noProgress: '请责任人通报落实情况',
  done: '已完成',
  going: '正在办理',
  overdue: '已到期',
  of: (at: number, all: number) => `第 ${at} / ${all} 项`,
  previous: '上一项',
  next: '下一项',
  enter: '登记',
} as const;

export const publicityClasses: Readonly<Record<PublicityClass, string>> = {
  party: '党务公开',
  affairs: '政务公开',
  finance: '财务公开',
};

export const publicity = {
  title: '民主公开',
  none: '本次没有录入公开事项',
  noneHint: '请书记口头通报，或在工作台录入后逐页公开。',
  decisions: '决议公开',
} as const;

/** A decision as it is made public, or read out: one line for each part. */
export function decisionLines({ text, measures, person, due, votes, progress }: DecisionView): string {
  return [
    text,
    ...(measures === '' ? [] : [`${deliberation.measures}：${measures}`]),
    ...(votes === null ? [] : [`${deliberation.votes}：${votesText(votes)}`]),
    `${deliberation.person}：${person}，${deliberation.due}：${dayText(due)}`,
    ...(progress === null ? [] : [`${progress.done ? deliberation.done : deliberation.going}：${progress.text}`]),
  ].join('\n');
}

export function votesText(votes: NonNullable<DecisionView['votes']>): string {
  return `${deliberation.for} ${votes.for} 票，${deliberation.against} ${votes.against} 票，${deliberation.abstain} ${votes.abstain} 票`;
}

export const evaluation = {
  title: '主题测评',
  how: '怎样投票',
  steps: ['请依次到屏幕前刷党员卡，一卡一票。', '每一项点一个选项，核对后投出。', '无记名：只记票数，不记是谁投的。'],
  points: '测评内容',
  scale: (answers: readonly string[]) => `每项选一个：${answers.join('、')}`,
  open: '开始测评',
} as const;

export const preparation = {
  kinds: {
    committee: '支委会',
    approval: '报批',
    filing: '报备',
    announcement: '公示',
    members: '通知党员',
  } satisfies Record<PreparationView['kind'], string>,
  states: { done: '', 'done-late': '（迟）', missing: '还没有办', overdue: '逾期未办' } satisfies Record<
    PreparationView['state'],
    string
  >,
  label: '会前',
} as const;

/** 支委会 11月3日 · 报批 还没有办 · 公示 11月9日 */
export function preparationText(preparations: readonly PreparationView[]): string {
  return preparations
    .map(({ kind, on, state }) => {
      const when = on === null ? '' : dayText(on);
      return `${preparation.kinds[kind]} ${when}${preparation.states[state]}`;
    })
    .join(' · ');
}
