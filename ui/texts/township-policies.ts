/** What the console says of policies and their values. */
import type { GivenPolicy, PoliciesPage, PolicyProblem } from '../../server/township/contract.ts';
import { dateOf, dayText } from '../elements/clock.ts';
import { wordOf } from './policy-words.ts';

/** The groups of values, in the order of the page. */
export const sections: Readonly<Record<string, string>> = {
  title: '活动名称',
  steps: '固定步骤的措辞',
  calendar: '活动日',
  parts: '场次',
  festivals: '集中活动日',
  rescheduling: '改期',
  signIn: '签到',
  notice: '会前通知',
  meeting: '会议要求',
  scene: '现场检查',
  traces: '留痕材料',
  evaluation: '主题测评',
  participation: '参与率',
  absence: '缺席与补课',
  dues: '党费',
  measures: '联系帮扶',
  obligations: '组织生活任务',
  papers: '年度资料',
  terms: '任期与换届',
  appraisal: '民主评议',
  onThemeDay: '放在主题党日开展的活动',
  unitGrades: '单位评定',
  rectification: '组织生活会整改',
  publications: '公开事项',
  organisationLife: '组织生活会',
  room: '活动室标准',
  ties: '责任与结对',
  fundsPerHead: '党建经费',
  assessment: '规范化考核',
};

/** What a value is called within its group; entries of a list go before it by their title. */
const names: Readonly<Record<string, string>> = {
  title: '名称',
  short: '简称',
  rural: '农村',
  organ: '机关事业单位',
  enterprise: '企业和社会组织',
  other: '其他',
  day: '日',
  days: '星期几',
  from: '从几日',
  to: '到几日',
  month: '月',
  months: '月份',
  inHolidays: '遇节假日',
  reason: '须说明理由',
  sameMonth: '须在当月',
  askDaysBefore: '提前几天报',
  superior: '上级',
  earlyMinutes: '提前多少分钟可签到',
  forgottenHours: '多少小时后自动结束',
  mostParked: '最多暂存的未知卡',
  daysBefore: '提前几天公布',
  eachMember: '通知到每名党员',
  perMonthAtLeast: '每月至少几次',
  minutesAtLeast: '至少多少分钟',
  theme: '主题由谁定',
  committeeBefore: '会前开支委会',
  planTo: '方案报谁',
  monthlyProblem: '每月查一个问题',
  decisions: '决议',
  reportNext: '下次会上通报',
  publish: '公开',
  delegates: '谁可代为主持',
  recorder: '须有记录人',
  recordWithinDays: '几天内报记录',
  must: '必须',
  per: '按',
  proof: '凭什么算有',
  points: '分值',
  scale: '等次',
  satisfied: '算满意的等次数',
  below: '低于',
  times: '连续次数',
  outsiders: '请党外群众测评',
  threshold: '达标线',
  inclusive: '等于达标线算达标',
  average: '平均方法',
  base: '应到人数',
  leave: '请假',
  outside: '不计入的类别',
  exemptible: '可申请免到的类别',
  exemptionInWriting: '免到须书面申请',
  probationary: '预备党员计入',
  writtenLeave: '请假须书面',
  contact: '缺席后联系',
  readOut: '会上通报缺席',
  run: '连续缺席',
  length: '次数',
  brokenByLeave: '请假中断',
  brokenByMakeUp: '补课中断',
  idle: '六个月不参加',
  grounds: '依据',
  brokenByReason: '有正当理由中断',
  makeUp: '补课',
  owed: '缺席须补课',
  forms: '形式',
  withinDays: '几天内',
  undoesAbsence: '补课抵缺席',
  inPerson: '须本人交',
  noPayrollDeduction: '不得代扣',
  yearlyReview: '每年核定',
  dueFrom: '哪些类别要交',
  remindAfterMonths: '欠几个月提醒',
  category: '类别',
  needy: '困难党员',
  kinds: '支部类型',
  everyMonths: '几个月一次',
  by: '以什么计',
  atLeast: '至少几次',
  duty: '必做或选做',
  level: '由哪级做',
  table: '表格式',
  due: '期限',
  yearBefore: '上一年',
  approval: '须批准',
  committeeAtMost: '委员最多几人',
  years: '任期年数',
  extensionMonthsAtMost: '最多延期几个月',
  remindMonthsBefore: '提前几个月提醒',
  vacancyDays: '缺职最多几天',
  ballot: '测评票等次',
  grades: '等次',
  steps: '步骤',
  votersAtLeast: '至少几人测评',
  warningShare: '差票比例提醒线',
  looks: '查摆方面',
  review: '整改评议',
  where: '公开在哪里',
  committeeFirst: '班子先开',
  everyoneSpeaks: '人人发言',
  minutesToSuperior: '记录报上级',
  responsible: '责任人',
  linked: '结对单位',
  awardsDownTo: '可评先的最低等次',
  fen: '每人多少分钱',
  levels: '考核层级',
  publicised: '结果公示',
};

const named = (word: string): string => names[word] ?? word;

/** `titles`: of the entries of lists, by path. */
export function pathText(path: string, titles: ReadonlyMap<string, string>): string {
  const words = path.split('.');
  const said = words.slice(1).map((word, n) => titles.get(words.slice(0, n + 2).join('.')) ?? named(word));
  return said.length === 0 ? (sections[path] ?? path) : said.join(' · ');
}

/** With its group. */
export function wholePathText(path: string, titles: ReadonlyMap<string, string>): string {
  const section = path.split('.')[0] ?? '';
  return section === path ? pathText(path, titles) : `${sections[section] ?? section} · ${pathText(path, titles)}`;
}

export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '不要求';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map((one) => valueText(one)).join('、');
  return typeof value === 'object' ? JSON.stringify(value) : wordOf(String(value));
}

const whys: Readonly<Record<string, string>> = {
  'unknown-value': '制度方案里没有这一项',
  'wrong-kind': '值的写法不对',
  'out-of-range': '超出范围',
  'not-one-of': '不在可选范围内',
  contradicts: '与另一项矛盾',
  'fixed-step': '固定步骤不能增、减、换序或改类型，只能改措辞',
  'not-to-be-set': '这一项不能改',
};

export const policies = {
  add: '发布制度',
  branches: '各支部执行情况',
  heads: ['支部', '现行制度', '版本', '下一版', '送达'],
  version: (version: number) => `第 ${version} 版`,
  own: '终端自定',
  next: ({ name, version, from }: NonNullable<PoliciesPage['branches'][number]['next']>) =>
    `${dateText(from)}起 ${name} 第 ${version} 版`,
  history: '发布记录',
  none: '还没有发布过制度，各支部按自己终端的配置执行。',
  holds: (from: string) => `自 ${dateText(from)}起执行`,
  unchanged: '与文件一致，没有改动。',
  changes: (count: number) => `与文件不同的 ${count} 项`,
  changeHeads: ['项目', '依据', '文件', '本镇'],
  base: ({ base, assessment }: GivenPolicy, { presets }: PoliciesPage) =>
    `依据${presets.find(({ id }) => id === base)?.source ?? base}${assessment ? '，并按武组发〔2016〕113号考核' : ''}`,
  form: {
    heading: '发布制度',
    base: '依据哪份文件',
    assessment: '同时按武组发〔2016〕113号考核',
    name: '本镇制度名称（与文件一致时可不填）',
    from: '从哪一天起执行',
    note: '已经开始的主题党日按开始时的制度，不受影响。没有列出的照文件执行。',
    values: '各项规定',
    find: '查找',
    own: '产品自定',
    changed: (count: number) => (count === 0 ? '还没有改动' : `改动 ${count} 项`),
    back: '恢复',
    backOf: (name: string) => `恢复 ${name}`,
    empty: '不要求',
    yes: '是',
    no: '否',
    send: '发布',
    problem: ({ why, clause, allowed }: PolicyProblem) =>
      `${whys[why] ?? why}${allowed === undefined ? '' : `，应为 ${allowed.split(' | ').map(wordOf).join('、')}`}${clause === 'KX' ? '' : `（依据 ${clause}）`}`,
  },
} as const;

function dateText(date: string): string {
  return date.startsWith(dateOf(Date.now()).slice(0, 4)) ? dayText(date) : `${date.slice(0, 4)}年${dayText(date)}`;
}
