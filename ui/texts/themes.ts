/** The words of the year's menu of themes. */
import type { ThemesPage } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';

type Theme = ThemesPage['themes'][number];
type Issued = NonNullable<Theme['issued']>;

export const themes = {
  kind: ({ must }: Theme) => (must ? '必选' : '自选'),
  used: ({ uses }: Theme) =>
    uses.length === 0 ? '还没有用过' : `已用于 ${uses.map(({ date }) => dayText(date)).join('、')}`,
  /** In the list. */
  line: (theme: Theme): string =>
    theme.issued === null ? themes.used(theme) : `${themes.issued(theme.issued)}，${themes.used(theme)}`,
  issued: ({ on, when, recalled }: Issued) =>
    `上级 ${dayText(on)}下发，用于 ${when.length > 7 ? dayText(when) : `${Number(when.slice(5))}月`}${recalled ? '，已撤回' : ''}`,
  brings: ({ points, lesson }: Issued) =>
    [
      ...(points.length === 0 ? [] : [`学习要点：${points.join('；')}`]),
      ...(lesson === null ? [] : [`党课材料《${lesson.title}》${lesson.pages} 页，到“学习”一步逐页显示`]),
    ].join('。'),
  takeAgain: (date: string) => `更新 ${dayText(date)} 的方案`,
  count: ({ year, themes }: ThemesPage) => {
    const left = themes.filter(({ must, uses }) => must && uses.length === 0).length;
    return `${year}年 ${themes.length} 个主题${left === 0 ? '' : `，${left} 个必选还没有用`}`;
  },
  none: (year: string) => `${year}年还没有登记主题。`,
  year: (year: number) => `${year}年`,
  add: '添加',
  title: '主题',
  askKind: {
    heading: '添加主题',
    question: '这个主题是必选还是自选？',
    help: '上级规定要开展的是必选，支部自己定的是自选。',
  },
  must: '必选',
  own: '自选',
  added: '主题已登记',
  useNext: (date: string) => `用于 ${dayText(date)}`,
  planned: (date: string) => `${dayText(date)}的主题已定`,
  mark: '补记已用',
  askDay: (title: string) => ({
    heading: '补记已用',
    question: `“${title}”用在哪一次活动？`,
    help: '只列出还没有登记主题的活动。记错了可以撤销。',
  }),
  marked: '已记为用过',
  unmark: (date: string) => `撤销 ${dayText(date)}`,
  unmarked: '已撤销',
  replaced: '改用另一个主题',
  whyUnmark: { heading: '撤销', question: '为什么撤销？', help: '理由会留在记录里。' },
  unmarkReasons: ['登记错了', '活动改了主题', '活动没有开展'],
  strike: '删除主题',
  whyStrike: { heading: '删除主题', question: '为什么删除？', help: '理由会留在记录里。' },
  strikeReasons: ['登记错了', '重复登记', '上级调整了主题'],
  struck: '主题已删除',
} as const;
