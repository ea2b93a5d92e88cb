/** The township's tables, with all their indexes, filled by nobody but the database's driver: what no protocol can beat. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import type { Row } from '../../server/log/replicate.ts';
import { batchLimits } from '../../server/sync/batch.ts';
import { openTownship } from '../../server/township/store/store.ts';

const columns = 'org, unit, origin, seq, id, subject, command, envelope, payload, salt, link, quarantined';
const width = columns.split(',').length;
const head = 'UPDATE log_head SET seq = ?, link = ? WHERE org = ? AND unit = ? AND origin = ?';
const news = 'UPDATE news SET count = count + 1 WHERE org = ? AND unit = ?';

const valuesOf = ({ unit, origin, seq, id, envelope, payload, salt, link }: Row): unknown[] => {
  const command = id.split('.')[0] ?? '';
  return [
    ...['bare', unit, origin, seq, id, `meeting:${unit}`, command, envelope],
    ...[payload === null ? null : Buffer.from(payload), salt, link, 0],
  ];
};

/** Each batch is one transaction, durable when it ends. Resolves to ms. */
export async function fillBare(rows: readonly Row[], database?: string): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'bare-'));
  try {
    await (await openTownship({ data, now: Date.now, ...(database !== undefined && { database }) })).close();
    const batches = Array.from({ length: Math.ceil(rows.length / batchLimits.events) }, (_, n) =>
      rows.slice(n * batchLimits.events, (n + 1) * batchLimits.events),
    );
    return database === undefined
      ? fillSqlite(join(data, 'township.db'), batches)
      : await fillPostgres(database, batches);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function fillSqlite(file: string, batches: readonly (readonly Row[])[]): number {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const insert = db.prepare(`INSERT INTO event (${columns}) VALUES (${Array(width).fill('?').join()})`);
  const [moveHead, raiseNews] = [db.prepare(head), db.prepare(news)];
  const put = db.transaction((batch: readonly Row[]) => {
    for (const row of batch) insert.run(valuesOf(row));
    const last = batch.at(-1);
    moveHead.run(last?.seq, last?.link, 'bare', last?.unit, last?.origin);
    raiseNews.run('bare', last?.unit);
  });
  const began = performance.now();
  for (const batch of batches) put.immediate(batch);
  const taken = performance.now() - began;
  db.close();
  return taken;
}

async function fillPostgres(database: string, batches: readonly (readonly Row[])[]): Promise<number> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const numbered = (sql: string, n = 0) => sql.replaceAll('?', () => `$${++n}`);
  const began = performance.now();
  for (const batch of batches) {
    const marks = numbered(batch.map(() => `(${Array(width).fill('?').join()})`).join());
    const last = batch.at(-1);
    await client.query('BEGIN');
    await client.query(`INSERT INTO event (${columns}) VALUES ${marks}`, batch.flatMap(valuesOf));
    await client.query(numbered(head), [last?.seq, last?.link, 'bare', last?.unit, last?.origin]);
    await client.query(numbered(news), ['bare', last?.unit]);
    await client.query('COMMIT');
  }
  const taken = performance.now() - began;
  await client.query("DELETE FROM event WHERE org = 'bare'");
  await client.end();
  return taken;
}
