import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { dateOf, instant } from '../../server/domain/date.ts';
import { copyNightly } from '../../server/township/nightly.ts';
import { openTownship } from '../../server/township/store/store.ts';

test('a copy is made once a day, after two in the night, and again where it could not be made', async () => {
  const data = mkdtempSync(join(tmpdir(), 'township-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const copies = join(data, 'copies');
  const today = dateOf(Date.now()); // a copy's day is that of its file
  let at = instant(today, '01:50');
  const store = await openTownship({ data, now: () => at });
  onTestFinished(() => store.close());
  const outcomes: boolean[] = [];
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const backUp: NonNullable<typeof store.backUp> = async (folder, options) => {
    const outcome = await store.backUp?.(folder, options);
    if (outcome === undefined) throw new Error('the embedded database can be copied');
    outcomes.push(outcome.ok);
    return outcome;
  };
  const stop = copyNightly(backUp, copies, { logger: pino({ level: 'silent' }), now: () => at });
  const until = (done: () => boolean) =>
    vi.waitFor(
      () => {
        vi.advanceTimersByTime(600_000);
        expect(done()).toBe(true);
      },
      { timeout: 15_000 },
    );

  vi.advanceTimersByTime(600_000);
  at = instant(today, '02:00');
  await until(() => outcomes[0] === false);
  mkdirSync(copies);
  await until(() => readdirSync(copies).some((name) => name.endsWith('.db')) && outcomes.at(-1) === true);
  const tries = outcomes.length;
  vi.advanceTimersByTime(6_000_000);
  expect(outcomes).toHaveLength(tries);
  expect(readdirSync(copies)).toHaveLength(1);
  stop();
});
