/** The words of the member-facing screens. Every Chinese text of the pages stands in this folder, by area. */
import type { NotRecording, ReaderView, StepView, View } from '../../server/kiosk/contract.ts';
import { dayText, spokenTime } from '../elements/clock.ts';
import { levels } from './notices.ts';

type FaultCode = NonNullable<ReaderView['fault']>;

export const member = {
  desk: '书记',
  help: '求助',
  back: '返回',
  close: '关闭',
  answerCode: '号码',
  previousPage: '上一页',
  nextPage: '下一页',
  page: (page: number, of: number) => `第 ${page} / ${of} 页`,
  demo: '演示',
  secretary: (name: string) => `支部书记 ${name}`,
  asking: { short: '正在查询，请稍候……', long: '还没有结果。请稍后再刷一次，或请书记按姓名签到。' },
  connecting: '正在连接本室服务……',
  connectingLong: '还没有连上。请稍候；一分钟后仍不行，请书记关机后重新开机。',

  ending: {
    going: { what: '正在关机', todo: '记录已经全部保存。请稍候，先不要断电。' },
    gone: { what: '可以断电了', todo: '记录已经全部保存。请过十秒再拔电源。' },
  },

  status: {
    readersReady: '读卡器正常',
    readersMissing: '读卡器未连接',
    readersFaulty: '读卡器有故障',
    up: '已联网',
    down: '未联网',
    lockedOut: '镇里认不出',
    offline: '连接中断',
    notRecording: '暂停记录',
  },

  board: {
    today: '今日主题党日',
    next: (date: string) => `下次主题党日 · ${dayText(date)}`,
    noPlan: '本月方案尚未公布',
    noPlanHint: '方案由支部书记在会前五天公布，请留意本屏。',
    byRule: '按规定，下次主题党日',
    noTheme: '主题待定',
    time: '时间',
    place: '地点',
    chair: '主持',
    agenda: '议程',
    requirements: '要求',
    published: '公布',
    publishedLate: (date: string) => `${dayText(date)}（晚于会前五天）`,
    day: (start: string) => `${spokenTime(start)} 开始`,
    evening: (start: string) => `晚上 ${spokenTime(start)} 集中夜学`,
    more: '查看方案全文',
    tap: ['请刷党员卡', '或扫《党员一本通》'],
    open: '现在可以签到',
    openFrom: (time: string) => `今天 ${spokenTime(time)} 起可以签到`,
    notToday: '今天没有主题党日，无需签到',
    meetOn: (date: string) => `${dayText(date)}主题党日，请在这里签到`,
    public: '公开栏',
    lastRate: (date: string) => `${Number(date.slice(5, 7))} 月参与率`,
    lastTheme: '上次主题',
    dues: (month: string) => `${Number(month.slice(5, 7))} 月党费`,
    duesPaid: (count: number) => `已交 ${count} 人`,
    word: (word: View['board']['words'][number]) => {
      switch (word.kind) {
        case 'reminder':
          return `${levels[word.level]}提示：${word.text}${word.due === null ? '' : `（${dayText(word.due)}前）`}`;
        case 'waiting':
          return `主题党日改到 ${dayText(word.to)}：已报${word.superior}，等待批复`;
        case 'day':
          return `${levels[word.level]}${word.approved ? '同意' : '没有同意'}主题党日${
            word.from === null ? '' : `由 ${dayText(word.from)}`
          }改到 ${dayText(word.to)}${word.approved ? '' : '，请按原定日期参加'}`;
        case 'exemptions':
          return `${levels[word.level]}答复了免到申请，请书记在工作台查看`;
      }
    },
    words: '上级通知',
    issued: (on: string) => `上级 ${dayText(on)}下发`,
    members: '党员',
    people: (count: number) => `${count} 人`,
    nothingPublic: '第一次主题党日之后，这里公布参与率和党费交纳情况。',
  },

  rest: { hint: '轻触屏幕或刷卡', title: '党员活动室' },

  wall: {
    present: '实到',
    expected: '应到',
    leave: '请假',
    rate: '参与率',
    target: (percent: string) => `要求 ${percent}`,
    noRate: '暂无应到党员',
    outside: (count: number) => `流动、年老体弱党员 ${count} 人到会`,
    others: (count: number) => `其他参与人 ${count} 人`,
    gathering: (start: string) => `请先签到，${spokenTime(start)} 开始`,
    open: '请刷党员卡或扫《党员一本通》签到',
    evening: '集中夜学，请再次签到',
    signedIn: '已签到',
    onLeave: '请假',
    other: '列席',
    empty: '名册里还没有党员。请书记先导入名册。',
    allGroups: '全体',
    groupPage: (group: string, page: number, of: number) => `${group} ${page}/${of}`,
    noGroup: '未分组',
    chooseGroup: '选择党小组',
  },

  oath: {
    title: '中国共产党入党誓词',
    stand: '请全体起立，面向党旗，举起右手，握拳过肩',
    leader: '领誓人',
    begin: '开始领誓',
    next: '下一句',
    back: '上一句',
    again: '从头再来',
    sworn: '宣誓完毕',
    swearer: '宣誓人：',
    ownName: '（报出本人姓名）',
    lowered: '宣誓完毕，请放下右手',
  },

  dues: {
    title: (month: string) => `${Number(month.slice(5, 7))} 月党费`,
    paid: '已交',
    unit: '人',
    tap: '交费后请刷党员卡，或扫《党员一本通》',
    none: '还没有人登记',
    byName: '按姓名登记',
    choose: '请点自己的姓名，登记本月党费',
    chooseLabel: '登记本月党费',
  },

  study: { none: '本次没有录入学习材料。请按书记的安排诵读纸质材料或观看远教课件。', title: '集体诵读学习' },

  discussion: {
    title: '党员交流讨论发言',
    nobody: '请大家踊跃发言',
    speaking: '正在发言',
    spoken: (count: number) => `已发言 ${count} 人`,
    choose: '选择发言人',
    chooseNext: '下一位',
    chooseLabel: '谁来发言',
    end: '发言结束',
    nobodyPresent: '还没有人签到。',
  },

  summary: {
    title: '支部书记点评总结',
    waiting: '请听书记点评',
    figures: '本次到会情况',
    ends: '全部步骤已完成',
    problem: '本月共性问题',
    measures: '整改措施：',
    endsHint: '请书记宣布散会，并在本机结束会议。',
    eveningHint: (start: string) => `晚上 ${spokenTime(start)} 集中夜学，请再来签到。`,
  },

  own: {
    host: '主持',
    planned: (minutes: number) => `计划 ${minutes} 分钟`,
    elapsed: '已进行',
    over: (minutes: number) => `已超出 ${minutes} 分钟`,
  },

  paused: { title: '会议暂停', hint: (step: string) => `稍后从“${step}”继续`, hintAlone: '请稍候' },

  closed: {
    title: '本次主题党日到此结束',
    bySecretary: (time: string) => `${time} 结束`,
    byItself: '会后未按结束，系统已自动结束',
    thanks: '感谢各位党员参加',
  },

  rail: { label: '会议步骤', done: '已完成', now: '正在进行', todo: '未开始', passed: '没有进行' },

  refused: {
    'no-session': '请书记先输入密码。',
    'not-recording': '现在不能记录，请看屏幕上方的提示。',
    unreachable: '没有连上本室服务，刚才的操作可能没有记下。请稍候再看一次。',
    other: '没有办成。请书记在工作台里查看。',
  },

  helpDialog: {
    title: '怎样签到',
    steps: [
      '把党员卡平放在读卡器上，听到“嘀”声再拿开。',
      '没有带卡：把《党员一本通》的条码对准扫码器的红光。',
      '都没有带：请支部书记按姓名为你签到。',
    ],
    ask: (name: string) => `有困难请找支部书记${name}。`,
    askAnyone: '有困难请找支部书记。',
  },
} as const;

/** What is wrong, and what to do about it. */
export interface NoticeText {
  readonly what: string;
  readonly todo: string;
}

export const notices = {
  notRecording: {
    'disk-full': { what: '现在不能记录：存储已满', todo: '请书记在纸上登记签到，并联系镇党建办清理存储。' },
    io: { what: '现在不能记录：存储读写出错', todo: '请先在纸上登记签到；系统正在重试，恢复后本提示消失。' },
    damaged: { what: '现在不能记录：数据文件损坏', todo: '请在纸上登记签到，不要断电，联系镇党建办。' },
    locked: { what: '现在不能记录：数据被另一个程序占用', todo: '请书记关机后重新开机。' },
    starting: { what: '正在启动，稍后即可签到', todo: '请稍候。' },
  } satisfies Record<NotRecording, NoticeText>,
  offline: { what: '屏幕与本室服务的连接中断', todo: '请稍候，正在重新连接；屏幕内容可能不是最新的。' },
  clock: { what: '日期和时间可能不准', todo: '请书记输入密码，核对今天的日期。' },
  noReader: { what: '没有发现读卡器', todo: '请检查读卡器的连线，插好后自动恢复。' },
  readerAbsent: (name: string): NoticeText => ({
    what: `${name} 已断开`,
    todo: '请检查连线，插好后自动恢复。',
  }),
  readerFaulty: (name: string, fault: FaultCode | undefined): NoticeText => ({
    what: `${name} 有故障`,
    todo: fault === undefined ? '请拔下再插上。' : faults[fault],
  }),
  repaired: { what: '数据曾损坏，已自动修复，签到记录完整', todo: '请书记在工作台里查看。' },
  repairedLost: { what: '数据曾损坏，部分记录未能恢复', todo: '请书记对照纸质签到表核对，并联系镇党建办。' },
  copyFailed: { what: '昨夜的数据备份没有成功', todo: '签到照常；请书记检查备份盘是否插好。' },
  damagedPhotos: ([last = '', ...days]: readonly string[]): NoticeText => ({
    what: `${last.slice(0, 4)}年${dayText(last)}${days.some((day) => day !== last) ? '等' : ''}活动的 ${days.length + 1} 张照片损坏`,
    todo: '签到照常；请书记看“活动照片”。',
  }),
  lockedOut: { what: '镇里认不出这台终端', todo: '签到照常，都记在本机；请书记打开工作台的“接入镇里”。' },
  linkDown: { what: '暂时没有联网', todo: '签到照常，联网后自动上传。' },
} as const;

const faults: Record<FaultCode, string> = {
  'pcsc-library-missing': '读卡组件没有安装，请按说明书安装后重启。',
  'pcsc-service-down': '读卡服务没有运行，系统正在重试；一直不行请重新开机。',
  'hid-library-missing': '扫码组件没有安装，请按说明书安装后重启。',
  'reader-busy': '读卡器被另一个程序占用，请关闭那个程序。',
  'no-permission': '没有使用读卡器的权限，请按说明书设置。',
  'no-answer': '读卡器没有回应，请拔下再插上。',
  'driver-crashed': '读卡程序出错，正在自动重启；一直不行请拔下再插上。',
};

/** Who presides over a step: its own host, else the chair, else the secretary. */
export function hostOf(step: StepView | undefined, view: View): string | null {
  return step?.host || view.meeting?.chair || view.branch?.secretary || null;
}

/** The oath of the party's constitution, article 6, as it is spoken: phrase by phrase after the leader. */
export const oathLines = [
  '我志愿加入中国共产党，',
  '拥护党的纲领，',
  '遵守党的章程，',
  '履行党员义务，',
  '执行党的决定，',
  '严守党的纪律，',
  '保守党的秘密，',
  '对党忠诚，',
  '积极工作，',
  '为共产主义奋斗终身，',
  '随时准备为党和人民牺牲一切，',
  '永不叛党。',
] as const;
