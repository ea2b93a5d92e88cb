/** What the secretary's desk says. Every error says what happened and what to do. */

import type { InviteeKind, Mark, PartId } from '../../server/domain/vocabulary.ts';
import type { Category, NotRecording, ParkedView, RefusalReason } from '../../server/kiosk/contract.ts';

export interface Sentence {
  readonly what: string;
  readonly next: string;
}

export const refusals: Readonly<Record<RefusalReason, Sentence>> = {
  'no-such-meeting': { what: '找不到这次活动。', next: '可能已经撤回，请返回工作台重新打开。' },
  'no-such-person': { what: '花名册里没有这个人。', next: '请先在“花名册”里添加。' },
  'no-such-step': { what: '找不到这个步骤。', next: '可能已经删除，请返回后重新选择。' },
  'no-such-tap': { what: '这次刷卡已经处理过了。', next: '不用再处理。' },
  'no-such-credential': { what: '找不到这张卡或这本一本通。', next: '可能已经解绑，请返回后再看。' },
  'no-such-decision': { what: '找不到这项决议。', next: '可能已经撤回，请返回后再看。' },
  'no-such-entry': { what: '找不到这一条。', next: '可能已经撤回，请返回后再看。' },
  'too-many-votes': { what: '票数比到会的党员还多。', next: '请核对签到人数和赞成、反对、弃权的票数。' },
  'may-not-host': { what: '按制度，这个人不能代替书记主持。', next: '请委托副书记或支部委员。' },
  'not-set-up': { what: '本机还没有设置支部。', next: '请先完成首次设置。' },
  'superior-answers': { what: '这件事由上级党组织答复。', next: '申请已报上级，答复后会显示在这里。' },
  'not-open': { what: '活动还没有打开。', next: '请先在“今日活动”里打开签到。' },
  'already-open': { what: '活动已经打开。', next: '不用再次打开。' },
  'another-meeting-open': { what: '另一次活动还没有结束。', next: '请先在“今日活动”里结束它。' },
  closed: { what: '活动已经结束，不能再改。', next: '如确需更正，请写入会议记录并报镇党委。' },
  paused: { what: '活动正在暂停。', next: '请先在“今日活动”里点“继续”。' },
  'date-doubtful': { what: '本机时间可能不准。', next: '请先核对今天的日期。' },
  'date-not-planned': { what: '今天不是方案里的日期。', next: '请核对本机日期，或者修改方案。' },
  'reason-missing': { what: '这一天不是规定的主题党日。', next: '请写明改期的特殊原因。' },
  'not-same-month': { what: '改期不能改到别的月份。', next: '请在当月另选一天。' },
  'asked-too-late': { what: '现在申请改期已经晚了。', next: '请按原定日期开展，或者另选更晚的日期。' },
  'needs-approval': { what: '改期要先经上级党组织同意。', next: '请先按规定日期安排，再申请改期。' },
  'day-taken': { what: '这一天已经有一次主题党日。', next: '请修改原来的方案，或者换一个日期。' },
  'clock-known-better': {
    what: '本机时间已由网络或时钟校准，不用手工校准。',
    next: '时间仍不对时，请联系维护人员检查网络和时钟。',
  },
  'already-set-up': { what: '本活动室已经设置过支部。', next: '要改支部名称，请在本机设置中修改。' },
  'no-such-time': { what: '这个日期或时间不存在。', next: '请重新选择。' },
  'evening-left': { what: '晚上的集中夜学还没有签到。', next: '请先打开夜学签到，或者写明没有进行的理由。' },
  'steps-left': { what: '还有固定步骤没有进行。', next: '请先进行，或者写明没有进行的理由。' },
  'step-order': { what: '步骤要按顺序进行。', next: '请先完成前面的步骤。' },
  'nothing-to-revert': { what: '没有可以撤回的步骤。', next: '活动还在第一步。' },
  'step-already-run': { what: '这个步骤已经进行过。', next: '请放到还没有进行的步骤之后。' },
  'not-signed-in': { what: '这个人还没有签到。', next: '请先刷卡或补签。' },
  'already-signed-in': { what: '这个人已经签到。', next: '不用再补签。' },
  'no-payroll-deduction': { what: '按制度，党费不能从工资代扣。', next: '请本人当天交纳。' },
  'proxy-needs-reason': { what: '按制度，没有特殊情况不得请人代缴。', next: '请写明代缴的理由。' },
  'not-paid': { what: '这个人本月党费还没有登记。', next: '不用撤销。' },
  'bound-to-another': { what: '这张卡已经绑给别人。', next: '请先在那个人名下解绑，再重新绑定。' },
  'duplicate-in-roster': { what: '花名册里已经有同名的人。', next: '如果是两个人，请填写不同的党小组。' },
  'ballot-open': { what: '另一次无记名投票还没有结束。', next: '请先结束它，再开始新的投票。' },
  'ballot-counted': { what: '这次活动的这项投票已经计票。', next: '结果以第一次计票为准，不用再投。' },
  'no-ballot-here': { what: '本制度没有规定这项测评，或者花名册里还没有党员。', next: '不用投票。' },
  'no-such-ballot': { what: '找不到这次投票。', next: '请返回后再试。' },
  'no-such-notice': { what: '没有这条提醒。', next: '可能已经办结，请返回后再看。' },
  'needs-the-fact': { what: '这条提醒要等事情办好、记录上了才会消除。', next: '请先补办并登记。' },
  'too-many-points': { what: '超过了这一项的分值。', next: '请核对后再填。' },
  'scores-missing': { what: '还有项目没有打分。', next: '请先把考核分填齐，再审定。' },
  'not-qualified': { what: '没有达到合格分数，或者有一票否决的情形。', next: '请核对考核表，不能确认为合格支部。' },
  'not-decided': { what: '还没有审定或者公示。', next: '请先审定、公示。' },
  'not-in-policy': { what: '现行制度里没有这一项。', next: '请核对日期和项目，或者先修改制度。' },
  'not-reviewed': { what: '整改还没有审核通过。', next: '请先审核，合格后再销号。' },
  'date-ahead': { what: '这个日期还没有到。', next: '请到那一天再登记。' },
  'date-too-early': { what: '这个日期早于建党之日。', next: '请核对年份。' },
  'needs-writing': { what: '按制度要有书面申请。', next: '请收下书面申请，勾选“有书面材料”后再办。' },
  'not-exemptible': { what: '按制度，这类党员不能申请免到。', next: '不能到会的，请按次请假。' },
  'before-meeting': { what: '这个日期在活动之前。', next: '请填活动当天或以后的日期。' },
  'was-present': { what: '这个人到过会，没有缺席。', next: '不用登记。' },
  'not-absent': { what: '名单里有人没有缺席，或者已经请假。', next: '请按最新的名单通报。' },
  'already-answered': { what: '这项申请已经答复过。', next: '要改变答复，请重新提出申请。' },
  'not-a-member': { what: '这个人不是本支部党员。', next: '请选择本支部的党员。' },
};

export const notRecording: Readonly<Record<NotRecording, Sentence>> = {
  'disk-full': { what: '存储空间已满，现在不能记录。', next: '请联系镇里的技术人员清理空间。' },
  io: { what: '存储卡读写出错，现在不能记录。', next: '请用纸签到，并联系镇里的技术人员。' },
  damaged: { what: '记录文件损坏，现在不能记录。', next: '请用纸签到，并联系镇里的技术人员。' },
  locked: { what: '记录被另一个程序占用。', next: '请关机后重新启动。' },
  starting: { what: '系统正在启动。', next: '请等半分钟再试。' },
};

export const troubles = {
  unreachable: { what: '没有连上本机服务，刚才的操作没有保存。', next: '请等半分钟再试；仍不行就重新启动机器。' },
  unseen: { what: '没有连上本机服务，看不到最新的内容。', next: '请返回后再打开；仍不行就重新启动机器。' },
  'saved-unseen': { what: '已经保存，只是页面还没有更新。', next: '不用再做一遍，请返回后再打开看看。' },
  'no-session': { what: '登录已经到时。', next: '请重新输入口令。' },
  'not-recording': { what: '现在不能记录，刚才的操作没有保存。', next: '请先用纸记下，稍后再试。' },
  unknown: { what: '系统没有接受这次操作。', next: '请返回后再试；仍不行请联系镇里的技术人员。' },
} as const satisfies Record<string, Sentence>;

export const categories: Readonly<Record<Category, string>> = {
  ordinary: '普通党员',
  floating: '流动党员',
  frail: '年老体弱',
  away: '长期在外',
  'front-line': '驻扎一线',
  retired: '离退休',
};

export const inviteeKinds: Readonly<Record<InviteeKind, string>> = {
  activist: '入党积极分子',
  'village-official': '大学生村官',
  'villager-representative': '村民代表',
  producer: '产业大户',
  worthy: '乡村贤达',
  student: '返乡大学生',
  'rural-instructor': '农村工作指导员',
  'village-cadre': '联村（驻村）干部',
  'first-secretary': '第一书记',
  leader: '上级领导',
  'other-branch': '其他支部党员',
  other: '其他',
};

export const marks: Readonly<Record<Mark, string>> = { 'no-badge': '未戴徽章', 'no-booklet': '未带一本通' };
export const parts: Readonly<Record<PartId, string>> = { day: '白天活动', evening: '集中夜学' };
export const signedBy = { card: '刷卡', booklet: '扫一本通', hand: '补签', parked: '认领刷卡' } as const;
export const credentials = { card: '党员卡', booklet: '一本通' } as const;
export const credentialStates = { good: '正常', lost: '已挂失', replaced: '已换新' } as const;
export const parkedWhy: Readonly<Record<ParkedView['why'], string>> = {
  unknown: '没有登记',
  lost: '已挂失',
  replaced: '已换新',
  'other-branch': '其他支部',
};

export const reasons = {
  leave: ['外出务工', '生病住院', '照顾病人', '因公出差', '家中有事'],
  leaveWithdraw: ['本人能来', '登记错人'],
  leaveRefuse: ['理由不充分', '没有书面假条', '应当到会'],
  undo: ['签错了人', '代人刷卡', '提前离开', '没有参加'],
  delegate: ['书记外出', '书记生病', '轮值主持'],
  unbind: ['发错了卡', '卡已损坏', '组织关系转出'],
  workMeeting: ['以村务会议代替', '以业务会议代替'],
  unflag: ['注明有误'],
  preparation: ['日期记错', '还没有办'],
  decision: ['登记有误', '重复登记'],
  passOver: ['条件不具备', '本月已进行过', '与上级活动合并', '时间不够'],
  close: ['时间不够', '材料没有到', '设备故障', '下次补上'],
  dismiss: ['不是本支部的人', '试刷', '重复刷卡'],
  withdraw: ['改期', '录入错误'],
  move: ['防汛抗台', '上级会议', '农忙', '迎检'],
} as const;

export const ownStepTitles = ['党课', '轮值党课', '微党课', '现场教学', '政治生日', '志愿服务', '表决议事'] as const;

export const sections = {
  today: {
    title: '今日活动',
    note: '打开、暂停、结束',
    help: '打开签到后党员才能看到签到墙；开会前刷卡同样算数。散会时在这里结束，系统会先让您核对人数。',
  },
  byHand: { title: '补签', note: '没带卡的人', help: '点姓名的拼音首字母，一个字母就够。再点姓名，核对后确认补签。' },
  visitors: { title: '来宾', note: '其他参与人', help: '先选身份，再输姓名。来宾单独列出，不影响参与率。' },
  correct: { title: '签到更正', note: '撤销、未戴徽章', help: '只列出已签到的人。撤销要说明理由，原来的记录会保留。' },
  leave: {
    title: '请假',
    note: '准假、销假',
    help: '请假的人要有理由，收下书面假条的请勾选。可以当场准假，也可以先登记、以后审批。请假不算实到，但会在记录表上写明。',
  },
  parked: {
    title: '未识别的卡',
    note: '认领刷卡',
    help: '屏幕告诉来人一个号码。问清是谁，就从刷卡那一刻算签到。绑不绑这张卡，另外再问。',
  },
  ownSteps: {
    title: '自创步骤',
    note: '党课、现场教学…',
    help: '固定步骤不能改动。自创步骤可以放在它们之间或最后。',
  },
  roles: {
    title: '主持与记录',
    note: '委托主持、记录人',
    help: '平时由书记主持。委托别人要写明理由。每次活动要有一名记录人，全程纪实。',
  },
  proceedings: {
    title: '会议记事',
    note: '决议、公开、检查',
    help: '开会时办的事都记在这里：现场检查、诵读章节、决议、公开事项、共性问题。',
  },
  scene: { title: '现场检查', note: '', help: '逐项看一看会场，做到没有做到都如实记下。以后再点可以改。' },
  chapters: { title: '诵读章节', note: '', help: '点一下选上，再点一下取消。全年要把党章通读一遍，屏幕上会显示进度。' },
  publicity: {
    title: '公开事项',
    note: '',
    help: '党务、政务、财务分类录入，进行“民主公开”这一步时逐页显示在屏幕上。',
  },
  decisions: {
    title: '民主议事',
    note: '',
    help: '决议要写明内容、措施、期限和责任人，表决的写票数。上次的决议在这里通报落实情况。',
  },
  roster: {
    title: '花名册',
    note: '转入转出、类别',
    help: '点“看名单”找到人，改类别、转出、双重组织生活都在那里，都要填从哪天起。登记错了，在“变动记录”里撤销。流动党员和年老体弱党员计不计入参与率，由制度规定。',
  },
  exemptions: {
    title: '免到',
    note: '',
    help: '年老体弱、长期患病的党员，本人申请、组织批准以后可以不到会。先登记申请，再批准或不批准；到期自动恢复应到，也可以提前结束。',
  },
  binding: {
    title: '发卡绑卡',
    note: '逐人刷一下',
    help: '屏幕上是谁的名字，就刷谁的卡或扫谁的一本通，刷完自动到下一人。',
  },
  notices: {
    title: '提醒',
    note: '逾期、缺项、异常',
    help: '系统从记录里找出要有人看的事，写明依据。事情办好并登记，提醒自动消除；已经无法补办的，写明情况。系统只提醒，不替人作决定。',
  },
  ledgers: {
    title: '台账',
    note: '三会一课、档案…',
    help: '主题党日以外的事都在这里登记：先选类别，再逐格填写。点一条登记可以更正或撤销，写明理由，原来的记录会保留。',
  },
  items: {
    title: '整改事项',
    note: '举措、进展、销号',
    help: '查出的问题、联系服务的事、向上反映的事都登记在这里。写明举措、责任人和时限，办一步记一步；审核合格以后销号。',
  },
  assessment: {
    title: '考核',
    note: '自评、得分、结论',
    help: '点一项，逐条自评。系统照记录给出建议分，由人决定。各条相加超过本项分数的，按本项分数计。最后由上级认定。',
  },
  dues: {
    title: '党费',
    note: '登记、欠交、基数',
    help: '点“未交”找到人，点要交的月份，再点“本人交纳”。点已交的月份可以撤销，要说明理由。基数每年核定一次。',
  },
  ballots: {
    title: '投票',
    note: '测评、计票、结果',
    help: '开始后屏幕叫人刷卡，刷一次投一票，机器只数票数。结束后才看得到结果；民主测评党员的结果只在这里看。',
  },
  absence: {
    title: '补课与联系',
    note: '缺席、补课、谈话',
    help: '先点一次活动，再点没有到会的人，记下联系和补课。补课不改缺席。连续缺席到次数的要谈话，谈过在这里登记。',
  },
  year: {
    title: '年度',
    note: '参与率、规定动作',
    help: '这一年开了几次会、来了多少人、该做的做了没有。点一个数就看到是谁、是哪天。✓ 完成，△ 补做，✗ 没有做，● 正当期。',
  },
  themes: {
    title: '主题菜单',
    note: '必选、自选',
    help: '一年里上级规定的必选主题和支部自选的主题都登记在这里。点一个主题，可以定为下次活动的主题，也可以补记它用在哪一次。',
  },
  photos: {
    title: '活动照片',
    note: '添加、查看、撤回',
    help: '插上U盘或手机，选一次活动，点“添加照片”，可以一次选几张。照片自动缩小，只在不忙时上传，不耽误签到。拍到无关的人，点开这张撤回，写明理由。',
  },
  plan: { title: '活动方案', note: '下次时间、主题', help: '主题和要求要按制度提前公布。保存后待机屏幕马上显示。' },
  township: {
    title: '接入镇里',
    note: '接入码、上传情况',
    help: '向镇党建办要一个接入码，在这里输入，镇里同意后记录自动上传。没有联网也能照常签到，联网后自动补传。',
  },
  box: { title: '本机设置', note: '口令、时间、关机', help: '断电前请先在这里安全关机。' },
} as const;
export type Section = keyof typeof sections;

export const desk = {
  title: '书记工作台',
  back: '返回',
  help: '求助',
  close: '知道了',
  more: '下一页',
  less: '上一页',
  stillThere: '您还在吗？',
  closesIn: (seconds: number) => `${seconds} 秒后工作台自动关闭，屏幕回到活动画面。`,
  goOn: '继续使用',
  expected: '应到',
  present: '实到',
  leave: '请假',
  rate: '参与率',
  target: (percent: string) => `要求 ${percent}`,
  waiting: '正在保存…',
  loading: '正在读取…',
  saved: '已保存',
  nobody: '没有符合的人',
  askTechnician: '还有疑问，请拨打机器背面标签上镇里的电话。',
} as const;
