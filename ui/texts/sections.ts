/** The words of the desk's sections, in their order. */

import type { CredentialKind, Standing } from '../../server/domain/vocabulary.ts';
import type {
  DeskPerson,
  Figures,
  MeetingView,
  RosterProblem,
  RosterProblemCode,
} from '../../server/kiosk/contract.ts';
import { credentials } from './desk.ts';

export const home = {
  help: '每个格子是一件事，点进去就能办；办完点左上角“返回”。不动它超过一分钟，工作台自动关闭。',
  planned: (theme: string) => `今天有主题党日：${theme}`,
  next: (day: string, theme: string) => `今天没有活动。下次：${day} ${theme}`,
  nothing: '还没有活动方案',
  fresh: '先点“花名册”录入名单，再点“发卡绑卡”，最后定“活动方案”。',
  waiting: (count: number) => `有 ${count} 张等您认领`,
  state: (phase: MeetingView['phase'], part: string) =>
    ({
      gathering: '可以刷卡，签到还没有打开',
      open: `${part}进行中`,
      paused: `${part}暂停中`,
      closed: '活动已经结束',
    })[phase],
} as const;

export const picker = {
  letter: (letter: string) => `姓名首字母 ${letter}`,
  all: (count: number) => `全部 ${count} 人`,
  hint: '点姓名的拼音首字母，一个就够',
  more: (letters: string) => `已选 ${letters}，再点第二个字的首字母`,
  again: '重选字母',
  narrow: '加第二个字母',
} as const;

export const reasonPicker = { other: '其他理由…' } as const;

export const today = {
  nothing: '今天没有安排主题党日。',
  byRule: (day: string) => `按规定，下次是 ${day}。`,
  plan: '制定方案',
  setClock: '校准时间',
  open: '打开签到',
  opened: '签到已打开',
  change: '修改方案',
  early: '开会前刷卡的人也算签到，名单已经在记。',
  doubtful: '机器的时间可能不准。今天是这一天吗？',
  dateRight: '是，打开签到',
  dateWrong: '不是，校准时间',
  state: (paused: boolean, part: string, step: string | undefined) =>
    `${part}${paused ? '暂停中' : '进行中'}${step === undefined ? '' : `，现在是“${step}”`}`,
  pause: '暂停',
  paused: '活动已暂停，用时停止计算',
  resume: '继续',
  resumed: '活动继续',
  openEvening: '打开夜学签到',
  eveningOpened: '集中夜学签到已打开',
  close: '结束活动',
  askClose: '结束前请核对',
  record: (chair: string | null, recorder: string | null, { others, outsidePresent }: Figures) =>
    `主持 ${chair ?? '未定'} · 记录 ${recorder ?? '未定'} · 其他参与人 ${others} · 流动、年老体弱到会 ${outsidePresent}`,
  parkedLeft: (count: number) => `还有 ${count} 张未识别的卡没有认领。`,
  noRecorder: '还没有指定记录人。',
  noSummary: '还没有写活动小结。',
  undone: (steps: string) => `没有进行的步骤：${steps}。`,
  whyUndone: (steps: string) => `没有进行“${steps}”，是什么原因？`,
  reallyClose: '核对无误，结束',
  notYet: '先不结束',
  closedNow: '活动已结束，记录已保存',
  closed: (at: string) => `活动已于 ${at} 结束，记录已保存。`,
  closedItself: (at: string) => `没有人结束活动，系统已于 ${at} 自动结束，并作了注明。`,
} as const;

export const byHand = {
  note: (part: string) => `${part} · 只列出还没有签到的人`,
  notOn: '现在没有进行中的活动。请先在“今日活动”里打开签到。',
  onLeave: '已请假',
  ask: (part: string) => `确认本人已经到场，补签“${part}”？`,
  sign: '补签',
  signed: (name: string) => `${name} 已签到`,
  other: '不是，重选',
} as const;

export const visitors = {
  who: '先选身份',
  name: '姓名',
  from: '来自哪里（可不填）',
  sign: '签到',
  signed: (name: string) => `${name} 已签到`,
} as const;

export const correct = {
  undo: '撤销',
  undone: '已撤销，原记录保留',
  dues: '本月党费登记',
  duesPaid: '本月党费已登记',
  none: '已经没有签到记录。',
  why: (name: string, what: string) => `为什么撤销 ${name} 的“${what}”？`,
} as const;

export const leave = {
  noMeeting: '还没有活动方案，先定方案才能请假。',
  forMeeting: (day: string) => `${day} 主题党日`,
  why: (name: string) => `${name} 为什么请假？`,
  whyNot: (name: string, given: string) => `${name} 已请假（${given}）。为什么销假？`,
  granted: (name: string) => `${name} 已准假`,
  withdrawn: (name: string) => `${name} 已销假`,
} as const;

export const parked = {
  none: '没有等待认领的卡。',
  held: (at: string, credential: string, tail: string) => `${at} ${credential} …${tail}`,
  known: (name: string) => `，原来是 ${name}`,
  whose: '是谁的',
  dismiss: '不算',
  whoseIs: (code: string) => `号码 ${code} 是谁？`,
  whyDismiss: (code: string) => `号码 ${code} 为什么不算？`,
  dismissed: '已作注明，不算签到',
  counted: (name: string, at: string) => `${name} 从 ${at} 起算签到`,
  askBind: (credential: string, tail: string) =>
    `要不要把这${credential === '党员卡' ? '张' : '本'}${credential}（…${tail}）绑给这个人，下次直接能用？`,
  bind: '绑定',
  dontBind: '不绑，只算这一次',
  bound: (name: string) => `已绑给 ${name}`,
} as const;

export const ownSteps = {
  stages: { list: '固定六步不能改动', title: '这一步叫什么', after: '放在哪一步之后', form: '核对后放进去' },
  states: { todo: '未开始', now: '进行中', done: '已完成' },
  fixed: '固定步骤',
  plan: (host: string | null, minutes: number | null) =>
    [host ?? '', minutes === null ? '' : `${minutes} 分钟`].filter(Boolean).join(' · '),
  add: '添加一步',
  remove: '删除',
  removed: '已删除',
  title: '步骤名称',
  other: '其他名称…',
  after: (title: string) => `在“${title}”之后`,
  host: '由谁主持',
  minutes: (minutes: number) => `${minutes} 分钟`,
  shorter: '少五分钟',
  longer: '多五分钟',
  place: '放进去',
  placed: '已加入步骤',
} as const;

export const roles = {
  stages: { both: '委托主持要写明理由', chair: '委托谁主持', recorder: '由谁记录', why: '写明理由' },
  chair: '主持人',
  recorder: '记录人',
  nobody: '未定',
  delegate: '委托他人',
  again: '仍由书记主持',
  name: '指定',
  delegated: (name: string) => `由 ${name} 主持`,
  named: (name: string) => `由 ${name} 记录`,
  why: (name: string) => `为什么委托 ${name} 主持？`,
} as const;

const standings: Readonly<Record<Standing, string>> = {
  member: '本支部党员',
  linked: '联系本支部的干部',
  invitee: '来宾',
};

export const roster = {
  stages: { menu: '花名册', find: '看名单、改信息', add: '添加一人', import: '导入表格' },
  count: (people: readonly DeskPerson[]) => {
    const members = people.filter(({ standing }) => standing === 'member');
    const of = (category: DeskPerson['category']) => members.filter((person) => person.category === category).length;
    return `党员 ${members.length} 人，其中流动 ${of('floating')} 人，年老体弱 ${of('frail')} 人，预备 ${members.filter(({ probationary }) => probationary).length} 人`;
  },
  find: '看名单、改信息',
  add: '添加一人',
  import: '导入表格',
  toBinding: '名单好了，去发卡绑卡',
  name: '姓名',
  group: '党小组（可不填）',
  home: '所在单位或支部（可不填）',
  standings,
  probationary: '预备党员',
  save: '保存',
  added: (name: string) => `${name} 已加入花名册`,
  changed: (name: string) => `${name} 的信息已保存`,
  remove: '移出花名册',
  removed: (name: string) => `${name} 已移出花名册`,
  whyRemove: (name: string) => `为什么把 ${name} 移出花名册？`,
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
  requirements: '要求',
  empty: '点这里填写',
  save: '保存并公布',
  saved: '方案已公布在待机屏幕上',
  inTime: (day: string) => `${day} 的活动，今天公布符合“提前五天”的要求。`,
  willBeLate: '离活动不到五天，将注明“逾期公布”。',
  withdraw: '撤回方案',
  withdrawn: '方案已撤回',
  whyWithdraw: '为什么撤回这个方案？',
} as const;

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
  goingOff: '正在关机，请等屏幕变黑再断电。',
} as const;

export const chairBar = { back: '退回', next: '下一步', end: '完成' } as const;
