/** What `npm run simulate` prints and writes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Event } from '../../server/domain/events.ts';
import { fold } from '../../server/domain/state.ts';
import { openLog } from '../../server/log/log.ts';
import { readArguments } from '../../server/simulate/arguments.ts';
import { table } from '../../server/simulate/table.ts';
import { yearLedger } from '../../server/simulate/year-ledger.ts';
import { history } from './histories.ts';

const main = fileURLToPath(new URL('../../server/simulate/main.ts', import.meta.url));
const asked = '--policy cx-6n --year 2026 --members 14 --seed 2 --diligence 0.85'.split(' ');
const stamp = () => ({ wall: 0, mono: 0, boot: 'test', quality: 'none' as const });
let data: string;

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'simulate-'));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

it('prints the ledger of the year and writes a log that holds what was simulated', async () => {
  const { events, state } = history('cx-6n', 2, { members: 14 });
  const printed = execFileSync(process.execPath, [main, ...asked, '--data', data], { encoding: 'utf8' });
  expect(printed).toContain(yearLedger(state, '2026'));
  expect(printed).toContain('全年参与率');
  const log = await openLog(join(data, 'log.db'), { stamp });
  const stored = [...log.read()] as Event[];
  expect(await log.verify()).toMatchObject({ ok: true });
  await log.close();
  expect(stored.map(({ id, data: said }) => ({ id, said }))).toEqual(
    events.map(({ id, data: said }) => ({ id, said: JSON.parse(JSON.stringify(said)) })),
  );
  expect(yearLedger(fold(stored), '2026')).toBe(yearLedger(state, '2026'));
});

it('does not write into a log that has something in it', () => {
  const { status, stderr } = spawnSync(process.execPath, [main, ...asked, '--data', data], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('已有记录');
});

it.each([
  ['no policy', '--year 2026 --members 20 --seed 1'],
  ['an unknown policy', '--policy zz --year 2026 --members 20 --seed 1'],
  ['a year in words', '--policy cx-6n --year next --members 20 --seed 1'],
  ['an unknown option', '--policy cx-6n --year 2026 --members 20 --seed 1 --fast'],
])('takes no arguments with %s', (_, line) => {
  expect(readArguments(line.split(' '))).toBeNull();
});

it('sets figures under each other, though a Chinese character is as wide as two digits', () => {
  const text = table(
    ['月份', '实收'],
    [
      ['一月', '1.00'],
      ['1', '120.00'],
    ],
  );
  expect(text).toBe('  月份    实收\n  一月    1.00\n  1     120.00');
});
