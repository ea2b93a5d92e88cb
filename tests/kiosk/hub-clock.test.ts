import { expect, it } from 'vitest';
import type { Stamp } from '../../server/domain/stamp.ts';
import { hubClock } from '../../server/kiosk/sync/hub-clock.ts';

const truth = Date.parse('2026-03-15T18:30:00+08:00');

function box(quality: Stamp['quality'], wall: number) {
  let now: Stamp = { wall, mono: 60_000, boot: 'boot-1', quality };
  const learned: number[] = [];
  const clock = hubClock(
    () => now,
    truth - 86_400_000,
    (offset) => learned.push(offset),
  );
  return { clock, learned, become: (change: Partial<Stamp>) => (now = { ...now, ...change }) };
}

it('tells the box’s own time until the township has told its', () => {
  const { clock, learned, become } = box('none', 1000);
  expect(clock.now()).toBe(1000);
  clock.told(truth, 400);
  expect(clock.now()).toBe(truth + 200);
  expect(learned).toEqual([truth + 200 - 60_000]);
  become({ mono: 61_000 });
  expect(clock.now()).toBe(truth + 1200);
});

it('puts nothing on record beside a time server', () => {
  const { clock, learned } = box('ntp', truth);
  clock.told(truth + 5000, 100);
  expect(learned).toEqual([]);
});

it('takes a slow answer to ask again by, but not on record', () => {
  const { clock, learned } = box('none', 1000);
  clock.told(truth, 30_000);
  expect([clock.now(), learned]).toEqual([truth, []]);
  clock.told(truth + 7000, -3);
  expect([clock.now(), learned]).toEqual([truth, []]);
});

it('of two servers that disagree puts one on record, and another no sooner than after ten minutes', () => {
  const { clock, learned, become } = box('none', 1000);
  const later = truth + 5 * 3_600_000;
  for (const time of [truth, later, truth, later]) clock.told(time, 0);
  expect([clock.now(), learned]).toEqual([later, [truth - 60_000]]);
  become({ mono: 660_000 });
  clock.told(later, 0);
  expect(learned).toEqual([truth - 60_000, later - 660_000]);
});

it('forgets what it was told at the next start', () => {
  const { clock, become } = box('none', 1000);
  clock.told(truth, 0);
  become({ boot: 'boot-2', mono: 10, wall: 2000 });
  expect(clock.now()).toBe(2000);
});

it('asks by a time before its own release, but puts it not on record', () => {
  const { clock, learned } = box('none', 1000);
  const wrong = Date.parse('2026-01-01T00:00:00+08:00');
  clock.told(wrong, 100);
  expect([clock.now(), learned]).toEqual([wrong + 50, []]);
  clock.told(truth, 100);
  expect([clock.now(), learned]).toEqual([truth + 50, [truth + 50 - 60_000]]);
});
