/** What the console says of themes, lessons and holidays that go down to the rooms. */
import type { GivenTheme, GuideStanding, HolidaysPage } from '../../server/township/contract.ts';
import { dateOf, dayText } from '../elements/clock.ts';

const standings: Readonly<Record<GuideStanding, string>> = {
  held: '已开展',
  planned: '已排进方案',
  received: '已收到',
  sent: '等终端来取',
  missing: '没有送达',
};

export const guidance = {
  heading: '下发',
  tabs: { themes: '主题与党课', policies: '制度方案', holidays: '节假日' },
  standings,
  given: (at: number, by: string) => `${dayText(dateOf(at))}${by === '' ? '' : ` ${by}`}下发`,
  to: (count: number | 'all') => (count === 'all' ? '全镇' : `${count} 个支部`),
  missing: (count: number) => `有 ${count} 个支部没有送达，可以再送一次，已收到的不会重复。`,
  again: '再送一次',
  failed: (branches: readonly string[]) => `没有送到：${branches.join('、')}。其他支部已送达，请稍后再送一次。`,
  cancel: '取消',
  scope: {
    legend: '下发给',
    all: '全镇各支部',
    communities: '按社区选',
    branches: '选支部',
    none: '请至少选一个支部。',
    noCommunities: '还没有社区账号。',
  },
} as const;

export const themes = {
  add: '新主题',
  none: (year: string) => `${year}年还没有下发主题。`,
  year: (year: number) => `${year}年`,
  when: (when: string) => (when.length > 7 ? `${dayText(when)}用` : `${Number(when.slice(5))} 月用`),
  kind: (must: boolean) => (must ? '必选' : '自选'),
  points: (points: readonly string[]) => `学习要点：${points.join('；')}`,
  lesson: ({ title, pages }: NonNullable<GivenTheme['lesson']>) => `党课材料《${title}》，${pages} 页`,
  recalled: (reason: string) => `已撤回：${reason}`,
  tally: (standing: GuideStanding, count: number) => `${standings[standing]} ${count}`,
  branches: '各支部情况',
  change: '修改',
  changeOf: (title: string) => `修改 ${title}`,
  recall: '撤回',
  recallOf: (title: string) => `撤回 ${title}`,
  form: {
    add: '下发主题',
    change: '修改主题',
    title: '主题',
    month: '哪个月用',
    day: '哪一天（不定可不填）',
    kind: '必选或自选',
    points: '学习要点（一行一条）',
    lessonTitle: '党课材料标题（没有可不填）',
    lesson: '党课材料正文，“学习”一步在屏幕上逐页显示',
    file: '从文本文件读入',
    size: (size: number, most: number) => `${size} 字，最多 ${most} 字`,
    lessonNeeds: '党课材料要有标题和正文；没有材料，两处都不要填。',
    send: '下发',
    changeNote: '已经开始的主题党日不受影响；还没开始的，书记可在方案里更新。',
  },
  askRecall: (title: string) => ({
    heading: `撤回“${title}”`,
    effect: '还没有用的支部不再看到它；已经排进方案、已经开展的不变。',
    reason: '撤回原因',
    do: '撤回',
  }),
} as const;

export const holidays = {
  uncovered: (years: readonly string[]) =>
    `${years.map((year) => `${year}年`).join('、')}的放假安排还没有录入。国务院办公厅发文后请在这里录入，否则各支部算不出哪天是工作日。`,
  heading: (year: string) => `${year}年`,
  own: '程序自带，按国务院办公厅通知',
  unknown: '还没有录入',
  off: (spells: readonly (readonly [string, string])[]) =>
    `放假：${spells.map(([first, last]) => (first === last ? dayText(first) : `${dayText(first)}至${dayText(last)}`)).join('，')}`,
  work: (days: readonly string[]) =>
    days.length === 0 ? '没有调休上班日' : `调休上班：${days.map(dayText).join('、')}`,
  enter: '录入',
  toEnter: '去录入',
  correct: '更正',
  of: (deed: string, year: string) => `${deed} ${year}年`,
  form: {
    heading: (year: string) => `${year}年放假安排`,
    note: '按国务院办公厅的通知录入。一次录入，下发全镇。',
    off: '放假，一行一段：第一天 最后一天',
    offExample: (year: string) => `${year}-01-01 ${year}-01-03`,
    work: '调休上班的周六、周日，一行一天',
    workExample: (year: string) => `${year}-01-10`,
    wrong: (line: string) => `这一行看不懂：${line}。请写成 2027-01-01 这样的日期。`,
    send: '下发全镇',
  },
} as const;

/** Of a year's card. */
export const daysOf = ({ days }: HolidaysPage['years'][number]): readonly string[] =>
  days === null ? [holidays.unknown] : [holidays.off(days.off), holidays.work(days.work)];
