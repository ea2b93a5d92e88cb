/** What a branch's year comes to in the figures that go up, against figures worked out by hand; and what a level's come to. */
import { expect, it } from 'vitest';
import { nothing, type Reported, sumOf } from '../../server/domain/figures.ts';
import { emptyState } from '../../server/domain/state.ts';
import { figuresProjection } from '../../server/township/projections/figures.ts';
import { townProjection } from '../../server/township/projections/town.ts';
import { hold } from '../domain/book-keeping.ts';
import { branch } from '../domain/scene.ts';

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
  ...{ unit, name: unit, is: 'branch', left: false, months: new Map() },
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
