/** The words of what is to be done (整改事项). */
import type { ItemKind, WorkStage } from '../../server/domain/events/item.ts';
import type { ItemsPage } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';
import { levels } from './notices.ts';

type Item = ItemsPage['items'][number];

const kinds: Readonly<Record<ItemKind, string>> = {
  rectification: '整改问题',
  service: '联系服务',
  'passed-up': '向上反映',
  reminder: '工作提示',
};

const stages: Readonly<Record<WorkStage, string>> = { plan: '计划', round: '进展', result: '结果' };

export const items = {
  kinds,
  forms: {
    kind: '是哪一种',
    form: '问题、举措、责任人、时限都要写明',
    person: '由谁负责',
    due: '什么时候办好',
    look: '从哪一项查出来的',
  },
  note: (all: readonly Item[]) => {
    const open = all.filter(({ standing }) => standing === 'open' || standing === 'late').length;
    const late = all.filter(({ standing }) => standing === 'late').length;
    return `没有办结 ${open} 件${late > 0 ? `，其中逾期 ${late} 件` : ''}`;
  },
  none: '还没有登记。',
  standing: ({ standing, due }: Item) =>
    ({
      open: due === null ? '没有时限' : `${dayText(due)}前`,
      late: due === null ? '已逾期' : `${dayText(due)}逾期`,
      done: '已办结',
      'done-late': '逾期办结',
    })[standing],
  line: ({ kind, from, read, name, last }: Item) =>
    kind === 'reminder' && from !== 'branch'
      ? [`${levels[from]}工作提示`, read ? '已知悉' : '未读', lastText(last)].filter(Boolean).join(' · ')
      : [kinds[kind], name ?? '没有责任人', lastText(last)].filter(Boolean).join(' · '),
  measures: '举措',
  person: '责任人',
  due: '时限',
  last: '最近',
  lastText,
  text: '问题或事项',
  look: '来源',
  noLook: '不选',
  choose: '点这里选',
  day: (due: string) => dayText(due),
  raise: '登记事项',
  raised: '已登记',
  save: '保存',
  reminder: {
    from: ({ from, on }: Item) => `${levels[from]} ${dayText(on)}发来`,
    read: '知道了',
    wasRead: '已回复“知道了”',
    close: '办好了',
    closed: '已报办结',
  },
  missing: '没有写明',
  progress: { round: '报进展', result: '报结果' },
  progressed: '已记下',
  pass: '审核合格',
  fail: '审核不合格',
  reviewed: '审核已记下',
  reviewText: '审核意见',
  change: '变更',
  changeMeasures: '改举措',
  changePerson: '换责任人',
  changeDue: '改时限',
  why: { heading: '变更', question: '为什么变更？', help: '原来的责任人和时限会留在记录里。' },
  whyReasons: ['人员变动', '工作量大', '天气原因'],
  changed: '已变更',
  close: '销号',
  closed: '已销号',
  reopen: '重新打开',
  reopened: '已重新打开',
  whyReopen: { heading: '重新打开', question: '已经办结的为什么重新打开？', help: '原来的记录会留下。' },
  reopenReasons: ['没有办好', '问题反弹', '销号有误'],
  withdraw: '撤回',
  withdrawn: '已撤回，原记录保留',
  whyWithdraw: { heading: '撤回事项', question: '为什么撤回？', help: '只有登记错了才撤回，原来的记录会留下。' },
  withdrawReasons: ['登记有误', '重复登记'],
} as const;

function lastText(last: Item['last']): string {
  if (last === null) return '';
  const what = last.stage === null ? (last.passed === true ? '审核合格' : '审核不合格') : stages[last.stage];
  return `${dayText(last.on)}${what}${last.text === '' ? '' : `：${last.text}`}`;
}
