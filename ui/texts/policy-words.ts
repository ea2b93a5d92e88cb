/** The words that a policy's values are made of, as people say them; typed in these, they are taken for their codes again. */
import { categories } from './desk.ts';
import { activityKinds } from './ledgers.ts';

const words: ReadonlyMap<string, string> = new Map([
  ...Object.entries(categories),
  ...Object.entries(activityKinds).map(([kind, [, name]]) => [kind, name] as const),
  ...Object.entries({
    rural: '农村',
    organ: '机关事业单位',
    enterprise: '企业和社会组织',
    other: '其他',
    stays: '不改期',
    'may-move': '可改期',
    day: '白天',
    evening: '晚上',
    none: '不用报',
    report: '报备',
    approval: '报批',
    nobody: '不报',
    file: '报送',
    township: '镇',
    branch: '支部',
    'township-and-own': '镇定和自选',
    committee: '支委',
    district: '区县',
    community: '社区',
    anyone: '任何党员',
    meeting: '每次',
    month: '月',
    quarter: '季度',
    'half-year': '半年',
    year: '年',
    paper: '纸质材料',
    plan: '方案',
    material: '学习材料',
    record: '会议记录',
    'sign-ins': '签到',
    'mean-of-rates': '各次平均',
    pooled: '合并计算',
    expected: '应到党员',
    'all-members': '全体党员',
    absent: '算缺席',
    out: '不计入',
    attending: '参加活动',
    dues: '交纳党费',
    work: '完成工作',
    must: '必做',
    optional: '选做',
  }),
]);
const codes: ReadonlyMap<string, string> = new Map([...words].map(([code, word]) => [word, code]));

export const wordOf = (code: string): string => words.get(code) ?? code;
export const codeOf = (word: string): string => codes.get(word) ?? word;
