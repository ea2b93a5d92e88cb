/** The words of the ledgers (台账). */
import type { What } from '../../server/domain/events/ledger.ts';
import type { ActivityKind, Level } from '../../server/domain/vocabulary.ts';
import type { LedgersPage } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';

type Entry = LedgersPage['entries'][number];

export const groups = { meetings: '三会一课', year: '年度规定', actions: '主题活动', inspections: '督查考核' } as const;
export type Group = keyof typeof groups;

/** Null: the log knows it by itself. */
export const activityKinds: Readonly<Record<ActivityKind, readonly [Group | null, string]>> = {
  'theme-day': [null, '主题党日'],
  'evening-study': ['meetings', '集中夜学'],
  'members-meeting': ['meetings', '党员大会'],
  'committee-meeting': ['meetings', '支委会'],
  'group-meeting': ['meetings', '党小组会'],
  lecture: ['meetings', '党课'],
  'lecture-by-head': ['meetings', '主要负责人讲党课'],
  'lecture-by-leader': ['meetings', '领导干部讲党课'],
  'lesson-pack': ['meetings', '月送党课'],
  'organisation-life': ['year', '组织生活会'],
  'committee-life': ['year', '班子批评自我批评'],
  appraisal: ['year', '民主评议党员'],
  'pioneer-index': ['year', '五星党员创评'],
  'development-debate': ['year', '发展大讨论'],
  'july-first': ['year', '七一纪念活动'],
  publicity: ['year', '党务村务公开'],
  'dues-published': ['year', '党费公开'],
  'charter-read': ['year', '通读党章'],
  'superior-duty': ['year', '上级要求事项'],
  economy: ['actions', '集体经济'],
  'village-beauty': ['actions', '美丽乡村'],
  mediation: ['actions', '信访维稳'],
  tourism: ['actions', '乡村旅游'],
  civility: ['actions', '乡风文明'],
  'flood-defence': ['actions', '防汛抗台'],
  service: ['actions', '联系服务群众'],
  inspection: ['inspections', '明察暗访'],
  'monthly-visit': ['inspections', '党建月访'],
  'phone-check': ['inspections', '电话抽查'],
  'site-check': ['inspections', '实地考核'],
  'guiding-visit': ['inspections', '领导走访指导'],
  'fixed-monitoring': ['inspections', '定点监测'],
  'site-observation': ['inspections', '现场观摩'],
  'daily-supervision': ['inspections', '日常督查'],
  'spot-check': ['inspections', '随机抽查'],
  'special-check': ['inspections', '专项检查'],
  'yearly-assessment': ['inspections', '年度评估'],
};

/** The kinds of a group, in the order of the vocabulary. */
export function kindsOf(group: Group): readonly ActivityKind[] {
  const all = Object.entries(activityKinds) as [ActivityKind, readonly [Group | null, string]][];
  return all.flatMap(([kind, [of]]) => (of === group ? [kind] : []));
}

const whats: Readonly<Record<What, string>> = {
  activity: '活动',
  trace: '归档',
  filed: '上报记录',
  'sent-back': '记录退回',
  published: '公开',
  row: '计划表',
  submitted: '材料报送',
  approval: '审批',
  theme: '主题菜单',
  taken: '选用主题',
  contact: '联系',
  'contact-person': '联系人',
  talk: '谈话',
  work: '分配工作',
  'work-settled': '工作办结',
  'dues-excused': '未交党费的正当理由',
  'idle-handled': '处理意见',
  record: '党员记录',
  care: '关怀对象',
  stage: '发展阶段',
  document: '发展材料',
  'appraisal-step': '评议环节',
  grade: '评议等次',
  warning: '警示帮扶',
  election: '换届选举',
  seat: '委员任职',
  extension: '延期换届',
  group: '党小组',
  money: '经费收支',
  account: '经费专户',
  checked: '阵地检查',
  tie: '联系责任',
};

export const levels: Readonly<Record<Level, string>> = {
  branch: '支部',
  community: '社区党委',
  township: '镇党委',
  district: '区委',
};

export const ledgers = {
  stages: {
    list: '',
    group: '这是哪一类',
    what: '登记什么',
    kind: '做了什么',
    form: '核对后保存',
    on: '哪一天',
    led: '由谁主持',
    people: '点到会的人',
  },
  year: (year: string | number) => `${year}年`,
  count: ({ year, entries }: LedgersPage) => `${year}年 ${entries.filter(({ gone }) => gone === null).length} 条`,
  none: (year: string) => `${year}年还没有登记。`,
  what: ({ fact }: Entry) => (fact.what === 'activity' ? activityKinds[fact.kind][1] : whats[fact.what]),
  /** Days are said as such. */
  about: ({ about }: Entry) => about.map((text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? dayText(text) : text)).join(' · '),
  gone: (reason: string) => `已撤销：${reason}`,
  write: '新登记',
  activity: '活动',
  whats,
  enter: (what: What) => `登记${whats[what]}`,
  correct: '更正',
  written: '已登记',
  strike: '撤销',
  struck: '已撤销，原记录保留',
  whyStrike: (what: string) => ({
    heading: '撤销登记',
    question: `为什么撤销“${what}”？`,
    help: '只有登记错了才撤销；原来的登记和撤销的理由都会留在台账里。',
  }),
  strikeReasons: ['登记有误', '重复登记', '没有开展'],
  date: '日期',
  title: '内容',
  place: '地点',
  led: '主持人',
  noLed: '点这里选',
  people: '到会',
  heads: (count: number) => (count === 0 ? '点这里选' : `${count} 人`),
  here: '✓ 到会',
  level: '组织单位',
  spoke: '人人发言',
  save: '保存',
  room: '活动室',
} as const;
