/** The township's tables, with all their indexes, filled as one does with nothing but the database's driver, and no protocol. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import type { Row } from '../../server/log/replicate.ts';
import { cut, largestBatch } from '../../server/sync/batch.ts';
import { openTownship } from '../../server/township/store/store.ts';

const columns = 'org, unit, origin, seq, id, subject, command, envelope, payload, salt, link, quarantined';
const width = columns.split(',').length;
const head = 'UPDATE log_head SET seq = ?, link = ? WHERE org = ? AND unit = ? AND origin = ?';
const news = 'UPDATE news SET count = count + 1 WHERE org = ? AND unit = ?';

/** As long as the name under which the township has the same rows. */
const org = 'baseline';

/** One transaction: the values of each event, and the last one's row. */
interface Filling {
  readonly values: readonly (readonly unknown[])[];
  readonly last: Row;
}

const valuesOf = (row: Row): unknown[] => {
  const { unit, origin, seq, id, envelope, payload, salt, link } = row;
  const { subject, command } = JSON.parse(envelope);
  const bytes = payload === null ? null : Buffer.from(payload);
  return [org, unit, origin, seq, id, subject, command, envelope, bytes, salt, link, 0];
};

/** In the batches in which replication sends them. */
function* fillings(rows: readonly Row[]): Generator<Filling> {
  for (let rest = rows; rest.length > 0; ) {
    const batch = cut(rest, largestBatch);
    const last = batch.at(-1);
    if (last === undefined) return;
    yield { values: batch.map(valuesOf), last };
    rest = rest.slice(batch.length);
  }
}

/**
 * Each batch is one transaction, durable when it ends. Resolves to ms. `before`: what the township has already; a PostgreSQL
 * is the very one in which it has that.
 */
export async function fillBare(before: readonly Row[], rows: readonly Row[], database?: string): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'bare-'));
  try {
    await (await openTownship({ data, now: Date.now, ...(database !== undefined && { database }) })).close();
    const filled = [...fillings(rows)];
    return database === undefined
      ? fillSqlite(join(data, 'township.db'), [...fillings(before)], filled)
      : await fillPostgres(database, filled);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function fillSqlite(file: string, before: readonly Filling[], filled: readonly Filling[]): number {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const insert = db.prepare(`INSERT INTO event (${columns}) VALUES (${Array(width).fill('?').join()})`);
  const [moveHead, raiseNews] = [db.prepare(head), db.prepare(news)];
  const put = db.transaction(({ values, last }: Filling) => {
    for (const row of values) insert.run(row);
    moveHead.run(last.seq, last.link, org, last.unit, last.origin);
    raiseNews.run(org, last.unit);
  });
  for (const filling of before) put.immediate(filling);
  const began = performance.now();
  for (const filling of filled) put.immediate(filling);
  const taken = performance.now() - began;
  db.close();
  return taken;
}

async function fillPostgres(database: string, filled: readonly Filling[]): Promise<number> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const numbered = (sql: string, n = 0) => sql.replaceAll('?', () => `$${++n}`);
  const began = performance.now();
  for (const { values, last } of filled) {
    const marks = numbered(values.map(() => `(${Array(width).fill('?').join()})`).join());
    await client.query('BEGIN');
    await client.query(`INSERT INTO event (${columns}) VALUES ${marks}`, values.flat());
    await client.query(numbered(head), [last.seq, last.link, org, last.unit, last.origin]);
    await client.query(numbered(news), [org, last.unit]);
    await client.query('COMMIT');
  }
  const taken = performance.now() - began;
  await client.query('DELETE FROM event WHERE org = $1', [org]);
  await client.end();
  return taken;
}
