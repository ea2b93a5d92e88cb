/** What a branch's year comes to in the figures that go up, against figures worked out by hand; and what a level's come to. */
import { expect, it } from 'vitest';
import { instant } from '../../server/domain/date.ts';
import type { Figures } from '../../server/domain/events/figures.ts';
import { nothing, type Reported, sumOf } from '../../server/domain/figures.ts';
import { closedMeetings } from '../../server/domain/participation.ts';
import { presets } from '../../server/domain/policy/presets.ts';
import { emptyState } from '../../server/domain/state.ts';
import { meetingNames } from '../../server/service/views/year.ts';
import { simulate } from '../../server/simulate/simulate.ts';
import { attendanceTable } from '../../server/township/exports/attendance.ts';
import { figuresProjection } from '../../server/township/projections/figures.ts';
import { attendanceProjection } from '../../server/township/projections/pages.ts';
import { townProjection } from '../../server/township/projections/town.ts';
import { type AttendanceYear, namesIn } from '../../server/township/queries/attendance.ts';
import { hold } from '../domain/book-keeping.ts';
import { branch, ordinary } from '../domain/scene.ts';

it('a month is told of once its day is over, or its meeting closed; what is ahead or before the log is not', () => {
  const scene = branch('2026-02-20');
  hold(scene, 'm3', '2026-03-15');
  scene.plan('m4', '2026-04-15');
  const told = (today: string) => figuresProjection.of(scene.state, today, '2026')?.months ?? {};
  expect(Object.keys(told('2026-04-15'))).toEqual(['2026-03']);
  expect(told('2026-05-01')).toEqual({
    '2026-03': {
      branches: 1,
      standings: { held: 1, late: 0, 'not-reported': 0, missing: 0 },
      attendance: { expected: 3, present: 1, leave: 0 },
      // The sign-in sheet and the record, of six.
      traces: { done: 2, of: 6 },
      // No base was entered, so nothing is due.
      dues: { done: 0, of: 0 },
      assessed: { qualified: 0, unqualified: 0 },
    },
    '2026-04': {
      ...nothing,
      branches: 1,
      standings: { ...nothing.standings, 'not-reported': 1 },
    },
  });
  expect(figuresProjection.of(emptyState, '2026-05-01', '2026')).toBeNull();
});

const held = { ...nothing, branches: 1, standings: { ...nothing.standings, held: 1 } };
const reported = (unit: string, more: Partial<Reported>): Reported => ({
  ...{ unit, name: unit, is: 'branch', left: false, since: instant('2026-04-05', '09:00'), months: new Map() },
  ...more,
});

it('a level counts who stands under it now, and who has left in the months that it told of before', () => {
  const all = [
    reported('east', { months: new Map([['2026-03', { figures: held, at: 1000 }]]) }),
    reported('west', { left: true, months: new Map([['2026-03', { figures: held, at: 2000 }]]) }),
    // Of March it has nothing to tell: its log began later.
    reported('new', {}),
    // What it told of March was entered by mistake, and March is before its log, too.
    reported('south', { months: new Map([['2026-03', { figures: { ...nothing, branches: 1 }, at: 1500 }]]) }),
    reported('town', { is: 'level', months: new Map([['2026-03', { figures: sumOf([held, held]), at: 500 }]]) }),
  ];
  const state = { ...emptyState, reported: new Map(all.map((one) => [one.unit, one])) };
  expect(townProjection.of(state, '2026-04-10', '2026')).toEqual({
    '2026-03': {
      figures: { ...nothing, branches: 4, standings: { ...nothing.standings, held: 4 } },
      reported: 2000,
    },
    // Nobody has told of the running month; how many branches the level has only it can tell.
    '2026-04': { figures: { ...nothing, branches: 3 }, reported: null },
  });
  expect(townProjection.of(emptyState, '2026-04-10', '2026')).toEqual({});
});

it('a month that is over and that a branch has not told of is not reported, unless it came in only then or later', () => {
  const at = (day: string) => instant(day, '09:00');
  const of = (more: Partial<Reported>) => {
    const state = { ...emptyState, reported: new Map([['east', reported('east', more)]]) };
    const { '2026-03': march } = townProjection.of(state, '2026-04-10', '2026');
    return march?.figures;
  };
  const missed = { ...nothing, branches: 1, standings: { ...nothing.standings, 'not-reported': 1 } };
  const decided = { ...nothing, branches: 1, assessed: { qualified: 1, unqualified: 0 } };
  const told = (month: string, figures: Figures, day: string) => new Map([[month, { figures, at: at(day) }]]);
  expect(of({ since: at('2026-02-28') }), 'its server has been silent since').toEqual(missed);
  expect(of({ months: told('2026-02', held, '2026-04-05') }), 'it told of an earlier month').toEqual(missed);
  expect(of({ since: at('2026-03-01') }), 'it came in that month, perhaps after its day').toBeUndefined();
  const part = told('2026-03', decided, '2026-03-12');
  expect(of({ since: at('2026-02-28'), months: part }), 'it told while the month ran').toEqual({
    ...{ ...missed, assessed: decided.assessed },
  });
  const moved = told('2026-03', { ...nothing, branches: 1 }, '2026-04-02');
  expect(of({ since: at('2026-02-28'), months: moved }), 'by its own word the day is still ahead').toEqual({
    ...{ ...nothing, branches: 1 },
  });
});

/** What stands in the database. */
const asRow = (value: AttendanceYear | null): AttendanceYear => JSON.parse(JSON.stringify(value));

it('CX-07 the row of a year’s attendance names who stands behind each closed meeting, as the state itself does', () => {
  const { batches, state } = simulate({
    ...{ policy: presets['cx-6n'], year: 2026, years: 1, members: 40, seed: 7, diligence: 0.9, turnout: 0.6 },
  });
  for (const _ of batches);
  const row = asRow(attendanceProjection.of(state(), '2027-01-05', '2026'));
  const meetings = closedMeetings(state(), '2026-01-01', '2026-12-31').map(({ id }) => id);
  const named = meetings.map((id) => namesIn(row, id));
  expect(meetings.length).toBeGreaterThan(6);
  expect(named).toEqual(meetings.map((id) => meetingNames(state(), id)));
  for (const line of ['present', 'missing', 'leave', 'outsideAway'] as const)
    expect(named.flatMap((names) => names?.[line] ?? []).length, line).toBeGreaterThan(0);
  expect(namesIn(row, 'none')).toBeNull();
  expect(attendanceProjection.of(emptyState, '2027-01-05', '2026')).toBeNull();
});

it('CX-16 a year’s attendance as a table has who was expected or came, each with a mark and what it counts', () => {
  const scene = branch('2026-02-20');
  const { standing, ...guest } = { ...ordinary, standing: 'invitee', invitee: 'producer' } as const;
  const people = ['guest', 'stranger'].map((person) => ({ person, name: person, standing, ...guest }));
  scene.do({ type: 'roster.add', data: { people } });
  scene.at('08:40', '2026-03-15').plan('m3', '2026-03-15');
  scene.open('m3', '2026-03-15', true);
  scene.card('1');
  for (const person of ['guest', 'zhang']) scene.do({ type: 'sign-in.by-hand', data: { meeting: 'm3', person } });
  scene.do({ type: 'leave.grant', data: { meeting: 'm3', person: 'wang', reason: '生病' } });
  scene.at('20:00', '2026-03-15').do({ type: 'meeting.close', data: { meeting: 'm3', reason: '散会' } });
  hold(scene, 'm4', '2026-04-15');
  const row = asRow(attendanceProjection.of(scene.state, '2026-05-01', '2026'));
  const { heads, rows } = attendanceTable(row, '2026');
  expect(heads.slice(2)).toEqual(['2026-03-15', '2026-04-15', '出席', '请假', '缺席', '参与率（%）']);
  expect([...rows].map(([name, , ...cells]) => [name, ...cells])).toEqual([
    ['林国栋', '缺席', '缺席', 0, 0, 2, 0],
    ['陈建国', '出席', '出席', 2, 0, 0, 100],
    ['王桂兰', '请假', '缺席', 0, 1, 1, 0],
    ['张德福', '到会（不计）', '', 0, 0, 0, null],
    ['guest', '到会（不计）', '', 0, 0, 0, null],
  ]);
});
