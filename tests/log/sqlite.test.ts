import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Log, LogStatus } from '../../server/log/contract.ts';
import { openLog } from '../../server/log/log.ts';
import { describeStore } from './contract.ts';
import { draft, folder, stamp } from './drafts.ts';

const files = new WeakMap<object, string>();

async function openAt(file: string): Promise<Log> {
  const log = await openLog(file, { stamp: () => stamp });
  files.set(log, file);
  onTestFinished(() => log.close());
  return log;
}

describeStore('SQLite', {
  open: () => openAt(join(folder(), 'log.db')),
  async reopen(store) {
    await store.close();
    return openAt(files.get(store) ?? '');
  },
});

describe('the file', () => {
  test('is one file beside its lock and its note after a clean end, and says so when opened again', async () => {
    const dir = folder();
    const log = await openAt(join(dir, 'log.db'));
    expect(log.opening).toEqual({ found: 'new' });
    await log.append([draft()]);
    await log.close();
    expect(readdirSync(dir).sort()).toEqual(['log.db', 'log.db-head', 'log.db-lock']);
    const again = await openAt(join(dir, 'log.db'));
    expect(again.opening).toEqual({ found: 'clean' });
  });

  test('is refused to a second process, and to a second log of this one', async () => {
    const file = join(folder(), 'log.db');
    const log = await openAt(file);
    await expect(openAt(file)).rejects.toMatchObject({ name: 'LogFault', kind: 'locked', written: 'no' });
    await log.close();
    expect((await openAt(file)).opening).toEqual({ found: 'clean' });
  });

  test('that cannot be is a fault', async () => {
    const dir = folder();
    await expect(openAt(join(dir, 'nowhere', 'log.db'))).rejects.toMatchObject({ kind: 'io', written: 'no' });
    mkdirSync(join(dir, 'folder.db'));
    await expect(openAt(join(dir, 'folder.db'))).rejects.toMatchObject({ kind: 'io' });
  });

  test('of a later version is not touched', async () => {
    const file = join(folder(), 'log.db');
    const log = await openAt(file);
    await log.append([draft()]);
    await log.close();
    const db = new Database(file);
    db.pragma('user_version = 99');
    db.close();
    await expect(openAt(file)).rejects.toMatchObject({ kind: 'newer' });
  });

  test('forgets an erased payload down to its bytes', async () => {
    const dir = folder();
    const log = await openAt(join(dir, 'log.db'));
    const [event] = await log.append([draft({ data: { name: 'ZHANG-XIAO-MING' } })]);
    await log.erasePayload(event?.id ?? '');
    for (const name of ['log.db', 'log.db-wal']) {
      expect(readFileSync(join(dir, name)).includes('ZHANG-XIAO-MING'), name).toBe(false);
    }
  });

  test('lets nothing be changed or deleted but payloads', async () => {
    const file = join(folder(), 'log.db');
    const log = await openAt(file);
    await log.append([draft()]);
    await log.close();
    const db = new Database(file);
    onTestFinished(() => void db.close());
    expect(() => db.exec('DELETE FROM events')).toThrow(/append-only/);
    expect(() => db.exec("UPDATE events SET envelope = replace(envelope, 'm-7', 'm-8'), seq = 9")).toThrow(
      /only the payload/,
    );
    expect(() => db.exec("UPDATE events SET payload = '{}'")).toThrow(/only the payload/);
  });

  test('a closed log takes nothing more', async () => {
    const statuses: LogStatus[] = [];
    const log = await openLog(join(folder(), 'log.db'), {
      stamp: () => stamp,
      onStatus: (status) => statuses.push(status),
    });
    const under = log.append([draft()]);
    await log.close();
    await expect(under).resolves.toHaveLength(1);
    await expect(log.append([draft()])).rejects.toThrow('closed');
    expect(statuses).toMatchObject([{ recording: false, why: 'closed' }]);
  });
});
