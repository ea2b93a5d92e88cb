import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Log } from '../../server/log/contract.ts';
import { openLog } from '../../server/log/log.ts';
import { draft, folder, stamp } from './drafts.ts';

const night = (n: number): number => Date.parse('2026-03-06T02:00:00+08:00') + n * 86_400_000;

async function openAt(file: string): Promise<Log> {
  const log = await openLog(file, { stamp: () => stamp });
  onTestFinished(() => log.close());
  return log;
}

describe('a nightly copy', () => {
  test('is made while the log is written to, is one file, and verifies', async () => {
    const dir = folder();
    const second = join(dir, 'second');
    mkdirSync(second);
    const log = await openAt(join(dir, 'log.db'));
    await log.append(Array.from({ length: 300 }, () => draft()));
    const copying = log.backup(second, { at: night(0), keep: 3 });
    await log.append([draft()]);
    const outcome = await copying;
    expect(outcome).toMatchObject({ ok: true, file: join(second, 'log-20260305T180000000Z.db') });
    expect(readdirSync(second)).toEqual(['log-20260305T180000000Z.db']);
    const copy = new Database(join(second, 'log-20260305T180000000Z.db'), { readonly: true });
    onTestFinished(() => void copy.close());
    const events = outcome.ok ? outcome.events : 0;
    expect([300, 301]).toContain(events);
    expect(copy.prepare('SELECT count(*) FROM events').pluck().get()).toBe(events);
  });

  test('the last few stay, a broken-off one goes, other files are let be', async () => {
    const dir = folder();
    const log = await openAt(join(dir, 'log.db'));
    const second = join(dir, 'second');
    mkdirSync(second);
    writeFileSync(join(second, 'log-20260301T180000000Z.db-part'), 'half');
    writeFileSync(join(second, 'holiday.jpg'), '');
    await log.append([draft()]);
    for (const n of [1, 2, 3]) expect(await log.backup(second, { at: night(n), keep: 2 })).toMatchObject({ ok: true });
    const names = ['holiday.jpg', 'log-20260307T180000000Z.db', 'log-20260308T180000000Z.db'];
    expect(readdirSync(second).sort()).toEqual(names);
    expect(await log.backup(second, { at: night(-9), keep: 2 }), 'with a clock gone wrong').toMatchObject({ ok: true });
    expect(readdirSync(second)).toContain('log-20260224T180000000Z.db');
  });

  test('that cannot be made is an outcome', async () => {
    const dir = folder();
    const log = await openAt(join(dir, 'log.db'));
    const gone = await log.backup(join(dir, 'stick'), { at: night(0), keep: 2 });
    expect(gone).toMatchObject({ ok: false, why: 'no-folder' });
    writeFileSync(join(dir, 'file'), '');
    expect(await log.backup(join(dir, 'file'), { at: night(0), keep: 2 })).toMatchObject({
      ok: false,
      why: 'no-folder',
    });
  });

  test('of a log that is damaged where nobody looked is refused, and the place is named', async () => {
    const dir = folder();
    const file = join(dir, 'log.db');
    const log = await openAt(file);
    const [first] = await log.append(Array.from({ length: 400 }, () => draft({ data: { name: 'before' } })));
    await log.close();
    const db = new Database(file);
    db.exec(
      "DROP TRIGGER events_stand; UPDATE events SET payload = replace(payload, 'before', 'behind') WHERE seq = 1",
    );
    db.close();
    const again = await openAt(file);
    expect(again.opening).toEqual({ found: 'clean' });
    const place = { origin: log.origin, unit: 'branch-1', seq: 1, flaw: 'payload' };
    expect(await again.verify()).toEqual({ ok: false, first: place });
    const message = `event ${log.origin}/branch-1/1: payload`;
    expect(await again.backup(dir, { at: night(0), keep: 2 })).toEqual({ ok: false, why: 'copy-differs', message });
    expect(readdirSync(dir).filter((name) => name.startsWith('log-'))).toEqual([]);
    await again.close();

    const full = await openLog(file, { stamp: () => stamp, check: 'full' });
    onTestFinished(() => full.close());
    expect(full.opening).toMatchObject({ found: 'damaged', lostPayloads: [first?.id], mayMiss: false, kept: 400 });
    expect(full.origin).toBe(log.origin);
    expect(await full.verify()).toEqual({ ok: true, events: 400 });
  });

  test('put in the place of the log: another origin goes on from its heads', async () => {
    const dir = folder();
    const file = join(dir, 'log.db');
    const log = await openAt(file);
    await log.append([draft(), draft({ unit: 'room' }), draft()]);
    const heads = log.heads();
    const copy = await log.backup(dir, { at: night(0), keep: 2 });
    await log.append([draft()]);
    await log.close();
    copyFileSync(copy.ok ? copy.file : '', file);
    writeFileSync(`${file}-wal`, 'of the log that the copy replaced');

    const restored = await openAt(file);
    expect(restored.opening).toEqual({ found: 'restored' });
    expect(restored.origin).not.toBe(log.origin);
    const named = [...restored.read()].slice(3);
    expect(named.map(({ unit, seq, type, data }) => ({ unit, seq, type, data }))).toEqual(
      heads.map(({ origin, unit, seq, link }) => ({
        ...{ unit, seq: 1, type: 'log.succeeded' },
        data: { origin, seq, link, why: 'restored' },
      })),
    );
    expect(named.map(({ tick }) => tick)).toEqual([4, 5]);
    await restored.close();
    expect((await openAt(file)).opening).toEqual({ found: 'clean' });
    rmSync(copy.ok ? copy.file : '');
  });
});
