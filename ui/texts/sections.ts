/** The words of the desk's sections for the meeting. */
import type { Figures, MeetingView } from '../../server/kiosk/contract.ts';

export const home = {
  help: '每个格子是一件事，点进去就能办；办完点左上角“返回”。不动它超过一分钟，工作台自动关闭。',
  planned: (theme: string) => `今天有主题党日：${theme}`,
  next: (day: string, theme: string) => `今天没有活动。下次：${day} ${theme}`,
  nothing: '还没有活动方案',
  office: '支部事务',
  officeNote: '方案、花名册…',
  fresh: '先点“支部事务”，在“花名册”录入名单，再“发卡绑卡”，最后定“活动方案”。',
  notices: (count: number) => `${count} 条提醒要办`,
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
  eveningStudy: '集中夜学',
  words: '活动小结',
  write: '写小结',
  rewrite: '修改小结',
  written: '小结已保存',
  close: '结束活动',
  askClose: '结束前请核对',
  record: (chair: string | null, recorder: string | null, { others, outsidePresent }: Figures) =>
    `主持 ${chair ?? '未定'} · 记录 ${recorder ?? '未定'} · 其他参与人 ${others} · 流动、年老体弱到会 ${outsidePresent}`,
  parkedLeft: (count: number) => `还有 ${count} 张未识别的卡没有认领。`,
  noRecorder: '还没有指定记录人。',
  noSummary: '还没有写活动小结。',
  undone: (steps: string) => `还没有进行：${steps}。`,
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
  whyAgain: (name: string) => `${name} 的请假没有批准。重新请假的理由？`,
  whyNot: (name: string, given: string) => `${name} 已请假（${given}）。为什么销假？`,
  whyRefuse: (name: string) => `为什么不批准 ${name} 请假？`,
  whyTakeBack: (name: string) => `为什么撤回 ${name} 的请假申请？`,
  waiting: (name: string, given: string) => `${name} 申请请假（${given}），等待审批。`,
  stands: {
    asked: (given: string) => `待批：${given}`,
    approved: (given: string) => given,
    refused: () => '没有批准',
  },
  written: '有书面假条',
  later: '先登记，以后审批',
  approve: '批准',
  refuse: '不批准',
  withdraw: '撤回申请',
  asked: (name: string) => `${name} 的申请已登记`,
  granted: (name: string) => `${name} 已准假`,
  refused: (name: string) => `${name} 的请假没有批准`,
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
  stages: { list: '固定步骤不能改动', title: '这一步叫什么', after: '放在哪一步之后', form: '核对后放进去' },
  states: { todo: '未开始', now: '进行中', done: '已完成', passed: '没有进行' },
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

export const chairBar = {
  back: '退回',
  pass: '跳过',
  next: '下一步',
  end: '完成',
  passOver: (step: string) => ({
    heading: `跳过“${step}”`,
    question: `固定步骤不能无故省略。为什么不进行“${step}”？`,
    help: '选一个理由，或写明其他理由；理由会写进会议记录。点左上角“返回”就不跳过。',
  }),
} as const;
