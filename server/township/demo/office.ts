/** What the office of the demo's township has done in its branches, all of it in one go: assessed, looked in, reminded, sent back. */
import { assessmentSheet } from '../../domain/assessment-sheet.ts';
import { addDays, dateOf, instant, type LocalDate } from '../../domain/date.ts';
import { closedMeetings } from '../../domain/participation.ts';
import { type Box, createBox } from '../../simulate/box.ts';
import { createRandom, type Random } from '../../simulate/random.ts';
import { type DemoRoom, isOnline, type Township } from './settle.ts';

interface Desk {
  readonly box: Box;
  readonly random: Random;
  readonly nth: number;
  readonly name: string;
  /** The year that is under way, `2026`. */
  readonly year: string;
  readonly today: LocalDate;
  /** At ten on that day; nothing is done on a day to come. */
  on(date: LocalDate, work: (run: (...what: Parameters<Box['run']>) => void) => void): void;
}

/** Once; to a room out of touch nothing is said. `actor`: id of the account. `now`: ms since the epoch. */
export async function attend({ store }: Township, room: DemoRoom, actor: string, now: number): Promise<void> {
  const { nth, name: of, box: told } = room;
  const { unit } = told.log;
  const name = `demo-office-${of}`;
  if (!isOnline(room) || (await store.holds(unit, `${name}-0`))) return;
  const heads = await store.heads([unit]);
  const random = createRandom(nth);
  const box = createBox(name, random, { unit, state: await store.stateOf(unit), tick: 0 });
  const today = dateOf(now);
  const on: Desk['on'] = (date, work) => {
    if (date >= today) return;
    box.reach(instant(date, '10:00'));
    work(({ ...what }) => box.run(what, actor, { level: 'township', name: 'demo' }));
  };
  box.boot('runs');
  const desk: Desk = { box, random, nth, name, year: today.slice(0, 4), today, on };
  assess(desk);
  lookIn(desk);
  sendBack(desk);
  remind(desk);
  const drafts = box.take().map(({ origin: _o, seq: _s, tick: _t, ...draft }) => ({ ...draft, unit }));
  if (drafts.length > 0) await store.appendUpon(heads, drafts);
}

/** WJ-09: the sheet of last year, as far as it has come with this branch. */
function assess({ box, random, nth, name, year: now, on }: Desk): void {
  const year = String(Number(now) - 1);
  const sheet = () => assessmentSheet(box.state(), year, `${now}-01-20`);
  const score = (level: 'committee' | 'district', date: LocalDate, against: 'branch' | 'committee') =>
    on(date, (run) => {
      for (const { row, scores } of sheet()?.sections.flatMap(({ rows }) => rows) ?? []) {
        const before = scores.get(against)?.points ?? 0;
        const off = random.chance(0.12) ? Math.min(before, 0.5) : 0;
        const note = off === 0 ? '' : '台账不全';
        const data = { year, score: `${name}-${level}-${row.id}`, row: row.id, level, points: before - off, note };
        run({ type: 'assessment.score', data });
      }
    });
  if (sheet() === null) return;
  score('committee', `${now}-02-05`, 'branch');
  // Of a few the district has not heard yet, of one nothing is decided, and one has its doubts.
  if (nth % 12 === 4) return;
  score('district', `${now}-02-20`, 'committee');
  if (nth % 12 === 7) return;
  on(`${now}-03-02`, (run) => {
    const qualified = sheet()?.reached === true;
    const decision = { year, decision: `${name}-decision`, on: `${now}-03-02`, qualified };
    run({ type: 'assessment.decide', data: decision });
  });
  if (nth % 12 === 9) return;
  on(`${now}-03-05`, (run) => run({ type: 'assessment.publish', data: { year, on: `${now}-03-05` } }));
  if (nth % 12 !== 2) return;
  on(`${now}-03-09`, (run) => {
    const text = '群众反映公示栏更新不及时，请核实。';
    run({ type: 'assessment.object', data: { year, objection: `${name}-objection`, on: `${now}-03-09`, text } });
  });
}

type Finding = readonly [text: string, measures: string];
const findings: readonly [Finding, ...Finding[]] = [
  ['公开栏内容没有及时更新', '当月更新并拍照留存'],
  ['会议记录缺少党员发言', '补记发言，今后专人记录'],
  ['党员学习笔记不全', '一个月内补齐，党小组长检查'],
];

/** CX-17, XN-08: twice a year, and of some visits something remains to be done. */
function lookIn({ random, nth, name, today, on }: Desk): void {
  const visits = [addDays(today, -150 + nth), addDays(today, -40 + nth)];
  for (const [which, date] of visits.entries()) {
    on(date, (run) => {
      const kind = which === 0 ? ('guiding-visit' as const) : ('inspection' as const);
      const nobody = { led: null, people: [], spoke: [], others: 0, meeting: null, grade: null };
      const title = which === 0 ? '走访指导支部工作' : '主题党日明察暗访';
      const score = which === 0 ? null : random.int(82, 98);
      const fact = { what: 'activity' as const, kind, level: 'township' as const, title, place: '', score, ...nobody };
      const entry = { entry: `${name}-visit-${which}`, on: date, fact, evidence: [], corrects: null };
      run({ type: 'ledger.write', data: { ...entry, text: '现场查看阵地和台账，与党员座谈。' } });
      if (which === 0 || nth % 3 !== 0) return;
      const [text, measures] = random.pick(findings);
      const item = `${name}-finding`;
      const raised = {
        item,
        kind: 'rectification' as const,
        on: date,
        from: 'township' as const,
        to: 'branch' as const,
      };
      const none = { look: null, meeting: null, parent: null, person: null };
      run({ type: 'item.raise', data: { ...raised, ...none, due: addDays(date, 20), text, measures } });
    });
  }
}

function sendBack({ box, nth, name, today, on }: Desk): void {
  const last = closedMeetings(box.state(), addDays(today, -60), addDays(today, -3)).at(-1);
  if (nth % 11 !== 1 || last === undefined) return;
  const date = addDays(today, -2);
  const fact = { what: 'sent-back' as const, of: last.id };
  const data = { entry: `${name}-back`, on: date, fact, evidence: [], corrects: null };
  on(date, (run) => run({ type: 'ledger.write', data: { ...data, text: '缺少讨论发言记录，请补充后重新报送。' } }));
}

/** The same reminder in each, under one id. */
function remind({ nth, today, on }: Desk): void {
  if (nth % 4 !== 3) return;
  const date = addDays(today, -1);
  const text = '请在月底前报送下月主题党日方案和党员学习笔记抽查情况。';
  const reminder = { item: `demo-reminder-${date}`, kind: 'reminder' as const, on: date, due: addDays(today, 6) };
  const route = { from: 'township' as const, to: 'branch' as const, measures: '' };
  const none = { look: null, meeting: null, parent: null, person: null };
  on(date, (run) => run({ type: 'item.raise', data: { ...reminder, ...route, ...none, text } }));
}
