import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { instant } from '../../server/domain/date.ts';
import { ask } from '../../server/township/store/engine.ts';
import { openPostgres } from '../../server/township/store/postgres.ts';
import { openTownship } from '../../server/township/store/store.ts';
import { kept } from '../../server/township/store/tidy.ts';
import { type Postgres, startPostgres } from '../doubles/postgres.ts';
import { describeWith } from '../extras.ts';
import { soon } from '../soon.ts';
import { boxLog, draft } from './box-log.ts';
import { describeDevices } from './devices.contract.ts';
import { describeHandedOver } from './handed-over.contract.ts';
import { opened, type Where } from './opened.ts';
import { describeProjected } from './projected.contract.ts';
import { describeReplication } from './replication.contract.ts';
import { describeStaff } from './staff.contract.ts';
import { describeSuperior } from './superior.contract.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'township-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function keepsContracts(where: () => Where): void {
  describeReplication(where);
  describeDevices(where);
  describeHandedOver(where);
  describeStaff(where);
  describeSuperior(where);
  describeProjected(where);
}

describe('the store on SQLite', () => keepsContracts(() => ({ data: folder() })));

describe('the embedded database', () => {
  const now = () => 0;
  const inspect = <T>(data: string, look: (db: Database.Database) => T): T => {
    const db = new Database(join(data, 'township.db'));
    try {
      return look(db);
    } finally {
      db.close();
    }
  };
  const inside = (data: string, statement: string) => inspect(data, (db) => db.exec(statement));

  test('of a later version is not touched', async () => {
    const data = folder();
    await (await openTownship({ data, now })).close();
    inside(data, 'INSERT INTO migration VALUES (99)');
    await expect(openTownship({ data, now })).rejects.toMatchObject({ kind: 'newer' });
  });

  test('keeps no rows of years that somebody asked for once', async () => {
    const data = folder();
    let clock = instant('2026-11-15', '09:00');
    const store = await opened({ data, now: () => clock });
    const keys = () => inspect(data, (db) => db.prepare('SELECT key FROM projection ORDER BY key').pluck().all());
    for (const year of ['1900', '2026']) await store.projected('comparison', ['a'], year);
    clock += kept.row;
    await store.projected('comparison', ['a'], '2026');
    await store.tidy();
    expect(keys()).toEqual(['2026']);
  });

  test('gives what an earlier program did not understand to one that does', async () => {
    const data = folder();
    const store = await opened({ data, now });
    const [event] = await store.append([draft({ unit: 'a', subject: 'person:1' })]);
    inside(data, "UPDATE event SET quarantined = 1, subject = '', command = ''");
    expect(await store.eventsOf('a'), 'though another process put it there').toEqual([event]);
    expect(await store.quarantined()).toHaveLength(1);
    const later = await opened({ data, now });
    expect(await later.quarantined()).toEqual([]);
    expect(await later.subjectEvents('a', 'person:1')).toEqual([event]);
  });
});

describeWith(['postgres'], 'on a server', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  describe('the store on PostgreSQL', () => keepsContracts(() => ({ data: folder(), database: postgres.url })));

  test.each(['40001', '40P01'])('begins anew where the database asks for it with %s', async (code) => {
    const engine = await openPostgres(postgres.url);
    onTestFinished(() => engine.close());
    let begun = 0;
    const outcome = await engine.transact(function* () {
      begun += 1;
      if (begun < 3) yield* ask(`DO $$ BEGIN RAISE SQLSTATE '${code}'; END $$`);
      return begun;
    });
    expect(outcome).toBe(3);
  });

  test('goes on when the server comes back after a crash, and has all that it acknowledged', async () => {
    const store = await opened({ data: folder(), database: postgres.url, org: 'crash', now: Date.now });
    const box = boxLog();
    const sent = (async () => {
      for (;;) {
        box.write(5);
        const receipt = await store.receive(box.log, box.rows.slice(-5), box.signed());
        if (receipt.kind !== 'taken') return receipt;
      }
    })();
    await vi.waitFor(() => expect(box.rows.length).toBeGreaterThan(50), soon);
    await Promise.all([postgres.crash(), expect(sent).rejects.toThrow()]);
    const acknowledged = box.rows.length - 5;
    expect((await store.rows(box.log, 0, 10_000)).length).toBeGreaterThanOrEqual(acknowledged);
    expect(await store.receive(box.log, box.rows, box.signed())).toMatchObject({ ack: box.rows.length });
    expect(await store.rows(box.log, 0, 10_000)).toEqual(box.rows);
  });
});
