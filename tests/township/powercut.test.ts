/** A few power cuts of a township's own database; the many are in `tests/long/township-powercut.test.ts`. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeWith } from '../extras.ts';
import { cutOnce, runOf } from './powercuts.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'powercut-'));

describeWith(['strace'], 'a power cut at the township', () => {
  test('takes nothing that was acknowledged, and leaves logs that are whole', { timeout: 60_000 }, async () => {
    const path = folder();
    const run = runOf(path, 'store');
    for (let seed = 1; seed <= 30; seed += 1)
      expect({ seed, lost: await cutOnce(run, path, seed) }).toEqual({ seed, lost: [] });
  });

  test('does where nobody waits for the disk, so the cuts are sharp', { timeout: 60_000 }, async () => {
    const path = folder();
    const run = runOf(path, 'fleeting');
    const lost: number[] = [];
    for (let seed = 1; seed <= 10; seed += 1) lost.push((await cutOnce(run, path, seed)).length);
    expect(Math.max(...lost)).toBeGreaterThan(0);
  });
});
