/** The words of the desk's pages on the branch's affairs: dues, ballots, the year, absences. */
import type {
  AbsenceMeeting,
  Absentee,
  BallotResult,
  BallotsPage,
  DuesPayment,
  FollowUpEntry,
  MeetingNames,
  YearDuty,
  YearPage,
  YearPaper,
} from '../../server/kiosk/contract.ts';
import { percent } from '../elements/percent.ts';

const paidBy: Readonly<Record<DuesPayment['by'], string>> = { card: '刷卡', booklet: '扫一本通', touch: '登记' };

export const dues = {
  month: (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
  monthShort: (month: string) => `${Number(month.slice(5))}月`,
  earlier: '上月',
  later: '下月',
  yearEarlier: '上一年',
  yearLater: '下一年',
  due: '应交',
  paid: '已交',
  sum: '合计',
  lists: { owing: '未交', paid: '已交', behind: '欠交', all: '全部党员' },
  people: (count: number) => `${count} 人`,
  bases: '党费基数',
  toReview: (count: number) => (count === 0 ? '已核定' : `${count} 人未核定`),
  owes: (base: string) => `未交 ${base}`,
  behind: (months: number, sum: string) => `欠 ${months} 个月 ${sum}`,
  payment: ({ by, proxy }: DuesPayment, amount: string) =>
    `${amount} ${proxy === null ? paidBy[by] : `${proxy.who === '' ? '他人' : proxy.who}代缴`}`,
  sheet: (year: string, base: string | null, reviewed: boolean) =>
    `${year}年 · ${base === null ? '还没有基数' : `每月基数 ${base}`} · ${reviewed ? '已核定' : '未核定'} · 点月份，可以点几个月`,
  pay: (months: number, amount: string | null) =>
    `本人交纳${amount === null ? '' : ` ${amount}`}${months > 1 ? `（${months} 个月）` : ''}`,
  proxy: '请人代缴',
  other: '其他金额',
  changeBase: '改基数',
  amount: '每月金额（元）',
  baseAmount: (from: string) => `从${from}起每月基数（元）`,
  noAmount: { what: '这不是金额。', next: '请输入数字，例如 5 或 5.50。' },
  who: '谁来代缴',
  whyProxy: (name: string) => `${name} 为什么请人代缴？`,
  proxyReasons: ['生病住院', '外出务工', '年老行动不便', '照顾病人'],
  whyUndo: (name: string, month: string, amount: string) => `为什么撤销 ${name} ${month}的党费（${amount}）？`,
  undoReasons: ['登记错人', '金额有误', '没有交'],
  done: (name: string, months: number) => `${name} ${months} 个月党费已登记`,
  undone: '已撤销，原记录保留',
  baseSet: (name: string, amount: string) => `${name} 每月基数 ${amount}`,
  left: (count: number) => (count === 0 ? '每个人的基数都已核定。' : `还有 ${count} 人没有核定。`),
  oneByOne: '逐人看、改基数',
  keepAll: (count: number) => `${count} 人基数不变`,
  kept: '核定已登记',
} as const;

export const years = { year: (year: number | string) => `${year}年` } as const;

export const ballots = {
  noMeeting: '没有进行中的活动，不能开始投票。',
  start: { evaluation: '开始主题测评', appraisal: '开始民主测评党员' },
  opened: '投票已经开始，请党员刷卡',
  cancel: '作废',
  cancelled: '这次投票已作废，没有计票',
  whyCancel: (turnout: number) => `已投 ${turnout} 票，作废后不计票。为什么作废？`,
  cancelReasons: ['开错了投票', '到会人数不够', '设备故障'],
  counted: '已经计票，结果已记录',
  none: (year: string) => `${year}年还没有投票。`,
  asked: '测评内容',
  year: ({ year, rule }: BallotsPage) =>
    rule === null
      ? `${year}年`
      : `${year}年低于 ${percent(rule.below)} 有 ${rule.short} 次，${
          rule.barred ? '已取消评先' : `${rule.times} 次取消评先`
        }`,
  line: ({ state, turnout, votersAtLeast, satisfaction }: BallotResult) =>
    state === 'cancelled'
      ? '已作废'
      : state === 'open'
        ? '正在投票'
        : turnout < votersAtLeast
          ? `收回 ${turnout} 票，不公布`
          : `收回 ${turnout} 票${satisfaction === null ? '' : `，满意率 ${percent(satisfaction)}`}`,
} as const;

type DutyStanding = YearDuty['periods'][number]['standing'];

const lines: Readonly<Record<keyof MeetingNames, string>> = {
  present: '实到',
  leave: '请假',
  missing: '缺席',
  outsidePresent: '流动等到会',
  outsideAway: '流动等未到',
  others: '其他参与',
};

const marks: Readonly<Record<DutyStanding, string>> = {
  done: '✓',
  beside: '◇',
  late: '△',
  missed: '✗',
  due: '●',
  'not-yet': '·',
  unrecorded: '－',
  open: '○',
};

const standings: Readonly<Record<DutyStanding, string>> = {
  done: '已完成',
  beside: '不在规定月份',
  late: '已补做',
  missed: '没有做',
  due: '正当期',
  'not-yet': '未到期',
  unrecorded: '启用前',
  open: '可选做',
};

const paperStandings: Readonly<Record<YearPaper['standing'], string>> = {
  due: '未到期',
  late: '逾期未交',
  done: '已完成',
  'done-late': '逾期完成',
  unrecorded: '启用前',
};

const verdicts: Readonly<Record<YearPage['verdict'], string>> = {
  reached: '达标',
  missed: '未达标',
  'none-yet': '',
  unjudged: '',
};

export const year = {
  month: (date: string) => `${Number(date.slice(5, 7))}月`,
  day: '日期',
  average: ({ rate, threshold, verdict }: YearPage) =>
    [
      `平均参与率 ${rate === null ? '—' : percent(rate)}`,
      threshold === null ? '' : `要求 ${percent(threshold)}`,
      verdicts[verdict],
    ]
      .filter(Boolean)
      .join(' · '),
  noMeeting: '这一年还没有结束的活动。',
  nothing: '这一年还没有。',
  lists: { meetings: '参与率', traces: '活动资料', duties: '规定动作', papers: '年度材料', charter: '学党章' },
  count: {
    meetings: ({ meetings }: YearPage) => `${meetings.length} 次活动`,
    traces: ({ traces }: YearPage) => {
      const lacking = traces.filter(({ have }) => have.some((one) => !one.in)).length;
      return lacking === 0 ? '齐全' : `${lacking} 次不全`;
    },
    duties: ({ duties }: YearPage) => {
      const missed = duties.flatMap(({ periods }) => periods).filter(({ standing }) => standing === 'missed').length;
      return missed === 0 ? '没有漏' : `${missed} 项没做`;
    },
    papers: ({ papers }: YearPage) => {
      const late = papers.filter(({ standing }) => standing === 'late').length;
      return late === 0 ? '没有逾期' : `${late} 份逾期`;
    },
    charter: ({ chapters }: YearPage) =>
      `${chapters.filter(({ read }) => read.length > 0).length} / ${chapters.length}`,
  },
  participationHeads: ['日期', '应到', '实到', '请假', '参与率'],
  dutyHeads: ['时段', '期限', '办理', '日期'],
  paperHeads: ['材料', '期限', '办理', '依据'],
  lines,
  line: (line: keyof MeetingNames, count: number) => `${lines[line]} ${count}`,
  marks,
  standings,
  paperStanding: ({ standing, unapproved }: Pick<YearPaper, 'standing' | 'unapproved'>) => {
    if (!unapproved) return paperStandings[standing];
    return standing === 'done' ? '待上级同意' : `${paperStandings[standing]}，待上级同意`;
  },
  done: ({ periods }: YearDuty) =>
    `${periods.filter(({ standing }) => standing === 'done').length} / ${periods.length}`,
  have: (is: boolean) => (is ? '有' : '✗缺'),
  missing: (names: readonly string[]) =>
    `缺 ${names.length} 人：${names.slice(0, 3).join('、')}${names.length > 3 ? '…' : ''}`,
  notRead: '还没有读',
  period: (period: string) => {
    const part = period.slice(5);
    if (part === '') return '全年';
    if (part.startsWith('Q')) return `第${['一', '二', '三', '四'][Number(part.slice(1)) - 1] ?? ''}季度`;
    if (part.startsWith('H')) return part === 'H1' ? '上半年' : '下半年';
    return `${Number(part)}月`;
  },
} as const;

const followUps: Readonly<Record<FollowUpEntry['what'], string>> = {
  contact: '联系',
  'make-up': '补课',
  'read-out': '通报',
};

export const absence = {
  noMeeting: '这一年还没有结束的活动。',
  of: (day: string) => `${day} 没有到会的人`,
  talks: (count: number) => `该谈话 ${count} 人`,
  talkTitle: '连续缺席，该谈话的人',
  missed: (count: number) => `连续缺席 ${count} 次`,
  line: ({ absentees }: AbsenceMeeting) => {
    const absent = absentees.filter(({ attendance }) => attendance === 'absent').length;
    return absentees.length === 0 ? '都到会' : `缺席 ${absent} 请假 ${absentees.length - absent}`;
  },
  madeUpBy: ({ absentees }: AbsenceMeeting) =>
    `补课 ${absentees.filter(({ entries }) => entries.some(({ what }) => what === 'make-up')).length}`,
  stands: (attendance: Absentee['attendance'], entries: readonly FollowUpEntry[]) =>
    [attendance === 'leave' ? '请假' : '缺席', ...new Set(entries.map(({ what }) => followUps[what]))].join(' '),
  what: followUps,
  entry: ({ text, late }: FollowUpEntry) => `${text === '' ? '没有请假' : text}${late ? '（逾期）' : ''}`,
  nothingYet: '还没有联系，也没有补课。',
  contact: '记联系',
  makeUp: '记补课',
  sign: '到了会，补签',
  makeUpDay: (name: string, form: string) => ({
    heading: `${name} 补课：${form}`,
    question: '哪一天补的？',
    help: '填补课的那一天，不是今天登记的日期。制度规定了期限的，按这一天算是不是按时。',
  }),
  thatDay: '就是这天',
  askReason: (name: string) => `${name} 为什么没有来`,
  contacted: (name: string) => `已记：联系了 ${name}`,
  madeUp: '补课已登记',
  undone: '已撤销，原记录保留',
  whyUndo: (name: string, { what, text }: FollowUpEntry) => `为什么撤销 ${name} 的“${followUps[what]}：${text}”？`,
  undoReasons: ['登记错人', '内容有误'],
  readOut: (count: number) => `已在会上通报 ${count} 人`,
  readOutDone: '通报已登记',
  askTalk: (name: string) => `和 ${name} 谈话的情况`,
  talked: '谈话已登记',
} as const;
