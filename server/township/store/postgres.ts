/** PostgreSQL, and what speaks its language: several processes of the township may work on one. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Ask, type Conversation, type Engine, eventColumns, migrate } from './engine.ts';
import { type EventRow, migrations, postgresWords, type Tables } from './schema.ts';

/** All integers here are below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
};

/**
 * The database asks to begin anew: serialization failure, deadlock; or another process was first to put in the same row, or to
 * make the same table, and now it stands (unique_violation, duplicate_table).
 */
const again = new Set(['40001', '40P01', '23505', '42P07']);
const tries = 10;

const asksAgain = (error: unknown): boolean => error instanceof pg.DatabaseError && again.has(error.code ?? '');

/** Of 65,535 values that a statement takes. */
const atOnce = 1000;

function insertOf(events: readonly EventRow[]): pg.QueryConfig {
  const width = eventColumns.length;
  const marks = events.map((_, row) => `(${eventColumns.map((_, column) => `$${row * width + column + 1}`).join()})`);
  return {
    text: `INSERT INTO event (${eventColumns.join()}) VALUES ${marks.join()}`,
    values: events.flatMap((event) => eventColumns.map((column) => event[column])),
  };
}

function queryOf({ sql, values, lock }: Extract<Ask, { sql: string }>): pg.QueryConfig {
  let mark = 0;
  const text = sql.replaceAll('?', () => `$${++mark}`);
  return { text: lock ? `${text} FOR UPDATE` : text, values: [...values] };
}

async function answer(client: pg.PoolClient, asked: Ask): Promise<readonly unknown[]> {
  if ('sql' in asked) return (await client.query(queryOf(asked))).rows;
  for (let from = 0; from < asked.events.length; from += atOnce)
    await client.query(insertOf(asked.events.slice(from, from + atOnce)));
  return [];
}

async function converse<T>(client: pg.PoolClient, talk: () => Conversation<T>): Promise<T> {
  const conversation = talk();
  let step = conversation.next();
  while (!step.done) step = conversation.next(await answer(client, step.value));
  return step.value;
}

/** Rejects with what PostgreSQL says, once it has said it `tries` times where trying again can help. */
async function transact<T>(pool: pg.Pool, talk: () => Conversation<T>): Promise<T> {
  for (let left = tries - 1; ; left -= 1) {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const result = await converse(client, talk);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      if (asksAgain(error)) await client.query('ROLLBACK');
      else broken = error instanceof Error ? error : new Error(String(error));
      if (broken || left === 0) throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** With it off, a power cut takes what was acknowledged. */
async function assertDurable(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ synchronous_commit: string }>('SHOW synchronous_commit');
  if (rows[0]?.synchronous_commit === 'off') throw new Error('not durable: synchronous_commit=off');
}

/** `url`: `postgres://…`. Rejects with what PostgreSQL or the network says. */
export async function openPostgres(url: string, fleeting = false): Promise<Engine> {
  const options = fleeting ? { options: '-c synchronous_commit=off' } : {};
  const pool = new pg.Pool({ connectionString: url, types, ...options });
  // A connection broke, in the pool or between two questions of a transaction: whoever asks next is told, or gets a new one.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    if (!fleeting) await assertDurable(pool);
    await transact(pool, () => migrate(migrations.map((migration) => migration(postgresWords))));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    transact: (talk) => transact(pool, talk),
    close: () => pool.end(),
  };
}
