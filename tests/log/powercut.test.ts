/** A few power cuts; the many are in `tests/long/log-powercut.test.ts`. */
import { expect, test } from 'vitest';
import { describeWith } from '../extras.ts';
import { folder } from './drafts.ts';
import { cutOnce, runOf } from './powercuts.ts';

describeWith(['strace'], 'a power cut', () => {
  test('takes nothing that was promised, and leaves a log that is whole', { timeout: 60_000 }, () => {
    const path = folder();
    const run = runOf(path, 'log', 2);
    for (let seed = 1; seed <= 25; seed += 1) {
      const { lost, found } = cutOnce(run, path, seed);
      expect({ seed, lost, found }).toEqual({ seed, lost: [], found: expect.stringMatching(/new|clean/) });
    }
  });

  test('with synchronous=NORMAL does, so the cuts are sharp', { timeout: 60_000 }, () => {
    const path = folder();
    const run = runOf(path, 'NORMAL', 2);
    const lost = Array.from({ length: 10 }, (_, index) => cutOnce(run, path, index + 1).lost.length);
    expect(Math.max(...lost)).toBeGreaterThan(0);
  });
});
