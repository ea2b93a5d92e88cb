/** What the township's pages of approvals, of reminders, and of records say; and how a notice is closed from the console. */
import type { AnsweredRequest, AskedRequest, RecordsPage, RemindersPage } from '../../server/township/contract.ts';
import { dayText } from '../elements/clock.ts';
import { categories } from './desk.ts';
import { periodText } from './naming.ts';
import { levels } from './notices.ts';

type Asked = AskedRequest['asked'];
type Reached = RemindersPage['reminders'][number]['branches'][number];

const fullDay = (date: string) => `${date.slice(0, 4)}年${dayText(date)}`;

export const approvals = {
  heading: '审批',
  note: (open: number) => (open === 0 ? '没有等待答复的申请。' : `${open} 项等待答复，最早的在前`),
  kinds: { day: '改期', exemption: '免到', paper: '计划报批', plan: '方案报批' } satisfies Record<
    Asked['kind'],
    string
  >,
  asks: (asked: Asked) => {
    switch (asked.kind) {
      case 'day':
        return `主题党日${asked.from === null ? '' : `由 ${dayText(asked.from)}`}改到 ${dayText(asked.to)}`;
      case 'exemption':
        return `${asked.name}申请免到主题党日`;
      case 'paper':
        return `${periodText(asked.period)}《${asked.title}》`;
      case 'plan':
        return `${dayText(asked.date)}主题党日方案`;
    }
  },
  since: (since: string) => `${fullDay(since)}提出`,
  due: (due: string) => `请在 ${dayText(due)}前答复`,
  facts: {
    theme: '主题',
    reason: '理由',
    time: '时间',
    place: '地点',
    requirements: '要求',
    agenda: '议程',
    content: '内容',
    category: '类别',
    term: '期限',
    basis: '依据',
  },
  category: (category: keyof typeof categories) => categories[category],
  term: (from: string, to: string | null) => `${fullDay(from)}起${to === null ? '，长期' : `至 ${fullDay(to)}`}`,
  noTheme: '还没有写主题',
  rowHeads: ['月份', '时间', '方式', '内容'],
  month: (row: number) => `${row}月`,
  needsPaper: '按制度要有书面申请，还没有收到。',
  returned: '方案已退回，等支部修改。',
  approve: '同意',
  no: ({ kind }: Asked) => (kind === 'plan' ? '退回修改' : '不同意'),
  /** What the branch reads before the reason. */
  sentBack: (plan: { readonly date: string }) => `${dayText(plan.date)}主题党日方案退回修改：`,
  history: '一年内的答复',
  historyHeads: ['答复日期', '支部', '申请', '结果', '答复人', '意见'],
  results: (approved: boolean) => (approved ? '同意' : '不同意'),
  by: ({ office }: AnsweredRequest) =>
    office === null ? '支部按纸质批复登记' : `${levels[office.level]} ${office.name}`,
  noHistory: '还没有答复过。',
  ask: {
    approve: (branch: string, asks: string) => `同意${branch}：${asks}？`,
    refuse: (branch: string, asks: string) => `不同意${branch}：${asks}？`,
    sendBack: (branch: string, asks: string) => `退回${branch}：${asks}？`,
    opinion: '意见（可以不填）',
    reason: '理由',
    reasonExample: '支部会看到这段话',
    paperCame: '书面申请已收到并存档',
    effects: {
      day: '答复随即传到活动室，方案由活动室自动改期。',
      exemption: '答复随即传到活动室，参与率从批准的日期起按免到计算。',
      paper: '答复随即传到支部的工作台。',
      plan: '答复随即传到支部的工作台。',
    } satisfies Record<Asked['kind'], string>,
  },
  cancel: '取消',
} as const;

const standings: Readonly<Record<Reached['standing'], string>> = {
  sent: '已发出，还没有送达',
  shown: '已在公开栏显示',
  read: '支部已知悉',
  done: '已办结',
  withdrawn: '已撤回',
};

export const reminders = {
  heading: '工作提示',
  note: '发出后显示在活动室的公开栏和支部工作台，支部点“知道了”“办好了”，这里随即看到。',
  back: '提醒',
  write: '写工作提示',
  none: '一年内没有发过工作提示。',
  from: ({ from, on }: Pick<RemindersPage['reminders'][number], 'from' | 'on'>) => `${levels[from]} ${fullDay(on)}`,
  due: (due: string) => `${dayText(due)}前办好`,
  counts: (branches: readonly Reached[]) => {
    const of = (...among: readonly Reached['standing'][]) =>
      branches.filter(({ standing }) => among.includes(standing)).length;
    return `${branches.length} 个支部：送达 ${of('shown', 'read', 'done')}，知悉 ${of('read', 'done')}，办结 ${of('done')}`;
  },
  each: '各支部情况',
  heads: ['支部', '进度', '日期', '最近回复'],
  standing: ({ standing, late }: Reached) => `${standings[standing]}${late ? '，已逾期' : ''}`,
  day: (date: string) => dayText(date),
  withdraw: '撤回',
  form: {
    heading: '写工作提示',
    to: (branch: string) => `给${branch}`,
    text: '内容',
    example: '例如：请于二十日前上报全年主题党日开展情况',
    due: '办理期限（可以不填）',
    all: '全部支部',
    some: '选支部',
    whom: '发给',
    nobody: '请至少选一个支部。',
    failed: (branches: readonly string[]) =>
      `没有发到：${branches.join('、')}。请确认活动室已完成首次设置，再发一次；已收到的支部不会重复收到。`,
    send: '发出',
  },
  ask: {
    heading: '撤回这条工作提示？',
    effect: '没有办结的支部不再显示，记录保留。',
    reason: '理由',
    do: '撤回',
    failed: (branches: readonly string[]) => `还没有撤回：${branches.join('、')}。其余支部已撤回，请稍后再撤回一次。`,
  },
} as const;

export const records = {
  heading: '会议记录',
  none: '这一年还没有结束的主题党日。',
  meeting: ({ date, theme }: RecordsPage['records'][number]) => `${dayText(date)} ${theme}`,
  filed: (filed: string | null) => (filed === null ? '没有上报' : `${dayText(filed)}上报`),
  back: ({ on, by, reason }: RecordsPage['records'][number]['back'][number]) => `${dayText(on)}${by}退回：${reason}`,
  returned: '已重报',
  waiting: '等支部重报',
  sendBack: '退回',
  /** Why an entry whose answer was lost is corrected. */
  reworded: '重写退回意见',
  sendBackOf: (date: string) => `退回 ${dayText(date)}的记录`,
  ask: {
    heading: (date: string) => `退回 ${dayText(date)}的会议记录？`,
    effect: '支部会看到一条提醒，补正后重新上报，提醒才消除。',
    reason: '退回的意见',
    example: '例如：缺活动小结，参会照片不清楚',
    do: '退回',
  },
} as const;

export const closings = {
  ways: {
    word: '写明情况办结',
    talk: '登记谈话',
    idle: '登记处理意见',
    pass: '审核合格',
    fail: '审核不合格',
    item: '办结',
  },
  toApprovals: '去审批',
  remind: '发工作提示',
  by: '谈话人',
  day: '谈话日期',
  texts: { word: '情况', talk: '谈话情况', idle: '处理意见', pass: '审核意见', fail: '审核意见', item: '' },
  do: '登记',
  cancel: '取消',
} as const;
