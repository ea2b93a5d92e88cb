import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFoldIn } from '../../server/kiosk/fold-in.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** `takes`: ms, of one fold. The moments at which one began. */
function folding(takes: number) {
  const began: number[] = [];
  const start = performance.now();
  const foldIn = createFoldIn(() => {
    began.push(Math.round(performance.now() - start));
    vi.setSystemTime(Date.now() + takes);
    vi.advanceTimersByTime(takes);
  });
  return { ...foldIn, began };
}

it('what comes in one breath is folded once, and soon', () => {
  const { received, began } = folding(1);
  for (let batch = 0; batch < 5; batch += 1) {
    received();
    vi.advanceTimersByTime(5);
  }
  vi.advanceTimersByTime(60_000);
  expect(began).toEqual([50]);
});

it('given a log that is dear to fold, when batches pour in, then most of the time is left for the room', () => {
  const { received, began } = folding(200);
  for (let batch = 0; batch < 200; batch += 1) {
    received();
    vi.advanceTimersByTime(100);
  }
  expect(began.length).toBeGreaterThan(3);
  expect(began.length).toBeLessThan(7);
});

it('given one that takes seconds, when something comes, then it never waits long', () => {
  const { received, began } = folding(3000);
  received();
  vi.advanceTimersByTime(60);
  received();
  vi.advanceTimersByTime(5_000);
  expect(began).toEqual([50, 8_050]);
});

it('given a room that is held, when something comes, then it is folded as soon as it is let go, once', () => {
  const { received, hold, began } = folding(1);
  received();
  hold(true);
  received();
  vi.advanceTimersByTime(60_000);
  expect(began).toEqual([]);
  hold(false);
  vi.advanceTimersByTime(60_000);
  hold(true);
  hold(false);
  expect(began).toEqual([60_000]);
});

it('once closed, folds nothing', () => {
  const { received, close, began } = folding(1);
  received();
  close();
  vi.advanceTimersByTime(60_000);
  expect(began).toEqual([]);
});
