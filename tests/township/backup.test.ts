import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { verifyRows } from '../../server/log/verify.ts';
import type { TownshipStore } from '../../server/township/store/contract.ts';
import { openTownship } from '../../server/township/store/store.ts';
import { boxLog, draft } from './box-log.ts';

const at = Date.parse('2026-03-16T02:00:00+08:00');

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'township-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function openIn(data: string): Promise<TownshipStore> {
  const store = await openTownship({ data, now: () => at });
  onTestFinished(() => store.close());
  return store;
}

test('what a verified copy holds is safe', async () => {
  const second = folder();
  const store = await openIn(folder());
  const box = boxLog();
  box.write(30);
  expect(await store.receive(box.log, box.rows, box.signed())).toMatchObject({ ack: 30, safe: 0 });
  const copying = store.backUp?.(second, { at, keep: 2 });
  box.write(5);
  await store.receive(box.log, box.rows, box.signed());
  const outcome = await copying;
  expect(outcome).toMatchObject({ ok: true, file: join(second, 'township-20260315T180000000Z.db') });
  const safe = outcome?.ok ? outcome.events : 0;
  expect([30, 35]).toContain(safe);
  expect(await store.receive(box.log, box.rows, box.signed())).toEqual({ kind: 'taken', ack: 35, safe });
  expect(readdirSync(second)).toEqual(['township-20260315T180000000Z.db']);
});

test('a copy that cannot be made, or of a damaged database, is an outcome and moves nothing', async () => {
  const data = folder();
  const store = await openIn(data);
  expect(await store.backUp?.(join(data, 'stick'), { at, keep: 2 })).toMatchObject({ ok: false, why: 'no-folder' });
  const box = boxLog();
  box.write(3);
  await store.receive(box.log, box.rows, box.signed());
  const second = folder();
  const db = new Database(join(data, 'township.db'));
  db.exec(`UPDATE event SET envelope = replace(envelope, 'person:m-7', 'person:m-8') WHERE seq = 2`);
  db.close();
  expect(await store.backUp?.(second, { at, keep: 2 })).toMatchObject({ ok: false, why: 'copy-differs' });
  expect(readdirSync(second)).toEqual([]);
  expect(await store.receive(box.log, box.rows, box.signed())).toMatchObject({ safe: 0 });
});

test('a township restored from a copy writes under a new origin, and gets the rest back from the boxes', async () => {
  const data = folder();
  const second = join(data, 'second');
  mkdirSync(second);
  const store = await openIn(data);
  await store.append([draft({ unit: 'a', id: 'before' })]);
  const outcome = await store.backUp?.(second, { at, keep: 2 });
  await store.append([draft({ unit: 'a', id: 'after' })]);
  const log = { origin: store.origin, unit: 'a' };
  const [rows, signed] = [await store.rows(log, 0, 9), await store.signedHead(log)];
  await store.close();
  writeFileSync(join(data, 'township.db-wal'), 'of the one that is replaced');
  copyFileSync(outcome?.ok ? outcome.file : '', join(data, 'township.db'));

  const restored = await openIn(data);
  expect(restored.key.publicKey).toEqual(store.key.publicKey);
  expect(restored.origin).not.toBe(store.origin);
  expect(await restored.rows(log, 0, 9)).toEqual(rows.slice(0, 1));
  await restored.append([draft({ unit: 'a', id: 'anew' })]);
  const back = signed && (await restored.receive(log, rows, signed));
  expect(back).toMatchObject({ kind: 'taken', ack: 2 });
  const ids = (await restored.eventsOf('a')).filter(({ type }) => type !== 'log.succeeded').map(({ id }) => id);
  expect(ids.sort()).toEqual(['after', 'anew', 'before']);
  const named = { origin: restored.origin, former: store.origin, seq: 1, why: 'restored' };
  expect(await restored.mishaps(['a'])).toMatchObject([named]);
  expect(await restored.rows({ origin: restored.origin, unit: 'a' }, 0, 9)).toHaveLength(2);
  expect(verifyRows(await restored.rows(log, 0, 9)).ok).toBe(true);
  const { origin } = restored;
  await restored.close();
  expect((await openIn(data)).origin).toBe(origin);
});
