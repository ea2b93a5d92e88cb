/** What a level tells the one above it: whatever has become other since it was told last, and nothing else. */
import { describe, expect, it } from 'vitest';
import type { Figures } from '../../server/domain/events/figures.ts';
import { type Event, eventSchemas } from '../../server/domain/events.ts';
import { type Counted, type Look, nothing, sumOf, unreported } from '../../server/domain/figures.ts';
import { fold } from '../../server/domain/state.ts';

const held = (present: number): Figures => ({
  ...nothing,
  branches: 1,
  standings: { ...nothing.standings, held: 1 },
  attendance: { expected: 10, present, leave: 1 },
});

const east = (months: Counted['months'], name = '城东党支部'): Counted => ({
  unit: 'east',
  name,
  is: 'branch',
  months,
});

/** What is told of these, look by look: of each look its events, by subject. */
function told(...looks: readonly (readonly Counted[] | Partial<Look>)[]) {
  const events: Event[] = [];
  return looks.map((given) => {
    const more = 'length' in given ? { counted: given } : given;
    const counted = more.counted ?? [];
    const look = { unit: 'town', years: ['2026'], all: new Set(counted.map(({ unit }) => unit)), ...more, counted };
    const fresh = unreported(fold(events).reported, look);
    for (const { unit, subject, type, data } of fresh) {
      expect(eventSchemas[type].parse(data)).toEqual(data);
      const seq = events.length + 1;
      const stamp = { wall: seq * 1000, mono: 0, boot: 'b', quality: 'ntp' as const };
      const place = { unit, seq, tick: seq, origin: 'township', id: `e${seq}`, v: 1, command: 'c', actor: 'township' };
      events.push({ ...stamp, ...place, subject, type, data });
    }
    return fresh.map(({ subject, type, data }) => [subject, type, data]);
  });
}

describe('a township tells its county', () => {
  it('what a branch is called, and a month once there is something to tell of it', () => {
    expect(told([east({})], [east({ '2026-03': held(8) })])).toEqual([
      [['reported:east', 'unit.described', { name: '城东党支部', is: 'branch' }]],
      [['reported:east', 'figures.reported', { month: '2026-03', figures: held(8) }]],
    ]);
  });

  it('nothing where the figures are the same', () => {
    const look = [east({ '2026-03': held(8), '2026-04': held(7) })];
    expect(told(look, look, look).slice(1)).toEqual([[], []]);
  });

  it('only the month that has changed, and the older figures again where they come back', () => {
    const month = (figures: Figures) => [east({ '2026-03': figures, '2026-04': held(7) })];
    const [, worse, back] = told(month(held(8)), month(held(9)), month(held(8)));
    expect(worse).toEqual([['reported:east', 'figures.reported', { month: '2026-03', figures: held(9) }]]);
    expect(back).toEqual([['reported:east', 'figures.reported', { month: '2026-03', figures: held(8) }]]);
  });

  it('that a month has nothing to tell any more, but of no year that was not looked at', () => {
    const before = east({ '2025-12': held(6), '2026-03': held(8) });
    const emptied = (figures: Figures) => [['reported:east', 'figures.reported', { month: '2026-03', figures }]];
    // A branch is one all the same, as one that plans another day after the usual one has passed.
    expect(told([before], [east({})])[1]).toEqual(emptied({ ...nothing, branches: 1 }));
    // How many a level has only it can tell.
    expect(told([{ ...before, is: 'level' }], [{ ...east({}), is: 'level' }])[1]).toEqual(emptied(nothing));
  });

  it('another name, that a branch has left, and that it is back; of one that cannot be told just now, nothing', () => {
    const look = [east({ '2026-03': held(8) })];
    const looks = told(look, [east({ '2026-03': held(8) }, '东村党支部')], { all: new Set(['east']) }, [], [], look);
    expect(looks.slice(1)).toEqual([
      [['reported:east', 'unit.described', { name: '东村党支部', is: 'branch' }]],
      [],
      [['reported:east', 'unit.left', {}]],
      [],
      [['reported:east', 'unit.described', { name: '城东党支部', is: 'branch' }]],
    ]);
  });
});

it('the figures of many are their sum', () => {
  expect(sumOf([held(8), held(5)])).toEqual({
    ...nothing,
    branches: 2,
    standings: { ...nothing.standings, held: 2 },
    attendance: { expected: 20, present: 13, leave: 2 },
  });
  expect(sumOf([])).toEqual(nothing);
});
