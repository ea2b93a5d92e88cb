/** The ledger of a year as plain Chinese text: what a township would ask a branch for. */
import { runsOf } from '../domain/absence-runs.ts';
import { evaluationYear } from '../domain/ballot.ts';
import { policyOn } from '../domain/branch.ts';
import { charterProgress } from '../domain/charter.ts';
import type { LocalDate } from '../domain/date.ts';
import { dayStanding } from '../domain/day-standing.ts';
import { arrears, basesToReview, duesMonth } from '../domain/dues-ledger.ts';
import { noticesOf } from '../domain/notices.ts';
import { dutiesIn } from '../domain/obligations.ts';
import { type PaperDue, papersIn } from '../domain/papers.ts';
import { memberParticipation, type Verdict, yearParticipation } from '../domain/participation.ts';
import { spansOf } from '../domain/periods.ts';
import { branchOf, type State } from '../domain/state.ts';
import type { Id, Level } from '../domain/vocabulary.ts';
import { table } from './table.ts';

const verdicts: Readonly<Record<Verdict, string>> = {
  reached: '达到',
  missed: '未达到',
  'none-yet': '尚无',
  unjudged: '不考核',
};

/** As it stands on the last day of `year` (`2026`). */
export function yearLedger(state: State, year: string): string {
  const today = `${year}-12-31`;
  const sections = [
    themeDays(state, year, today),
    absences(state, year),
    dues(state, year, today),
    duties(state, year, today),
    papers(state, year, today),
    more(state, year),
    notices(state, year, today),
  ];
  const numbered = sections.map(([title, text], n) => `${'一二三四五六七'[n]}、${title}\n${text}`);
  return [heading(state, year, today), ...numbered].join('\n\n');
}

type Section = readonly [title: string, text: string];

function heading(state: State, year: string, today: LocalDate): string {
  const branch = branchOf(state);
  if (branch === null) return `${year}年`;
  return `${branch.township}${branch.name}　${year}年台账\n制度：${policyOn(branch, today).name}`;
}

const percent = (rate: number | null): string => (rate === null ? '–' : `${(rate * 100).toFixed(1)}%`);

function themeDays(state: State, year: string, today: LocalDate): Section {
  const { meetings, rate, threshold, verdict } = yearParticipation(state, year, today);
  const rows = meetings.map(({ meeting, date, figures, rate: one, verdict: judged }) => {
    const { expected, present, leave, outsidePresent, others } = figures;
    const counts = [expected, present, leave, outsidePresent, others].map(String);
    return [date, ...counts, percent(one), judged === 'unjudged' ? '' : verdicts[judged], remark(state, meeting)];
  });
  const asked = threshold === null ? '制度未定比例' : `要求${percent(threshold)}`;
  const head = ['日期', '应到', '实到', '请假', '免计到会', '其他', '参与率', '结论', '备注'];
  return ['主题党日', `${table(head, rows)}\n  全年参与率 ${percent(rate)}　${asked}　${verdicts[verdict]}`];
}

function remark(state: State, id: Id): string {
  const meeting = state.meetings.get(id);
  if (meeting === undefined) return '';
  const day = dayStanding(state, meeting);
  const moved = day?.kind === 'moved' ? `由${day.usual}改期：${day.by.reason}` : '';
  const forgotten = meeting.closed?.by === 'itself' ? '自动结束' : '';
  return [moved, day?.kind === 'festival' ? day.title : '', forgotten].filter((one) => one !== '').join('；');
}

const nameOf = (state: State, person: Id): string => state.people.get(person)?.name || person;
const namesOf = (state: State, people: readonly Id[]): string =>
  people.length === 0 ? '无' : people.map((person) => nameOf(state, person)).join('、');

function absences(state: State, year: string): Section {
  const rows = [...memberParticipation(state, year)]
    .filter(([, { absent }]) => absent.length >= 2)
    .sort(([, a], [, b]) => b.absent.length - a.absent.length)
    .map(([person, { present, leave, absent, rate }]) => [
      nameOf(state, person),
      ...[present, leave, absent].map((meetings) => String(meetings.length)),
      percent(rate),
    ]);
  const runs = runsOf(state).filter(({ reached }) => state.meetings.get(reached)?.opened?.date.startsWith(year));
  const lines = runs.map(
    ({ person, meetings, talk }) =>
      `  ${nameOf(state, person)} 连续${meetings.length}次无故缺席，${talk === null ? '尚未谈话' : '已谈话'}`,
  );
  const list = rows.length === 0 ? '  无人缺席两次以上' : table(['党员', '到会', '请假', '缺席', '参与率'], rows);
  return ['缺席', [list, ...lines].join('\n')];
}

const yuan = (fen: number): string => (fen / 100).toFixed(2);

function dues(state: State, year: string, today: LocalDate): Section {
  const rows = spansOf('month', year).map(({ key }) => {
    const { rows: people, sum } = duesMonth(state, key);
    const count = (standing: string) => String(people.filter((one) => one.standing === standing).length);
    return [key, count('paid'), count('owing'), yuan(sum)];
  });
  const behind = arrears(state, today).map(({ person, months, fen }) => [
    nameOf(state, person),
    String(months.length),
    yuan(fen),
  ]);
  const unreviewed = basesToReview(state, year, today);
  return [
    '党费',
    [
      table(['月份', '已交', '未交', '实收（元）'], rows),
      behind.length === 0 ? '  无人欠交' : table(['欠交党员', '月数', '金额（元）'], behind),
      ...(unreviewed.length === 0 ? [] : [`  基数未核定：${namesOf(state, unreviewed)}`]),
    ].join('\n'),
  ];
}

function duties(state: State, year: string, today: LocalDate): Section {
  const branch = branchOf(state);
  if (branch === null) return ['制度要求的活动', ''];
  const all = dutiesIn(state, branch, year, today);
  const rows = [...Map.groupBy(all, ({ obligation }) => obligation.id).values()].flatMap((periods) => {
    const [first] = periods;
    if (first === undefined) return [];
    const count = (...standings: string[]) => periods.filter(({ standing }) => standings.includes(standing)).length;
    const figures = [
      count('done'),
      count('late', 'beside'),
      count('missed'),
      count('due', 'not-yet', 'open', 'unrecorded'),
    ].map(String);
    return [[first.obligation.title, String(periods.length), ...figures, first.clause]];
  });
  if (rows.length === 0) return ['制度要求的活动', '  制度未列'];
  return ['制度要求的活动', table(['事项', '期数', '完成', '逾期', '未做', '未到或可选', '依据'], rows)];
}

const paperWords: Readonly<Record<PaperDue['standing'], string>> = {
  due: '未到期',
  late: '欠交',
  unrecorded: '启用前',
  done: '完成',
  'done-late': '逾期完成',
};

function papers(state: State, year: string, today: LocalDate): Section {
  const branch = branchOf(state);
  if (branch === null) return ['计划和材料', ''];
  const rows = papersIn(state, branch, year, today).map(({ paper, period, due, standing, unapproved }) => [
    paper.title,
    period,
    due,
    unapproved ? `${paperWords[standing]}，待批准` : paperWords[standing],
  ]);
  return ['计划和材料', table(['材料', '期间', '截止', '情况'], rows)];
}

function more(state: State, year: string): Section {
  const unread = charterProgress(state, year).filter(({ meetings }) => meetings.length === 0).length;
  const { short, barred } = evaluationYear(state, year);
  const lines = [`党章诵读 ${12 - unread}/12 部分`, `测评不达标 ${short.length} 次${barred ? '，不得评先评优' : ''}`];
  return ['其他', lines.map((line) => `  ${line}`).join('\n')];
}

const levels: Readonly<Record<Level, string>> = { branch: '支部', community: '社区', township: '镇', district: '区' };

/** How many things somebody must look at, by clause and by who it is. */
function notices(state: State, year: string, today: LocalDate): Section {
  const all = noticesOf(state, today).filter(({ since }) => since.startsWith(year));
  const rows = [...Map.groupBy(all, ({ clause, level }) => `${clause}\n${level}`).values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const open = some.filter(({ standing }) => standing === 'open').length;
    return [[first.clause, levels[first.level], String(some.length), String(open)]];
  });
  return ['需要过问的情况', rows.length === 0 ? '  无' : table(['依据', '由谁过问', '件数', '未了结'], rows)];
}
