/** PostgreSQL, and what speaks its language: several processes of the township may work on one. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Ask, type Conversation, type Engine, eventColumns, migrate } from './engine.ts';
import { arrayOf, type Element } from './postgres-array.ts';
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

const elements: Readonly<Record<keyof EventRow, Element>> = {
  ...{ org: 'text', unit: 'text', origin: 'text', seq: 'int8', id: 'text', subject: 'text', command: 'text' },
  ...{ envelope: 'text', payload: 'bytea', salt: 'bytea', link: 'bytea', quarantined: 'int8' },
};

const insertEvents = `INSERT INTO event (${eventColumns.join()}) SELECT *
  FROM unnest(${eventColumns.map((column, index) => `$${index + 1}::${elements[column]}[]`).join()})`;

/** Without a name: nothing of it is to stay with the connection, which a pooler may give to another. */
const insertOf = (events: readonly EventRow[]): pg.QueryConfig => ({
  text: insertEvents,
  values: eventColumns.map((column) =>
    arrayOf(
      elements[column],
      events.map((event) => event[column]),
    ),
  ),
});

function queryOf({ sql, values, lock }: Extract<Ask, { sql: string }>): pg.QueryConfig {
  let mark = 0;
  const text = sql.replaceAll('?', () => `$${++mark}`);
  return { text: lock ? `${text} FOR UPDATE` : text, values: [...values] };
}

async function answer(client: pg.PoolClient, asked: Ask): Promise<readonly unknown[]> {
  return (await client.query('sql' in asked ? queryOf(asked) : insertOf(asked.events))).rows;
}

async function converse<T>(client: pg.PoolClient, talk: () => Conversation<T>): Promise<T> {
  const conversation = talk();
  let step = conversation.next();
  while (!step.done) step = conversation.next(await answer(client, step.value));
  return step.value;
}

/** Rejects with what PostgreSQL says, once it has said it `tries` times where trying again can help. */
async function transact<T>(pool: pg.Pool, talk: (again: boolean) => Conversation<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const result = await converse(client, () => talk(tried > 1));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      if (asksAgain(error)) await client.query('ROLLBACK');
      else broken = error instanceof Error ? error : new Error(String(error));
      if (broken || tried === tries) throw error;
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
