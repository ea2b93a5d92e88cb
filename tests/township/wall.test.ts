/** What the wall says of a room, by the hour: nobody is absent from what has not arrived. */
import { expect, it } from 'vitest';
import { dateOf, instant } from '../../server/domain/date.ts';
import { emptyState, fold, type State } from '../../server/domain/state.ts';
import { BoxReport } from '../../server/service/contract/box.ts';
import { branchProjection } from '../../server/township/projections/branch.ts';
import { peopleProjection } from '../../server/township/projections/people.ts';
import { roomProjection } from '../../server/township/projections/room.ts';
import { branchAt } from '../../server/township/queries/branch.ts';
import type { Room } from '../../server/township/queries/rooms.ts';
import { wallRoom } from '../../server/township/queries/wall.ts';
import { branch, type Scene } from '../domain/scene.ts';

const at = (time: string, date = '2026-11-15') => instant(date, time);
const room: Room = { unit: 'b1', branch: '流岐岙', room: '活动室', heard: at('09:00'), report: null };
const told = (state: State, now: number) => roomProjection.of(state, dateOf(now), '');
const wallAt = (state: State, now: number, of = room, events = 9, own = 0) =>
  wallRoom(told(state, now), of, { events, own, origin: 'hub' }, now);
function pageAt(state: State, now: number) {
  const year = branchProjection.of(state, dateOf(now), '2026');
  return year && branchAt(year, 'b1', now);
}
const seen = ({ state }: Scene, time: string, date?: string) => wallAt(state, at(time, date));

it('a room that has told nothing yet is called as its box called it', () => {
  expect(wallAt(emptyState, at('09:00'), room, 0)).toMatchObject({
    ...{ branch: '流岐岙', standing: 'none', meeting: null, link: 'never', lastContact: null, events: 0 },
  });
});

it('a day that nobody has told of is none, then not reported, then overdue, and never absent', () => {
  const scene = branch();
  const standing = (time: string, date?: string) => {
    const { standing, meeting } = seen(scene, time, date);
    expect(meeting).toMatchObject({ id: 'm1', figures: null, step: null, nth: 0 });
    return standing;
  };
  expect(standing('09:00', '2026-11-14')).toBe('none');
  expect(standing('06:00')).toBe('none');
  expect(standing('09:10')).toBe('not-reported');
  expect(standing('09:00', '2026-11-17')).toBe('overdue');
  const grid = pageAt(scene.state, at('09:00', '2026-11-17'))?.meetings;
  expect(grid).toMatchObject([{ standing: 'overdue', figures: null }]);
  expect(
    peopleProjection
      .of(scene.state, '2026-12-31', '2026')
      .people.every(({ absent, rate }) => absent === 0 && rate === null),
  ).toBe(true);
});

it('an open meeting shows its step and who is there', () => {
  const scene = branch();
  scene.open();
  scene.card('1');
  expect(seen(scene, '09:05')).toMatchObject({
    standing: 'open',
    meeting: {
      part: 'day',
      figures: { present: 1, expected: 3, leave: 0 },
      steps: expect.any(Number),
      threshold: 0.85,
    },
  });
  scene.step('oath');
  const { meeting } = seen(scene, '09:10');
  expect(meeting?.step).toMatchObject({ kind: 'oath' });
  expect(meeting?.nth).toBeGreaterThan(0);
  scene.do({ type: 'meeting.pause', data: { meeting: 'm1' } });
  expect(seen(scene, '09:12').meeting?.paused).toBe(true);
  expect(seen(scene, '09:00', '2026-11-17').standing).toBe('overdue');
});

it('who was absent is known once the meeting is closed, and counted for the year', () => {
  const scene = branch();
  scene.plan('m2', '2026-12-15');
  scene.open();
  scene.card('1');
  scene.at('09:00', '2026-12-15').open('m2', '2026-12-15'); // m1 was forgotten, and closes by itself
  const page = pageAt(scene.state, at('09:05', '2026-12-15'));
  expect(page).toMatchObject({
    ...{ branch: '流岐岙村党支部', people: { members: 5, others: 0 }, rate: expect.closeTo(1 / 3), verdict: 'missed' },
    meetings: [
      { id: 'm1', standing: 'closed', figures: { expected: 3, present: 1, leave: 0, rate: 1 / 3 } },
      { id: 'm2', standing: 'open', figures: null },
    ],
  });
  expect(page?.meetings[0]?.traces.length).toBeGreaterThan(0);
  expect(peopleProjection.of(scene.state, '2026-12-31', '2026').people).toMatchObject([
    { name: '林国栋', present: 0, absent: 1, rate: 0 },
    { name: '陈建国', present: 1, absent: 0, rate: 1 },
    { name: '王桂兰', absent: 1 },
    { name: '张德福', absent: 0, rate: null },
    { name: '罗春香', absent: 0, rate: null },
  ]);
  const months = (today: string, name: string) =>
    peopleProjection
      .of(scene.state, today, '2026')
      .people.find((one) => one.name === name)
      ?.months.slice(9);
  expect(months('2026-12-15', '林国栋')).toEqual(['none', 'absent', 'ahead']);
  expect(months('2026-12-16', '陈建国')).toEqual(['none', 'present', 'not-reported']);
  expect(months('2026-11-30', '张德福')).toEqual(['none', 'none', 'none']);
});

it('nobody is absent until the log has arrived up to the closing, wherever it was cut off', () => {
  const scene = branch();
  scene.open();
  scene.card('1');
  scene.at('20:00').do({ type: 'meeting.close', data: { meeting: 'm1', reason: '散会' } });
  const closing = scene.events.findIndex(({ type }) => type === 'meeting.closed');
  const late = at('09:00', '2026-12-20');
  for (const [index] of scene.events.entries()) {
    const arrived = fold(scene.events.slice(0, index + 1));
    const { people } = peopleProjection.of(arrived, dateOf(late), '2026');
    const absent = people.reduce((sum, person) => sum + person.absent, 0);
    expect({ index, absent }).toEqual({ index, absent: index < closing ? 0 : 2 });
    const [meeting] = pageAt(arrived, late)?.meetings ?? [];
    if (index < closing) expect(meeting?.figures ?? null).toBeNull();
  }
});

it('the next meeting is announced once a day is over; a plan from before a held one is not waited for', () => {
  const scene = branch();
  scene.plan('m2', '2026-12-15');
  expect(seen(scene, '09:00', '2026-11-17').meeting?.id).toBe('m1');
  scene.at('09:00', '2026-12-15').open('m2', '2026-12-15');
  expect(seen(scene, '09:00', '2026-12-15')).toMatchObject({ standing: 'open', meeting: { id: 'm2' } });
});

it('a box that holds more than has arrived has not sent it yet', () => {
  const box = (events: number) => wallAt(emptyState, 0, { ...room, report: { events, readers: [], clock: 'ntp' } }).box;
  expect(box(12)).toEqual({ unsent: 3, readers: [], clock: 'ntp' });
  expect(box(8)?.unsent).toBe(0);
});

it('what the township has written itself has not arrived', () => {
  const box = (more: Pick<BoxReport, 'events' | 'holds'>) =>
    wallAt(emptyState, 0, { ...room, report: { readers: [], clock: 'ntp', ...more } }, 9, 5).box;
  const other = { origin: 'box-before', seq: 4 };
  expect(box({ events: 12, holds: [other] })?.unsent).toBe(3);
  expect(box({ events: 14, holds: [other, { origin: 'hub', seq: 2 }] })?.unsent).toBe(3);
  expect(box({ events: 17 })?.unsent).toBe(3);
  expect(wallAt(emptyState, at('09:02'), room, 0, 5)).toMatchObject({ link: 'never', lastContact: null });
});

it('a box that is silent is out of reach', () => {
  const scene = branch();
  expect(wallAt(scene.state, at('09:01')).link).toBe('up');
  expect(wallAt(scene.state, at('09:02'))).toMatchObject({ link: 'down', lastContact: at('09:00') });
});

it('a box on a metered line is silent by what it says of its pauses', () => {
  const { state } = branch();
  const seldom = { ...room, report: { events: 9, readers: [], clock: 'ntp', pause: 480_000 } as const };
  expect(wallAt(state, at('09:09'), seldom).link).toBe('up');
  expect(wallAt(state, at('09:10'), seldom).link).toBe('down');
});

it('believes no report of a reader whose name has no end', () => {
  const said = (name: string) => ({
    events: 1,
    clock: 'ntp',
    readers: [{ id: 'r', kind: 'pcsc', name, state: 'ready' }],
  });
  expect(BoxReport.safeParse(said('x'.repeat(200))).success).toBe(true);
  expect(BoxReport.safeParse(said('x'.repeat(201))).success).toBe(false);
});
