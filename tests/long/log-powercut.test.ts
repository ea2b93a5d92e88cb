import { expect, test } from 'vitest';
import { describeWith } from '../extras.ts';
import { folder } from '../log/drafts.ts';
import { cutOnce, runOf } from '../log/powercuts.ts';

const states = Number(process.env.POWER_CUTS ?? 500);

describeWith(['strace'], `${states} power cuts`, () => {
  test.each(['log', 'FULL'] as const)('%s: 0 promised commands lost', { timeout: 600_000 }, (how) => {
    const path = folder();
    const run = runOf(path, how, 6);
    for (let seed = 1; seed <= states; seed += 1) {
      const { lost, found } = cutOnce(run, path, seed);
      expect({ seed, lost, found }).toEqual({ seed, lost: [], found: expect.stringMatching(/new|clean/) });
    }
  });

  test('NORMAL: some are lost', { timeout: 600_000 }, () => {
    const path = folder();
    const run = runOf(path, 'NORMAL', 6);
    const cuts = Array.from({ length: states }, (_, index) => cutOnce(run, path, index + 1));
    const losing = cuts.filter(({ lost }) => lost.length > 0);
    console.info(`synchronous=NORMAL lost promised commands in ${losing.length} of ${states} states`);
    expect(losing.length).toBeGreaterThan(states / 20);
  });
});
