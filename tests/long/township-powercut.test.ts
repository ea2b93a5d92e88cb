import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeWith } from '../extras.ts';
import { cutOnce, runOf } from '../township/powercuts.ts';

const states = Number(process.env.POWER_CUTS ?? 500);

describeWith(['strace'], `${states} power cuts at the township`, () => {
  test('nothing that was acknowledged is lost', { timeout: 600_000 }, async () => {
    const path = mkdtempSync(join(tmpdir(), 'powercut-'));
    const run = runOf(path, 'store', 5);
    for (let seed = 1; seed <= states; seed += 1)
      expect({ seed, lost: await cutOnce(run, path, seed) }).toEqual({ seed, lost: [] });
  });
});
