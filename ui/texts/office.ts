/** The words of the desk's sections between the meetings: roster, cards, plan, the box. */
import type {
  CredentialKind,
  Desk,
  DeskPerson,
  PlanView,
  ReaderView,
  RosterProblem,
  RosterProblemCode,
  Standing,
} from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';
import { credentials } from './desk.ts';
import { levels } from './notices.ts';

const standings: Readonly<Record<Standing, string>> = {
  member: '本支部党员',
  linked: '联系本支部的干部',
  invitee: '来宾',
};

export const roster = {
  stages: {
    menu: '花名册',
    find: '看名单、改信息',
    add: '转入、添加一人',
    import: '导入表格',
    turns: '变动记录',
    sheet: '花名册',
    'member-turns': '变动记录',
  },
  askFormer: (name: string) => ({
    heading: `添加 ${name}`,
    question: `以前有 ${name} 离开过本支部，是同一个人吗？`,
    help: '是同一个人的，选原来的记录，以前的出席、党费接着算；只是同名的，选“不是，是另一个人”。',
  }),
  former: ({ group, on }: Desk['former'][number]) =>
    `是，${on.slice(0, 4)}年${dayText(on)}离开${group === null ? '' : `（${group}）`}`,
  another: '不是，是另一个人',
  gone: '这个人已经不在花名册里。点“变动记录”可以看到是哪天离开的。',
  count: (people: readonly DeskPerson[]) => {
    const members = people.filter(({ standing }) => standing === 'member');
    const of = (category: DeskPerson['category']) => members.filter((person) => person.category === category).length;
    return `党员 ${members.length} 人，其中流动 ${of('floating')} 人，年老体弱 ${of('frail')} 人，预备 ${members.filter(({ probationary }) => probationary).length} 人`;
  },
  find: '看名单、改信息',
  add: '转入、添加一人',
  import: '导入表格',
  toBinding: '去发卡绑卡',
  name: '姓名',
  group: '党小组（可不填）',
  home: '所在单位或支部（可不填）',
  standings,
  probationary: '预备党员',
  dual: '双重',
  save: '保存',
  added: (name: string) => `${name} 已加入花名册`,
} as const;

export const rosterImport = {
  how: '用模板填好名单，存在优盘里，插到机器上，再选文件。Excel 和 CSV 都可以。',
  choose: '选择文件',
  template: '下载模板',
  looking: '正在检查表格…',
  good: (people: number) => `表格没有问题，共 ${people} 人。`,
  import: (people: number) => `导入 ${people} 人`,
  imported: (people: number) => `已导入 ${people} 人`,
  other: '换一个文件',
  bad: (count: number) => `有 ${count} 处要改，名单一个也没有导入。改好后再选一次：`,
  again: '改好了，再选一次',
} as const;

const problemTexts: Readonly<Record<RosterProblemCode, (problem: RosterProblem) => string>> = {
  'not-a-table': () => '这个文件不是 Excel 或 CSV 表格，请用模板另存。',
  'too-large': () => '文件太大。请只留名单，另存为 .xlsx 或 .csv。',
  'too-slow': () => '表格太复杂，打不开。请把名单复制到模板里。',
  'no-header': () => '第一行没有“姓名”这一栏，请用模板的表头。',
  'no-rows': () => '表头下面没有人，请填好再选。',
  'name-missing': () => '没有填姓名。',
  'name-odd': ({ value }) => `姓名“${value}”里有数字或符号，请改正。`,
  'unknown-value': ({ column, value }) => `“${column}”填的是“${value}”，请从模板列出的词里选。`,
  'twice-in-file': ({ value }) => `“${value}”在表里出现两次；如是两个人，请填不同的党小组。`,
  'already-in-roster': ({ value }) => `“${value}”已经在花名册里，请从表里删去这一行。`,
  'bad-booklet': ({ value }) => `一本通编号“${value}”的校验码不对，请对照封面重填。`,
  'booklet-twice': ({ value }) => `一本通编号“${value}”已经用过，请核对。`,
};

export function problemText(problem: RosterProblem): string {
  const text = problemTexts[problem.why](problem);
  return problem.row === 0 ? text : `第 ${problem.row} 行：${text}`;
}

export const binding = {
  which: '从还没有的人开始，一个一个刷：',
  cards: '只发党员卡',
  booklets: '只绑一本通',
  both: '卡和一本通都绑',
  left: (count: number) => (count === 0 ? '都有了' : `还有 ${count} 人`),
  find: '找一个人：补卡、挂失、解绑',
  none: '还没有卡',
  bindOne: '给这个人绑卡或一本通',
  isLost: '挂失',
  lost: '已挂失，这张卡不能再签到',
  isFound: '找到了',
  found: '已解除挂失',
  unbind: '解绑',
  unbound: '已解绑',
  whyUnbind: (credential: string, tail: string) => `为什么解绑${credential} …${tail}？`,
  turn: (nth: number, all: number) => (all === 1 ? '请交给本人' : `第 ${nth} 人，共 ${all} 人`),
  please: (missing: readonly CredentialKind[]) =>
    missing.length === 2
      ? '请刷卡，再扫一本通'
      : missing[0] === 'booklet'
        ? '请扫这个人的一本通'
        : '请刷这个人的党员卡',
  bound: '绑好了',
  another: (credential: string, name: string | null) =>
    `这${credential === credentials.card ? '张卡' : '本一本通'}已经是${name === null ? '别人' : ` ${name} `}的，请换一${credential === credentials.card ? '张' : '本'}。`,
  before: '上一人',
  skip: '跳过',
  stop: '先到这里',
  nobodyLeft: '每个人都有了。',
} as const;

export const wheel = {
  columns: { year: '年', month: '月', day: '日', hour: '时', minute: '分' },
  later: (column: string) => `${column}加`,
  earlier: (column: string) => `${column}减`,
  take: '就用这个',
} as const;

export const plan = {
  stages: {
    list: '还没有开的活动',
    form: '点一格改一格，改完点保存',
    date: '活动日期',
    day: '白天活动几点开始',
    evening: '集中夜学几点开始',
    agenda: '议程分学、做、议、改、干五类',
    pages: '开会时一页一页读的材料',
    withdraw: '撤回这个方案',
    move: '规定的日子要改，先写明原因',
    choose: '定好以后每月都在这一天',
    reading: '这次诵读党章哪几章',
    preparations: '会前要办的事，办一件记一件',
  },
  usualRequirements: '请佩戴党员徽章，携带《党员一本通》，提前十分钟到场。',
  none: '还没有安排下一次活动。',
  fresh: '新方案',
  noTheme: '（还没有主题）',
  late: '逾期公布',
  date: '日期',
  place: '地点',
  theme: '主题',
  agenda: '议程',
  items: (count: number) => (count === 0 ? '点这里添加' : `${count} 项`),
  item: (kind: string) => `议程（${kind}）`,
  noAgenda: '点上面一类，写一项议程。',
  pages: '学习材料',
  sheets: (count: number) => (count === 0 ? '点这里添加' : `${count} 页`),
  noPages: '还没有材料。可以从优盘选一个文本文件（.txt），自动分页。',
  page: '这一页的内容',
  fromFile: '从优盘选文件',
  addPage: '写一页',
  edit: '修改',
  remove: '删除',
  reading: '诵读章节',
  chapters: (count: number) => (count === 0 ? '点这里选' : `${count} 章`),
  preparations: '会前准备',
  requirements: '要求',
  empty: '点这里填写',
  save: '保存并公布',
  saved: '方案已公布在待机屏幕上',
  inTime: (day: string, notice: number) => `${day} 的活动，今天公布符合“提前 ${notice} 天”的要求。`,
  willBeLate: (notice: number) => `离活动不到 ${notice} 天，将注明“逾期公布”。`,
  rule: (text: string) => `主题党日：${text}`,
  unexplained: '改期未说明原因',
  chooseDay: '定主题党日',
  dayChosen: (day: number) => `主题党日定在每月 ${day} 日`,
  whyMove: (day: string) => `${day} 不是规定的主题党日，为什么改期？`,
  asking: '已记下改期申请，等上级党组织同意',
  asked: (day: string) => `已申请改到 ${day}，上级党组织答复了吗？`,
  approve: '同意',
  refuse: '不同意',
  waits: (day: string, superior: string) => `申请改到 ${day}，已报${superior}，等待批复`,
  answeredBy: ({ to, approved, office, on, reason }: NonNullable<PlanView['answered']>) =>
    `${levels[office.level]} ${office.name} ${dayText(on)}${approved ? '同意' : '不同意'}改到 ${dayText(to)}${reason === '' ? '' : `：${reason}`}`,
  superior: '上级党组织',
  answered: '答复已记下',
  withdraw: '撤回方案',
  withdrawn: '方案已撤回',
  whyWithdraw: '为什么撤回这个方案？',
} as const;

const readerStates: Readonly<Record<ReaderView['state'], string>> = {
  ready: '正常',
  absent: '已断开',
  faulty: '有故障',
};

export const box = {
  changePin: '换口令',
  pinChanged: '口令已换，请记牢',
  setClock: '校准时间',
  clockSet: '时间已校准',
  take: '时间对了，保存',
  largeText: '大字',
  quieter: '小声',
  louder: '大声',
  volume: (volume: number) => `音量 ${Math.round(volume * 10)}`,
  screenChanged: '已改好',
  signOff: '退出登录',
  signedOff: '已退出登录',
  switchOff: '安全关机',
  askOff: '关机后不能签到。记录已经全部保存。现在关机吗？',
  reallyOff: '关机',
  notOff: '先不关',
  goingOff: '正在关机',
  readers: (readers: readonly ReaderView[]) =>
    readers.length === 0
      ? '没有发现读卡器'
      : readers.map(({ name, state }) => `${name} ${readerStates[state]}`).join('，'),
} as const;
