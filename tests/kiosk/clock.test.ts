import { expect, test } from 'vitest';
import { boxClock, linuxMachine, type Machine } from '../../server/kiosk/clock.ts';

const released = 1_000_000_000;
interface Shown {
  readonly wall?: number;
  readonly synchronised?: boolean;
  readonly batteryClock?: boolean;
}
const machine = (shows: Shown): Machine => ({
  wall: () => shows.wall ?? released + 1,
  mono: () => 42,
  boot: 'boot',
  synchronised: () => shows.synchronised ?? false,
  batteryClock: shows.batteryClock ?? false,
});

test.each<[string, Shown, number, string]>([
  ['a time server set it', { synchronised: true, batteryClock: true }, 0, 'ntp'],
  ['a battery clock set it', { batteryClock: true }, 0, 'rtc'],
  ['nobody knows', {}, 0, 'saved'],
  ['before this version was made', { wall: released - 1, batteryClock: true }, 0, 'none'],
  ['before what is on record', { wall: released + 1, batteryClock: true }, released + 120_000, 'none'],
  ['some seconds before what is on record', { batteryClock: true }, released + 30_000, 'rtc'],
  ['a time server set it back from a wrong future', { synchronised: true }, released + 1e9, 'ntp'],
  ['a time server that is wrong', { synchronised: true, wall: released - 1 }, 0, 'none'],
])('%s', (_, shows, newest, quality) => {
  const clock = boxClock(machine(shows), released, () => newest);
  expect(clock.stamp()).toEqual({ wall: shows.wall ?? released + 1, mono: 42, boot: 'boot', quality });
});

test('this machine counts from its boot and never backwards', () => {
  const here = linuxMachine();
  expect(here.boot).toMatch(/^[0-9a-f-]{36}$/);
  let last = here.mono();
  for (let i = 0; i < 1000; i++) {
    const next = here.mono();
    expect(next).toBeGreaterThanOrEqual(last);
    last = next;
  }
  expect(Math.abs(here.mono() - linuxMachine().mono())).toBeLessThan(100);
});
