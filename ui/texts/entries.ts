/** The words of the desk's forms: what is entered in a ledger, and what is told about a request, a plan, a decision. */

import type { Post, Purpose } from '../../server/domain/events/facts/branch.ts';
import type {
  CareClass,
  IdleGround,
  Penalty,
  RecordKind,
  Stage,
  StageDocument,
} from '../../server/domain/events/facts/people.ts';
import type { FactOf, What } from '../../server/domain/events/ledger.ts';
import { dayText } from '../elements/clock.ts';
import { periodText } from './naming.ts';

/** Every fact but the activity, which has a form of its own, and what only a level above says. */
export type Entered = Exclude<What, 'activity' | 'sent-back'>;

export const entryGroups = {
  file: '档案与公开',
  plans: '计划与主题',
  members: '党员管理',
  growth: '发展与评议',
  committee: '班子建设',
  means: '经费与阵地',
} as const;
export type EntryGroup = keyof typeof entryGroups;

type Words = {
  readonly [W in Entered]: {
    readonly group: EntryGroup;
    readonly fields: { readonly [F in Exclude<keyof FactOf<W>, 'what'>]-?: string };
    /** What is said about it in free words. */
    readonly text: string;
  };
};

const remark = '说明';
const paper = { paper: '材料', period: '哪一期', person: '哪位党员' } as const;

export const entryWords: Words = {
  trace: { group: 'file', fields: { trace: '归档资料', of: '哪次活动、哪一年' }, text: remark },
  filed: { group: 'file', fields: { of: '哪次活动', to: '报送单位' }, text: remark },
  published: { group: 'file', fields: { publication: '公开事项', of: '哪次活动、哪一年' }, text: remark },
  row: { group: 'plans', fields: { ...paper, row: '月份', when: '时间', way: '方式', content: '内容' }, text: remark },
  submitted: { group: 'plans', fields: { ...paper, to: '报送单位' }, text: remark },
  approval: { group: 'plans', fields: { ...paper, granted: '审批结果' }, text: '审批意见' },
  theme: { group: 'plans', fields: { year: '年度', title: '主题', must: '必选或自选' }, text: remark },
  taken: { group: 'plans', fields: { year: '年度', theme: '主题', meeting: '哪次主题党日' }, text: remark },
  contact: { group: 'members', fields: { person: '党员', measure: '关怀措施', by: '由谁联系' }, text: '联系情况' },
  'contact-person': { group: 'members', fields: { person: '党员', contact: '联系人' }, text: remark },
  talk: { group: 'members', fields: { person: '党员', meeting: '谈到哪次活动为止', by: '谈话人' }, text: '谈话情况' },
  work: { group: 'members', fields: { person: '党员', due: '完成期限' }, text: '分配的工作' },
  'work-settled': { group: 'members', fields: { person: '党员', work: '分配的工作', how: '办理结果' }, text: remark },
  'dues-excused': { group: 'members', fields: { person: '党员', month: '月份' }, text: '正当理由' },
  'idle-handled': { group: 'members', fields: { person: '党员', ground: '情形', until: '截至月份' }, text: '处理意见' },
  record: { group: 'members', fields: { person: '党员', kind: '类别', penalty: '处分种类' }, text: '内容' },
  care: { group: 'members', fields: { person: '党员', care: '类别' }, text: remark },
  stage: { group: 'growth', fields: { person: '发展对象', stage: '进入阶段' }, text: remark },
  document: { group: 'growth', fields: { person: '发展对象', stage: '阶段', document: '材料' }, text: remark },
  'appraisal-step': { group: 'growth', fields: { year: '年度', step: '评议环节' }, text: remark },
  grade: { group: 'growth', fields: { year: '年度', person: '党员', grade: '评议等次' }, text: '评语' },
  warning: { group: 'growth', fields: { year: '年度', person: '党员', helpBranch: '帮扶单位' }, text: '帮扶措施' },
  election: { group: 'committee', fields: { years: '任期（年）', seats: '当选人' }, text: remark },
  seat: { group: 'committee', fields: { seat: '职务', person: '由谁担任' }, text: remark },
  extension: { group: 'committee', fields: { months: '推迟（月）', approved: '上级是否批准' }, text: '推迟理由' },
  group: { group: 'committee', fields: { group: '党小组', leader: '组长' }, text: remark },
  money: {
    group: 'means',
    fields: { direction: '收入或支出', fen: '金额（元）', purpose: '来源或用途' },
    text: '摘要',
  },
  account: { group: 'means', fields: { separate: '专户管理' }, text: remark },
  checked: { group: 'means', fields: { item: '检查项目', ok: '检查结果' }, text: remark },
  tie: { group: 'means', fields: { tie: '哪一项' }, text: '由谁承担' },
};

export const posts: Readonly<Record<Post, string>> = {
  secretary: '书记',
  deputy: '副书记',
  organisation: '组织委员',
  publicity: '宣传委员',
  discipline: '纪律检查委员',
  member: '委员',
};

const purposes: Readonly<Record<Purpose, string>> = {
  budget: '财政、行政经费',
  collective: '集体经济收入',
  'dues-returned': '返还党费',
  employer: '单位营收',
  room: '阵地建设',
  education: '党员教育管理',
  care: '表彰和慰问',
  papers: '党报党刊订阅',
  activities: '组织活动',
  other: '其他',
};

const records: Readonly<Record<RecordKind, string>> = {
  training: '教育培训',
  reward: '奖励',
  penalty: '处分',
  aid: '受助帮扶',
  visit: '慰问',
  integrity: '廉洁自律',
  reviewed: '信息核对更新',
};

const penalties: Readonly<Record<Penalty, string>> = {
  warning: '警告',
  'serious-warning': '严重警告',
  removal: '撤销党内职务',
  probation: '留党察看',
  expulsion: '开除党籍',
};

const stages: Readonly<Record<Stage, string>> = {
  applicant: '递交入党申请书',
  activist: '入党积极分子',
  candidate: '发展对象',
  probationary: '预备党员',
  full: '转为正式党员',
};

const documents: Readonly<Record<StageDocument, string>> = {
  minutes: '会议记录',
  form: '表册填报',
  writing: '材料撰写',
};

const cares: Readonly<Record<CareClass, string>> = { 'pre-1949': '建国前入党的老党员', needy: '困难党员' };

export const idleGrounds: Readonly<Record<IdleGround, string>> = {
  attending: '不参加党的组织生活',
  dues: '不交纳党费',
  work: '不做党所分配的工作',
};

/** What can be chosen where the set is closed. */
export const options = {
  purposes,
  records,
  penalties,
  stages,
  documents,
  cares,
  idleGrounds,
  settled: { done: '已完成', excused: '有正当理由未完成' },
  directions: { in: '收入', out: '支出' },
  granted: ['批准', '不批准'],
  must: ['必选', '自选'],
  separate: ['专户管理', '没有专户'],
  ok: ['合格', '不合格'],
  nobody: { branch: '支部', vacant: '空缺', none: '没有' },
  qualified: ['合格', '不合格'],
  upheld: ['异议成立', '异议不成立'],
  done: ['已经办结', '还在办理'],
} as const;

export const entries = {
  date: '日期',
  choose: '点这里选',
  /** Of a value that the lists do not name any more. */
  asBefore: '同原登记',
  save: '保存',
  saved: '已登记',
  heads: (count: number) => `${count} 人`,
  number: (label: string, most: number) => `${label.replace(/（.*）/, '')}，1 到 ${most}`,
  noNumber: (most: number) => ({ what: '这不是可用的数字。', next: `请输入 1 到 ${most} 的整数。` }),
  seatsReady: '选好了',
  noChoice: { what: '没有可选的项目。', next: '现行制度没有规定，或者还没有登记。' },
  check: '核对后保存',
  correct: {
    heading: '更正登记',
    question: '为什么更正？',
    help: '更正后以新的登记为准；原来的登记和更正的理由都会留在台账里。',
  },
  correctReasons: ['登记有误', '情况有变', '补充内容'],
  corrected: '已更正，原记录保留',
} as const;

/** Of what a list offers: days, periods, rows of a table, posts and titles. */
export function choiceText(title: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(title)) return dayText(title);
  if (/^\d{4}(-\d\d|-Q\d)?$/.test(title)) return periodText(title);
  if (/^\d{1,2}$/.test(title)) return `${title}月`;
  if (title === 'whole') return '全文';
  return (posts as Readonly<Record<string, string>>)[title] ?? title;
}

/** What stands beside a choice: a name, a time, or whether a theme is obligatory. */
export function choiceNote(note: string): string {
  const [must, own] = options.must;
  return { must, own }[note] ?? note;
}

/** What is told with a command other than an entry. */
export const commandWords = {
  'preparation.record': { title: '登记会前准备', fields: { on: '日期', by: '经办人', text: remark } },
  'decision.report': {
    title: '通报落实情况',
    fields: { meeting: '在哪次会上通报', text: '落实情况', done: '是否办结' },
  },
  'leave.approve': { title: '准假', fields: {} },
  'leave.refuse': { title: '不准假', fields: { reason: '理由' } },
  'exemption.approve': { title: '批准免到', fields: {} },
  'exemption.refuse': { title: '不批准免到', fields: { reason: '理由' } },
  'parked-tap.assign': { title: '认领刷卡', fields: { tap: '哪张卡', person: '是谁的' } },
  'parked-tap.dismiss': { title: '注明不用认领', fields: { tap: '哪张卡', reason: '理由' } },
  'mark.lift': { title: '取消标记', fields: {} },
  'assessment.veto': { title: '登记否决情形', fields: { ground: '哪一种情形', text: '事实依据' } },
  'assessment.veto-other': { title: '登记其他情形', fields: { text: '情形和事实依据' } },
  'assessment.decide': { title: '登记审定结果', fields: { on: '审定日期', qualified: '审定结果' } },
  'assessment.publish': { title: '登记公示', fields: { on: '公示日期' } },
  'assessment.object': { title: '登记异议', fields: { on: '收到日期', text: '异议内容' } },
  'assessment.answer-objection': { title: '登记异议的答复', fields: { upheld: '核查结论' } },
} as const;
