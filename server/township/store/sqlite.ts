/** The embedded database: one file, one connection, whose commits are made durable in groups. */
import { closeSync, fdatasync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { Kysely, type KyselyPlugin, SqliteDialect } from 'kysely';
import { setForeignWalAside } from '../../log/foreign-wal.ts';
import { backUp, isCopy, unmark } from './backup.ts';
import { type Ask, type Conversation, type Engine, eventColumns, migrate } from './engine.ts';
import { type GroupSync, groupSync } from './group-sync.ts';
import { migrations, sqliteWords, type Tables } from './schema.ts';
import { succeed } from './succeed.ts';

const insertEvent = `INSERT INTO event (${eventColumns.join()}) VALUES (${eventColumns.map(() => '?').join()})`;

/** Statements that are kept ready. There are fewer of them, but for lists of values, which come in any length. */
const mostPrepared = 200;

/**
 * Under NORMAL a commit stands in the `-wal`, whole or not at all, and a power cut may take the last ones: whoever acknowledges
 * one has synced that file before (`groupSync`), which is all that FULL would do, at each commit and with all the rest waiting.
 */
function connect(file: string, fleeting: boolean): Database.Database {
  const db = new Database(file, { timeout: 5000 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('mmap_size = 0');
  // Whoever works in a thread beside it moves the `-wal` over, so that no room waits for it; pages, 64 MB.
  if (!fleeting) db.pragma('wal_autocheckpoint = 16000');
  const mode = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || synchronous !== 1) throw new Error(`not durable: ${mode}, synchronous=${synchronous}`);
  return db;
}

/** What was put in has a name that is taken. */
const isInTheWay = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code === 'SQLITE_CONSTRAINT_UNIQUE';

/** What a disk has kept of all that it took, only a new start can tell. */
function endProcess(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

/** No answer before `ready`. */
const awaiting = (ready: () => Promise<void>): KyselyPlugin => ({
  transformQuery: ({ node }) => node,
  async transformResult({ result }) {
    await ready();
    return result;
  },
});

/**
 * `now`: ms since 1970, for the name of what is set aside, and for what a restored copy says of itself. `fleeting`: of what is
 * written the last may be lost.
 */
export function openSqlite(folder: string, now: number, fleeting = false): Engine {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'township.db');
  setForeignWalAside(file, now);
  const db = connect(file, fleeting);
  let wal: GroupSync | undefined;
  const statements = new Map<string, Database.Statement<unknown[]>>();

  function prepared(sql: string): Database.Statement<unknown[]> {
    const known = statements.get(sql) ?? db.prepare(sql);
    if (statements.size >= mostPrepared) statements.clear();
    statements.set(sql, known);
    if (!known.readonly) wal?.written();
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
  // Its being read above has made it; it goes when the last connection is closed.
  const fd = fleeting ? undefined : openSync(`${file}-wal`, 'r');
  if (fd !== undefined) wal = groupSync(() => promisify(fdatasync)(fd), endProcess);
  wal?.written();
  const durable = async (): Promise<void> => wal?.durable();
  return {
    db: new Kysely<Tables>({
      dialect: new SqliteDialect({ database: { prepare: prepared, close: () => db.close() } }),
      plugins: [awaiting(durable)],
    }),
    async transact(talk) {
      const outcome = transactTwice(talk);
      // Also where it wrote nothing: what it found may be another process's, of just now.
      wal?.written();
      await durable();
      return outcome;
    },
    backUp: (org, to, options) => backUp({ org, file, folder: to, ...options }),
    async close() {
      await durable().finally(() => {
        // Once: the number of a file that is closed may be another's by now.
        if (fd !== undefined && db.open) closeSync(fd);
        db.close();
      });
    },
  };
}
