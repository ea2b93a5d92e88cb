/** The pure parts of the township's console. */
import { describe, expect, it } from 'vitest';
import type { ComparedBranch, WallRoom } from '../../server/township/contract.ts';
import { yearOf } from '../../server/township/http/year.ts';
import { comparison } from '../../ui/gallery/comparison-fixtures.ts';
import { branchPage, wall } from '../../ui/gallery/township-fixtures.ts';
import type { Column } from '../../ui/texts/township-compare.ts';
import { monthly, monthRate, sorted, spread } from '../../ui/township/compare-order.ts';
import { withRooms } from '../../ui/township/live.ts';
import { hrefOf, type Route, routeOf } from '../../ui/township/route.ts';
import { concernsOf, roomsShown, sumOf } from '../../ui/township/wall-order.ts';
import { pointsOf } from '../../ui/township/year-grid.ts';
import { hasYear } from '../../ui/township/year-link.ts';

const now = Date.UTC(2026, 10, 15, 1, 45);

function room(change: Partial<WallRoom> = {}): WallRoom {
  return {
    unit: 'u',
    branch: '流岐岙村党支部',
    room: '村党员活动室',
    standing: 'open',
    meeting: null,
    events: 1,
    lastContact: now,
    link: 'up',
    box: { unsent: 0, readers: [{ id: 'a', kind: 'pcsc', name: 'ACR122U', state: 'ready' }], clock: 'ntp' },
    ...change,
  };
}
const box = (change: Partial<NonNullable<WallRoom['box']>>) => ({
  box: {
    unsent: 0,
    readers: [{ id: 'a', kind: 'pcsc', name: 'ACR122U', state: 'ready' } as const],
    clock: 'ntp' as const,
    ...change,
  },
});

it.each([2015, 2016, 2025, 2027, 2028])('a page of %i is offered where the server has one', (year) => {
  const [today, text] = ['2026-11-15', String(year)];
  if (hasYear(year, today)) expect(yearOf({ year: text }, today)).toBe(text);
  else expect(() => yearOf({ year: text }, today)).toThrow();
});

describe('the address', () => {
  it.each<[Exclude<Route, { page: 'first' }>]>([
    [{ page: 'wall' }],
    [{ page: 'notices' }],
    [{ page: 'fleet' }],
    [{ page: 'accounts' }],
    [{ page: 'branch', unit: 'a/b 村', year: '' }],
    [{ page: 'branch', unit: 'u1', year: '2025' }],
    [{ page: 'branch', unit: 'u1', year: '', part: 'dues' }],
    [{ page: 'compare', year: '' }],
    [{ page: 'compare', year: '2025' }],
    [{ page: 'assessment', year: '', unit: '' }],
    [{ page: 'assessment', year: '2025', unit: '' }],
    [{ page: 'assessment', year: '', unit: 'a/b 村' }],
    [{ page: 'audit' }],
  ])('leads back to %j', (route) => {
    expect(routeOf(hrefOf(route))).toEqual(route);
  });

  it('carries the one-time link, and leads to the wall where it says nothing that is known', () => {
    expect(routeOf('#/first/abc_-9')).toEqual({ page: 'first', token: 'abc_-9' });
    for (const odd of ['', '#', '#/', '#/branch', '#/nowhere/1', '#/%E0%A4%A'])
      expect(routeOf(odd)).toEqual({ page: 'wall' });
    expect(routeOf('#/branch/u/20x6')).toEqual({ page: 'branch', unit: 'u', year: '' });
  });
});

describe('what needs a look', () => {
  it.each<[string, Partial<WallRoom>, readonly string[]]>([
    ['a room at work', {}, []],
    ['a room that cannot be shown', { standing: 'faulty' }, ['faulty']],
    ['a meeting that nobody told of', { standing: 'not-reported' }, ['not-reported']],
    ['a meeting that must be over', { standing: 'overdue', link: 'down' }, ['overdue']],
    ['a room that went silent while it meets', { link: 'down' }, ['unreached']],
    ['a box that is switched off between meetings', { standing: 'none', link: 'down' }, []],
    [
      'no reader that works',
      box({ readers: [{ id: 'a', kind: 'pcsc', name: 'ACR122U', state: 'absent' }] }),
      ['reader'],
    ],
    ['a clock that only guesses', box({ clock: 'saved' }), ['clock']],
    ['what is on its way', box({ unsent: 3 }), []],
    [
      'what has not come for a quarter of an hour',
      { ...box({ unsent: 3 }), lastContact: now - 16 * 60_000 },
      ['unsent'],
    ],
  ])('%s', (_, change, concerns) => {
    expect(concernsOf(room(change), now)).toEqual(concerns);
  });

  it('stands first, and each room stands once', () => {
    const all = wall(32);
    const shown = roomsShown(all, { show: 'all', order: 'concern', name: '' }, Date.now());
    expect(new Set(shown)).toEqual(new Set(all.rooms));
    expect(shown.map((one) => one.standing).slice(0, 6)).toEqual([
      'overdue',
      'overdue',
      'not-reported',
      'not-reported',
      'not-reported',
      'not-reported',
    ]);
    const wanting = shown.map((one) => concernsOf(one, Date.now()).length > 0);
    expect(wanting.lastIndexOf(true)).toBeLessThan(wanting.indexOf(false));
  });

  it('a name is found by any part of it', () => {
    const shown = roomsShown(wall(32), { show: 'all', order: 'name', name: ' 金山 ' }, now);
    expect(shown.map(({ branch }) => branch)).toEqual(['金山村党支部']);
  });
});

it('nobody counts as absent who has not been reported', () => {
  const told = {
    id: 'm',
    theme: '',
    date: '2026-11-15',
    start: '09:00',
    part: 'day',
    step: null,
    nth: 0,
    steps: 6,
  } as const;
  const figures = { expected: 30, present: 0, leave: 0, rate: 0 };
  const meeting = { ...told, paused: false, figures, threshold: null };
  expect(
    sumOf({ today: '2026-11-15', rooms: [room({ meeting }), room({ unit: 'v', standing: 'overdue', meeting })] }),
  ).toEqual({
    present: 0,
    expected: 30,
    rooms: 1,
  });
});

it('a room that changed takes its place, a new one is added', () => {
  const before = wall(3);
  const after = withRooms(before, [room({ unit: 'u1' }), room({ unit: 'new' })]);
  expect(after.rooms.map(({ unit }) => unit)).toEqual(['u0', 'u1', 'u2', 'new']);
  expect(after.rooms[0]).toBe(before.rooms[0]);
  expect(after.rooms[1]?.branch).toBe('流岐岙村党支部');
});

it('the curve has a point for each month, and breaks where no meeting is closed', () => {
  const points = pointsOf(branchPage);
  expect(points.map(({ rate }) => rate !== null)).toEqual([...'111101111100'].map((one) => one === '1'));
  expect(points.filter(({ missed }) => missed).map(({ label }) => label)).toEqual(['6月', '8月']);
});

describe('the comparison', () => {
  const page = comparison(32);
  const named = (by: Column, down = false, name = '') =>
    sorted(page, { by, descending: down }, name).map((one) => one.branch);

  it('orders by any figure both ways, those of whom it is not known last, equal ones by name', () => {
    const rates = (down: boolean) => sorted(page, { by: 'rate', descending: down }, '').map(({ rate }) => rate ?? -1);
    expect(rates(false)).toEqual(rates(true).toReversed());
    const unknown = {
      ...page,
      branches: page.branches.map((one, index) => ({ ...one, rate: index < 2 ? null : one.rate })),
    };
    for (const descending of [true, false])
      expect(
        sorted(unknown, { by: 'rate', descending }, '')
          .slice(-2)
          .map(({ rate }) => rate),
      ).toEqual([null, null]);
    expect(named('branch')).toEqual(named('branch', true).toReversed());
    const runs = sorted(page, { by: 'runs', descending: true }, '');
    const with1 = runs.filter(({ runs }) => runs === 1).map(({ branch }) => branch);
    expect(with1).toEqual(with1.toSorted((a, b) => a.localeCompare(b, 'zh-CN')));
    expect(named('rank', false, ' 金山 ')).toEqual(['金山村党支部']);
  });

  it('takes the rate of the month that runs, and of a past year December’s', () => {
    const [one] = page.branches;
    if (one === undefined) throw new Error('no branch');
    expect(monthRate(one, page)).toBe(one.months[10]?.rate);
    expect(monthRate(one, { ...page, today: '2027-02-01' })).toBe(one.months[11]?.rate);
  });

  it('counts each branch once in the pictures', () => {
    const bins = spread({
      ...page,
      branches: [0.2, 0.4, 0.85, 0.8999, 1].map((rate) => ({ ...page.branches[0], rate }) as ComparedBranch),
    });
    expect(bins.filter(({ count }) => count > 0)).toEqual([
      { from: 0.4, count: 2 },
      { from: 0.85, count: 2 },
      { from: 0.95, count: 1 },
    ]);
    for (const month of monthly(page)) expect(Object.values(month).reduce((sum, count) => sum + count, 0)).toBe(32);
  });
});
