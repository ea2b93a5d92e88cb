/** The words of the desk's pages on people: what they were from which day, who is exempt, late sign-ins. */
import type { Category, ClassView, ExemptionView, MemberPage, TurnView } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';
import { categories } from './desk.ts';
import { levels } from './notices.ts';

/** `2026年11月15日` of `2026-11-15`. */
const fullDay = (date: string) => `${date.slice(0, 4)}年${dayText(date)}`;

const linked = '联系本支部的干部';
const marks = { 'lost-contact': '失联', unattached: '空挂' } as const satisfies Record<
  MemberPage['marks'][number],
  string
>;

function className({ standing, category, probationary }: ClassView): string {
  if (standing === 'linked') return linked;
  if (standing === 'invitee') return '来宾';
  return `${categories[category]}${probationary ? '（预备）' : ''}`;
}

/** What the second of two classes has that the first had not. */
function changes(before: ClassView, as: ClassView): string {
  const words = [
    before.standing === as.standing && before.category === as.category ? '' : className(as),
    before.probationary && !as.probationary ? '转为正式党员' : '',
    !before.probationary && as.probationary ? '列为预备党员' : '',
    before.dual === as.dual ? '' : as.dual ? '参加双重组织生活' : '结束双重组织生活',
    before.elsewhere && !as.elsewhere && !before.dual ? '组织关系转入' : '',
  ].filter((word) => word !== '');
  return words.length === 0 ? '重新登记' : words.join('，');
}

export const turns = {
  title: '变动记录',
  none: '没有转入、转出和类别变动。',
  what: ({ as, before, place }: TurnView) => {
    if (as === null) return place === null ? '离开本支部' : `转出，去往${place}`;
    if (before !== null) return changes(before, as);
    return `${place === null ? '列入花名册' : `转入，来自${place}`} · ${className(as)}`;
  },
  since: ({ day, undone }: TurnView) => `${fullDay(day)} 起${undone ? ' · 已撤销' : ''}`,
  undo: '撤销',
  undone: '已撤销，原记录保留',
  why: (name: string, what: string) => ({
    heading: `撤销 ${name} 的变动`,
    question: `为什么撤销“${what}”？`,
    help: '登记错了才撤销，撤销后按前面一次的登记算，原来的记录保留。情况真的变了，请另外登记一次变动。',
  }),
  reasons: ['登记错人', '日期有误', '类别有误'],
} as const;

export const member = {
  name: '姓名',
  group: '党小组（可不填）',
  home: '所在单位或支部（可不填）',
  category: '类别',
  className,
  dual: '双重组织生活',
  dualAt: (dual: boolean, home: string | null) => (dual ? (home ?? '参加') : '没有'),
  turns: (count: number) => `${count} 条`,
  marks,
  marked: (name: string, mark: string, on: boolean) => (on ? `${name} 已标注${mark}` : `${name} 已取消${mark}`),
  leave: '转出、离开',
  appoint: '任支部书记',
  appointed: (name: string) => `支部书记：${name}`,
  askAppoint: (name: string) => ({
    heading: '任支部书记',
    question: `从今天起由 ${name} 任支部书记？`,
    help: '书记默认主持主题党日，审批请假和免到。换届、任期和分工另在台账登记。',
  }),
  yes: '是，从今天起',
  changed: (name: string) => `${name} 的变动已登记`,
  saved: (name: string) => `${name} 的信息已保存`,
  askClass: (name: string) => ({
    heading: `${name} 的类别`,
    question: '改成哪一类？',
    help: '按支部的决定选。以前的活动按当时的类别算，改了也不变。',
  }),
  full: '转为正式党员',
  probationary: '列为预备党员',
  linked,
  askDay: (name: string, what: string, last: string) => ({
    heading: `${name}：${what}`,
    question: last === '' ? '从哪一天起？' : `从哪一天起？上次变动是 ${fullDay(last)}，不能更早。`,
    help: '按决定的日期填，不是今天的日期。要补登更早的变动，先在“变动记录”里撤销后面的，再按先后登记。',
  }),
  fromDay: '从这天起',
  homeBranch: '组织关系在哪个支部',
  dualStarts: '参加双重组织生活',
  dualEnds: '结束双重组织生活',
  whyLeave: (name: string) => ({
    heading: `${name} 离开本支部`,
    question: '为什么离开？',
    help: '离开的人从那天起不再应到，以前的签到和党费记录都保留。录入错的人，请在“变动记录”里撤销。',
  }),
  leaveReasons: ['组织关系转出', '去世', '出党'],
  whereTo: '转到哪个支部（可不填）',
  leaveDay: (name: string, reason: string) => ({
    heading: `${name}：${reason}`,
    question: '从哪一天起不在本支部？',
    help: '填转出介绍信或决定上的日期。从那天起的活动不再应到。',
  }),
  left: (name: string) => `${name} 已登记离开`,
} as const;

export const joining = {
  came: '从哪里转入（可不填）',
  from: '从哪天起',
  today: '今天',
  dayOf: (day: string) => fullDay(day),
  askDay: {
    heading: '从哪天起在本支部',
    question: '填介绍信或支部接收的日期。',
    help: '从那天起的活动算应到，党费从当月起交。建支部时录入老党员，不用填。',
  },
} as const;

const exemptionStands: Readonly<Record<ExemptionView['standing'], string>> = {
  asked: '待批',
  holds: '免到中',
  ahead: '还没有开始',
  refused: '没有批准',
  over: '已结束',
};

const answeredBy = ({ office, reason }: NonNullable<ExemptionView['answered']>) =>
  `${levels[office.level]} ${office.name} 答复${reason === '' ? '' : `：${reason}`}`;

export const exemptions = {
  holding: (count: number, waiting: number) => `现在免到 ${count} 人${waiting === 0 ? '' : `，待批 ${waiting} 人`}`,
  none: '没有人免到。',
  noneKnown: '现行制度没有免到。不能到会的党员，请按次请假。',
  line: ({ standing, category, from, until }: ExemptionView) =>
    `${exemptionStands[standing]} · ${categories[category]} · ${
      until === null ? `${fullDay(from)} 起，长期` : until < from ? '没有生效' : `${fullDay(from)} 至 ${fullDay(until)}`
    }`,
  ground: ({ reason, written, answered }: ExemptionView) =>
    [reason, ...(written ? ['有书面申请'] : []), ...(answered === null ? [] : [answeredBy(answered)])].join(' · '),
  waits: (superior: string) => `已报${superior}，等待批复`,
  ask: '登记申请',
  who: '谁申请免到',
  askCategory: (name: string) => ({
    heading: `${name} 申请免到`,
    question: '属于哪一类？',
    help: '只列出现行制度允许免到的类别。',
  }),
  category: (category: Category) => categories[category],
  why: (name: string) => ({
    heading: `${name} 申请免到`,
    question: '是什么情况？',
    help: '免到要本人申请、组织批准。写明情况，只有书记看得到。',
  }),
  reasons: ['长期患病卧床', '年老体弱', '行动不便'],
  askWritten: (name: string) => ({
    heading: `${name} 申请免到`,
    question: '有没有书面申请？',
    help: '制度要求书面申请的，批准前要收到并保存。现在没有的可以后补，批准时再登记。',
  }),
  written: '有，已收下',
  spoken: '没有，口头申请',
  askFrom: (name: string) => ({
    heading: `${name} 申请免到`,
    question: '从哪一天起？',
    help: '批准以后，从这一天起的活动不算应到；批准以前都照常应到。',
  }),
  askTo: (name: string, from: string) => ({
    heading: `${name} 申请免到`,
    question: `到哪一天为止？从 ${fullDay(from)} 起。`,
    help: '这一天也免到，第二天起照常应到。到期自动恢复，不用再登记。',
  }),
  lastDay: '到这天为止',
  endless: '长期有效',
  asked: (name: string) => `${name} 的申请已登记，等待审批`,
  approve: '批准',
  approved: (name: string) => `${name} 的免到已批准`,
  needsPaper: (name: string) => ({
    heading: `批准 ${name} 免到`,
    question: '按制度要有书面申请，收到了吗？',
    help: '收到并保存好再批准。还没有收到，点左上角“返回”，申请继续等待。',
  }),
  paperCame: '已收到，批准',
  refuse: '不批准',
  whyRefuse: (name: string) => ({
    heading: `不批准 ${name} 免到`,
    question: '为什么不批准？',
    help: '答复以后不能改。情况变了，请重新登记申请。',
  }),
  refuseReasons: ['能够到会', '没有书面申请', '登记错人'],
  refused: (name: string) => `${name} 的免到没有批准`,
  end: '结束',
  whyEnd: (name: string) => ({
    heading: `结束 ${name} 的免到`,
    question: '为什么结束？',
    help: '批错了人选“登记错人”，免到从头作废；其他情况再填从哪天起照常应到。',
  }),
  endReasons: ['身体康复', '本人要求参加', '登记错人'],
  mistaken: '登记错人',
  askEnd: (name: string) => ({
    heading: `结束 ${name} 的免到`,
    question: '从哪一天起照常应到？',
    help: '这一天的活动就算应到，以前免到的活动不变。',
  }),
  expectedAgain: '从这天起应到',
  ended: (name: string) => `${name} 从那天起照常应到`,
} as const;

export const late = {
  choose: '现在没有进行中的活动。给以前的活动补签，先选是哪一次：',
  none: '现在没有进行中的活动。请先在“今日活动”里打开签到。',
  earlier: '更早的活动',
  noneThen: '这一年没有结束的活动。',
  other: '补签',
  who: (day: string) => `${day} 谁到了会，没有签到`,
  askPart: (name: string) => ({
    heading: `补签 ${name}`,
    question: '参加了哪一段？',
    help: '白天和晚上分别签到。两段都参加的，补签两次。',
  }),
  why: (name: string, part: string) => ({
    heading: `补签 ${name}`,
    question: `活动已结束。${name} 参加了“${part}”，为什么补签？`,
    help: '确认本人当时到会再补签。已经上报的数字不变，另外注明差异和理由。',
  }),
  reasons: ['卡没有带', '漏了签到', '撤销错了', '设备有故障'],
} as const;
