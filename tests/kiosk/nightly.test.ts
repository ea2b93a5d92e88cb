import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { instant } from '../../server/domain/date.ts';
import { cardHash } from '../../server/kiosk/keys.ts';
import { copyData, copyNightly } from '../../server/kiosk/nightly.ts';
import { photoFolder } from '../../server/kiosk/photos/photos.ts';
import { openStore, type Store } from '../../server/kiosk/store.ts';
import type { Log } from '../../server/log/contract.ts';
import { openLog } from '../../server/log/log.ts';
import { hashOf } from '../../server/sync/blob-files.ts';
import { openKey } from '../../server/sync/keys.ts';
import { dataFolder, until } from './service-fixture.ts';

const folder = dataFolder();
const data = join(folder.path, 'data');
const copies = join(folder.path, 'copies');
let store: Store;
let log: Log;

beforeEach(async () => {
  store = openStore(data);
  const stamp = () => ({ wall: Date.now(), mono: 1, boot: 'a', quality: 'ntp' as const });
  log = await openLog(join(data, 'log.db'), { stamp });
});
afterEach(async () => {
  vi.useRealTimers();
  await log.close();
  store.close();
  folder.remove();
});

const names = () => readdirSync(copies).sort();

test('a copy is made once a day, after two in the night, and again where it could not be made', async () => {
  let now = instant('2026-11-15', '01:50');
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const outcomes: boolean[] = [];
  const onOutcome = (made: boolean) => outcomes.push(made);
  const stop = copyNightly({
    log,
    store,
    data,
    folder: copies,
    logger: pino({ level: 'silent' }),
    onOutcome,
    now: () => now,
  });
  const hash = cardHash(store)('card', '04A1B2C3');

  mkdirSync(copies);
  vi.advanceTimersByTime(600_000);
  expect(names()).toEqual([]);

  now = instant('2026-11-15', '02:00');
  rmSync(copies, { recursive: true });
  vi.advanceTimersByTime(600_000);
  await until(() => outcomes[0] === false);
  mkdirSync(copies);
  vi.advanceTimersByTime(600_000);
  await until(() => outcomes.length === 2);
  expect(names()).toEqual([expect.stringMatching(/^log-\d{8}T\d{9}Z\.db$/), 'room.sqlite']);
  stop();
  expect(outcomes).toEqual([false, true]);

  const copy = openStore(copies);
  expect(cardHash(copy)('card', '04A1B2C3')).toBe(hash);
  copy.close();
});

test('a folder that cannot be read is a failure that is seen, each time', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  writeFileSync(copies, 'a file stands where the folder was');
  const outcomes: boolean[] = [];
  const now = () => instant('2026-11-15', '02:00');
  const onOutcome = (made: boolean) => outcomes.push(made);
  const stop = copyNightly({ log, store, data, folder: copies, logger: pino({ level: 'silent' }), onOutcome, now });
  for (const tries of [1, 2]) {
    vi.advanceTimersByTime(600_000);
    await until(() => outcomes.length === tries);
  }
  stop();
  expect(outcomes).toEqual([false, false]);
});

test('a photo that cannot be read is seen, and costs neither the other copies nor their day', async () => {
  mkdirSync(copies);
  mkdirSync(photoFolder(data));
  symlinkSync(data, join(photoFolder(data), hashOf(Buffer.from('a photo'))));
  let tries = 0;
  const backup: Log['backup'] = (...how) => {
    tries += 1;
    return log.backup(...how);
  };
  const options = { log: { backup }, store, data, folder: copies, logger: pino({ level: 'silent' }) };
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const now = instant('2026-11-15', '12:00');
  const outcomes: boolean[] = [];
  const stop = copyNightly({ ...options, onOutcome: (made) => outcomes.push(made), now: () => now });
  vi.advanceTimersByTime(600_000);
  await until(() => outcomes.length > 0);
  const made = [expect.stringMatching(/^log-/), 'room.sqlite'];
  expect([outcomes, names()]).toEqual([[false], made]);
  utimesSync(join(copies, 'room.sqlite'), now / 1000, now / 1000); // by which the copy's day is known
  vi.advanceTimersByTime(6_000_000);
  stop();
  expect(tries).toBe(1);
});

test("the box's key goes along, for its own user only", async () => {
  mkdirSync(copies);
  openKey(join(data, 'device.key'));
  const options = { log, store, data, folder: copies, logger: pino({ level: 'silent' }), now: Date.now };
  expect(await copyData(options)).toBe(true);
  const copy = join(copies, 'device.key');
  expect(readFileSync(copy, 'utf8')).toBe(readFileSync(join(data, 'device.key'), 'utf8'));
  expect(statSync(copy).mode & 0o777).toBe(0o600);
});

test('a photo that is damaged is no fault of the copy', async () => {
  mkdirSync(copies);
  mkdirSync(photoFolder(data));
  writeFileSync(join(photoFolder(data), hashOf(Buffer.from('a photo'))), 'no photo');
  const logger = pino({ level: 'silent' });
  expect(await copyData({ log, store, data, folder: copies, logger, now: Date.now })).toBe(true);
});
