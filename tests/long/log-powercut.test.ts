import { expect, test } from 'vitest';
import { describeWith } from '../extras.ts';
import { folder } from '../log/drafts.ts';
import { cutOnce, cutRecovery, runOf } from '../log/powercuts.ts';

const states = Number(process.env.POWER_CUTS ?? 500);

const some = Math.ceil(states / 5);

describeWith(['strace'], `${states} power cuts`, () => {
  test.each([
    ['log', states],
    ['FULL', some],
  ] as const)('%s: 0 promised commands lost in %d states', { timeout: 600_000 }, (how, cuts) => {
    const path = folder();
    const run = runOf(path, how, 6);
    for (let seed = 1; seed <= cuts; seed += 1) {
      const { lost, found } = cutOnce(run, path, seed);
      expect({ seed, lost, found }).toEqual({ seed, lost: [], found: expect.stringMatching(/new|clean/) });
    }
  });

  test('NORMAL: some are lost', { timeout: 600_000 }, () => {
    const path = folder();
    const run = runOf(path, 'NORMAL', 6);
    const cuts = Array.from({ length: some }, (_, index) => cutOnce(run, path, index + 1));
    const losing = cuts.filter(({ lost }) => lost.length > 0);
    console.info(`synchronous=NORMAL lost promised commands in ${losing.length} of ${some} states`);
    expect(losing.length).toBeGreaterThan(some / 20);
  });

  test('in the middle of a recovery: what can be kept is kept', { timeout: 600_000 }, () => {
    const path = folder();
    const run = runOf(path, 'recover');
    for (let seed = 1; seed <= some; seed += 1) {
      expect({ seed, lost: cutRecovery(run, path, seed).lost }).toEqual({ seed, lost: [] });
    }
  });
});
