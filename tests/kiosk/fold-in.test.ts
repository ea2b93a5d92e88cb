import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFoldIn } from '../../server/kiosk/fold-in.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** `takes`: ms, of one fold. When each began, and how often something followed. */
function folding(takes: number) {
  const start = performance.now();
  const told = { began: [] as number[], followed: 0 };
  const foldIn = createFoldIn(
    async () => {
      told.began.push(Math.round(performance.now() - start));
      await new Promise((done) => setTimeout(done, takes));
      return takes;
    },
    () => {
      told.followed += 1;
    },
  );
  return { ...foldIn, told };
}

it('what comes in one breath is folded once, and soon', async () => {
  const { received, told } = folding(1);
  for (let batch = 0; batch < 5; batch += 1) {
    received();
    await pass(5);
  }
  await pass(60_000);
  expect(told).toEqual({ began: [50], followed: 1 });
});

it('given a log that is dear to fold, when batches pour in, then most of the time is left for the room', async () => {
  const { received, told } = folding(200);
  for (let batch = 0; batch < 200; batch += 1) {
    received();
    await pass(100);
  }
  expect(told.began.length).toBeGreaterThan(3);
  expect(told.began.length).toBeLessThan(7);
});

it('given one that takes seconds, when something comes meanwhile, then it is folded after a rest that is never long', async () => {
  const { received, told } = folding(3000);
  received();
  await pass(60);
  received();
  await pass(12_000);
  expect(told).toEqual({ began: [50, 8_050], followed: 2 });
});

it('given a room that is held, when something comes, then it is folded as soon as it is let go, once', async () => {
  const { received, hold, told } = folding(1);
  received();
  hold(true);
  received();
  await pass(60_000);
  expect(told.began).toEqual([]);
  hold(false);
  await pass(60_000);
  hold(true);
  hold(false);
  expect(told).toEqual({ began: [60_000], followed: 1 });
});

it('once closed, folds nothing, and nothing follows', async () => {
  const { received, hold, close, told } = folding(100);
  received();
  await pass(60);
  received();
  close();
  received();
  hold(false);
  await pass(60_000);
  expect(told).toEqual({ began: [50], followed: 0 });
});
