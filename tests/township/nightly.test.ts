import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { instant } from '../../server/domain/date.ts';
import { copyNightly } from '../../server/township/nightly.ts';
import { openTownship } from '../../server/township/store/store.ts';
import { soon } from '../soon.ts';

test('a copy is made once a day, after two in the night, and again where it could not be made', async () => {
  const data = mkdtempSync(join(tmpdir(), 'township-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const copies = join(data, 'copies');
  let at = instant('2026-11-15', '01:50');
  const store = await openTownship({ data, now: () => at });
  onTestFinished(() => store.close());
  let tries = 0;
  const outcomes: boolean[] = [];
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const backUp: NonNullable<typeof store.backUp> = async (folder, options) => {
    tries += 1;
    const outcome = await store.backUp?.(folder, options);
    if (outcome === undefined) throw new Error('the embedded database can be copied');
    outcomes.push(outcome.ok);
    return outcome;
  };
  const stop = copyNightly(backUp, copies, { logger: pino({ level: 'silent' }), now: () => at });
  const told = (...all: boolean[]) => vi.waitFor(() => expect(outcomes).toEqual(all), soon);

  vi.advanceTimersByTime(600_000);
  expect(tries).toBe(0);
  at = instant('2026-11-15', '02:00');
  vi.advanceTimersByTime(600_000);
  await told(false);
  mkdirSync(copies);
  vi.advanceTimersByTime(600_000);
  await told(false, true);
  const [copy = '', ...others] = readdirSync(copies);
  expect([copy, others]).toEqual([expect.stringMatching(/\.db$/), []]);
  utimesSync(join(copies, copy), at / 1000, at / 1000); // by which its day is known
  tries = 0;
  vi.advanceTimersByTime(6_000_000);
  expect(tries).toBe(0);
  stop();
});
