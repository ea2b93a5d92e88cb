/** The embedded database: one file, one connection, synchronous. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { setForeignWalAside } from '../../log/foreign-wal.ts';
import { backUp, isCopy, unmark } from './backup.ts';
import { type Ask, type Conversation, type Engine, eventColumns, migrate } from './engine.ts';
import { migrations, sqliteWords, type Tables } from './schema.ts';
import { succeed } from './succeed.ts';

const insertEvent = `INSERT INTO event (${eventColumns.join()}) VALUES (${eventColumns.map(() => '?').join()})`;

/** Statements that are kept ready. There are fewer of them, but for lists of values, which come in any length. */
const mostPrepared = 200;

/** As the kiosk's log: better-sqlite3 compiles WAL to NORMAL, under which a power cut takes what was acknowledged. */
function connect(file: string, fleeting: boolean): Database.Database {
  const db = new Database(file, { timeout: 5000 });
  db.pragma('journal_mode = WAL');
  // Under NORMAL the last commits may be lost, and the file stays whole.
  db.pragma(`synchronous = ${fleeting ? 'NORMAL' : 'FULL'}`);
  db.pragma('mmap_size = 0');
  // Whoever works in a thread beside it moves the `-wal` over, so that no room waits for it; pages, 64 MB.
  if (!fleeting) db.pragma('wal_autocheckpoint = 16000');
  const mode = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || synchronous !== (fleeting ? 1 : 2))
    throw new Error(`not durable: ${mode}, synchronous=${synchronous}`);
  return db;
}

/** What was put in has a name that is taken. */
const isInTheWay = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code === 'SQLITE_CONSTRAINT_UNIQUE';

/** `now`: ms since 1970, for the name of what is set aside, and for what a restored copy says of itself. */
export function openSqlite(folder: string, now: number, fleeting = false): Engine {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'township.db');
  setForeignWalAside(file, now);
  const db = connect(file, fleeting);
  const statements = new Map<string, Database.Statement<unknown[]>>();

  function prepared(sql: string): Database.Statement<unknown[]> {
    const known = statements.get(sql) ?? db.prepare(sql);
    if (statements.size >= mostPrepared) statements.clear();
    statements.set(sql, known);
    return known;
  }

  function answer(asked: Ask): readonly unknown[] {
    if ('events' in asked) {
      const insert = prepared(insertEvent);
      for (const event of asked.events) insert.run(eventColumns.map((column) => event[column]));
      return [];
    }
    // Nothing to lock: BEGIN IMMEDIATE has the whole file.
    const statement = prepared(asked.sql);
    if (statement.reader) return statement.all(asked.values);
    statement.run(asked.values);
    return [];
  }

  function converse<T>(talk: () => Conversation<T>): T {
    const conversation = talk();
    for (let step = conversation.next(); ; step = conversation.next(answer(step.value))) {
      if (step.done) return step.value;
    }
  }

  const transact = <T>(talk: () => Conversation<T>): T => db.transaction(() => converse(talk)).immediate();

  function transactTwice<T>(talk: (again: boolean) => Conversation<T>): T {
    try {
      return transact(() => talk(false));
    } catch (error) {
      if (!isInTheWay(error)) throw error;
      return transact(() => talk(true));
    }
  }

  try {
    transact(() => migrate(migrations.map((migration) => migration(sqliteWords))));
    if (isCopy(db)) {
      transact(() => succeed(now));
      unmark(db);
    }
  } catch (error) {
    db.close();
    throw error;
  }
  return {
    db: new Kysely<Tables>({
      dialect: new SqliteDialect({ database: { prepare: prepared, close: () => db.close() } }),
    }),
    transact: async (talk) => transactTwice(talk),
    backUp: (org, to, options) => backUp({ org, file, folder: to, ...options }),
    close: async () => void db.close(),
  };
}
