/**
 * No statement of a page, of a deed or of the wire reads more than 20 rows for one that it gives. PostgreSQL's own plans tell
 * what it read while the real routes are asked, so a page that is added is among them. SQLite goes by an index for each of the
 * same statements; its plans depend on no data.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../server/township/store/engine.ts';
import { openPostgres } from '../../server/township/store/postgres.ts';
import { openSqlite } from '../../server/township/store/sqlite.ts';
import { fillTownship, unitsOf } from '../bench/township-load.ts';
import { type Postgres, startPostgres } from '../doubles/postgres.ts';
import { describeWith } from '../extras.ts';
import { fillBooks, spendDay } from './console-day.ts';
import { explaining, type Ran, statementsIn } from './plans.ts';
import { runTownship } from './service.ts';

const most = 20;
/** A few more, so that it shows what reads those of all. */
const branches = most + 4;

describeWith(['postgres'], 'a statement of the township', () => {
  const data = mkdtempSync(join(tmpdir(), 'plans-'));
  let postgres: Postgres;
  let ran: readonly Ran[];

  beforeAll(async () => {
    postgres = await startPostgres();
    const load = { branches, years: 1, members: 3, until: '2026-02-20' };
    const units = unitsOf(load);
    const township = await runTownship(units, { database: explaining(postgres.url) });
    await fillTownship({ data, database: postgres.url }, load);
    await fillBooks(township, units);
    await analyze(postgres.url);
    const begun = postgres.said().length;
    await spendDay(township, units);
    await township.close();
    ran = statementsIn(postgres.said().slice(begun));
  }, 60_000);
  afterAll(async () => {
    await postgres.stop();
    rmSync(data, { recursive: true });
  });

  test('reads at most 20 rows for one that it gives, on PostgreSQL', () => {
    expect(new Set(ran.map(({ sql }) => sql)).size).toBeGreaterThan(50);
    const wasteful = ran.filter(({ read, given }) => read > most * Math.max(given, 1));
    expect([...new Set(wasteful.map(({ read, given, sql }) => `${read} for ${given}: ${sql}`))]).toEqual([]);
  });

  test('reads no table from end to end, on SQLite', async () => {
    await openSqlite(data, 0).close();
    const db = new Database(join(data, 'township.db'), { readonly: true });
    const finding = [...new Set(ran.map(({ sql }) => sql))].filter((sql) => !/^insert/i.test(sql));
    const plans = finding.map((sql) => ({ sql, plan: planOf(db, sql) }));
    db.close();
    expect(plans.filter(({ plan }) => plan.some((step) => step.startsWith('SCAN')))).toEqual([]);
  });
});

/** As the database does by itself before long: without it any index looks as good as the right one. */
async function analyze(url: string): Promise<void> {
  const engine = await openPostgres(url);
  await engine.transact(() => ask('ANALYZE'));
  await engine.close();
}

function planOf(db: Database.Database, sql: string): string[] {
  const marked = sql.replaceAll(/\$\d+/g, '?').replace(/ FOR UPDATE$/, '');
  const marks = Array.from({ length: marked.split('?').length - 1 }, () => null);
  return db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${marked}`)
    .all(marks)
    .map(({ detail }) => detail);
}
