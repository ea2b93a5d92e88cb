import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { eachDamage, flip, original } from '../log/damage.ts';
import { folder } from '../log/drafts.ts';

/** Offsets into a page that hit its header, its cell pointers, and its cells from the middle to the very end. */
const offsets = [0, 1, 3, 4, 5, 7, 8, 9, 11, 14, 40, 100, 1000, 2048, 3000, 3500, 3900, 4000, 4090, 4095];

/** MB. A walk through damaged pages that does not end would show here before it shows in the time. */
const mostMemory = 600;
afterAll(() => expect(process.resourceUsage().maxRSS / 1024).toBeLessThan(mostMemory));

test.each([
  ['clean', 'log.db'],
  ['killed', 'log.db'],
  ['killed', 'log.db-wal'],
] as const)('one bit flipped on every page, after a %s end, in %s', { timeout: 600_000 }, (end, name) => {
  const path = folder();
  const was = original(path, end);
  const opened = eachDamage(was, path);
  const pages = Math.ceil(statSync(join(was.folder, name)).size / 4096);
  const stride = Math.max(1, Math.floor(pages / 40)); // a -wal holds the same pages many times over
  for (let page = 0; page < pages; page += stride) {
    for (const [index, offset] of offsets.entries()) {
      if ((page + index) % 4 !== 0) continue; // each page gets a quarter of them, neighbours another
      const place = { page, share: offset / 4096, bit: (page + index) % 8 };
      const flipped = (file: string) => flip(join(file, '..', name), place);
      expect(opened(flipped, 'full'), JSON.stringify(place)).toHaveProperty('found');
    }
  }
});
