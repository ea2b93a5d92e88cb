/** The embedded database: one file, one connection, whose commits are made durable in groups. */
import { closeSync, fdatasync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { Kysely, type KyselyPlugin, SqliteDialect } from 'kysely';
import { setForeignWalAside } from '../../log/foreign-wal.ts';
import { backUp, isCopy, unmark } from './backup.ts';
import { type Ask, type Conversation, type Engine, eventColumns, migrate, valuesOf } from './engine.ts';
import { type GroupSync, groupSync } from './group-sync.ts';
import { inSlices } from './in-slices.ts';
import { migrations, sqliteWords, type Tables } from './schema.ts';
import { succeed } from './succeed.ts';

/** Events that one statement puts in: as many statements would take a seventh more. */
const eventsAtOnce = 10;
/** A failure takes the whole transaction back: for one that took back only itself, SQLite would write each page twice. */
const insertOf = (count: number): string =>
  `INSERT OR ROLLBACK INTO event (${eventColumns.join()}) VALUES ${Array(count)
    .fill(`(${eventColumns.map(() => '?').join()})`)
    .join()}`;
const insertMany = insertOf(eventsAtOnce);

/** Statements that are kept ready. There are fewer of them, but for lists of values, which come in any length. */
const mostPrepared = 200;

/**
 * Under NORMAL a commit stands in the `-wal`, whole or not at all, and a power cut may take the last ones: whoever acknowledges
 * one has synced that file before (`groupSync`). FULL would do that at each commit, while all the rest waits.
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

/** What such a disk has kept, only a new start can tell, which writes it all once more. */
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
  // Not beside the one that serves: a file of the database that is opened and closed here takes all locks of the process with it.
  if (!fleeting) setForeignWalAside(file, now);
  const db = connect(file, fleeting);
  let fd: number | undefined;
  let wal: GroupSync | undefined;
  const statements = new Map<string, Database.Statement<unknown[]>>();

  function prepared(sql: string): Database.Statement<unknown[]> {
    const known = statements.get(sql) ?? db.prepare(sql);
    if (statements.size >= mostPrepared) statements.clear();
    statements.set(sql, known);
    // Once it is closed nothing is written, whatever was prepared before.
    if (!known.readonly && db.open) wal?.written();
    return known;
  }

  function answer(asked: Ask): readonly unknown[] {
    if ('events' in asked) {
      for (const events of inSlices(asked.events, eventsAtOnce)) {
        const values = events.flatMap(valuesOf);
        prepared(events.length === eventsAtOnce ? insertMany : insertOf(events.length)).run(...values);
      }
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
    if (!fleeting) {
      // What an earlier process could not make durable: the disk gives back what it has not kept, and takes it anew.
      db.pragma('wal_checkpoint(PASSIVE)');
      // Its being read has made it; it goes when the last connection is closed.
      const opened = openSync(`${file}-wal`, 'r');
      fd = opened;
      wal = groupSync(() => promisify(fdatasync)(opened), endProcess);
      wal.written();
    }
  } catch (error) {
    db.close();
    throw error;
  }
  const durable = async (): Promise<void> => wal?.durable();
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    db.close();
    try {
      await durable();
    } finally {
      // Nobody syncs it any more: its number may soon be another file's.
      if (fd !== undefined) closeSync(fd);
    }
  };
  return {
    db: new Kysely<Tables>({
      dialect: new SqliteDialect({ database: { prepare: prepared, close: () => db.close() } }),
      plugins: [awaiting(durable)],
    }),
    async transact(talk) {
      const outcome = transactTwice(talk);
      await durable();
      return outcome;
    },
    backUp: (org, to, options) => backUp({ org, file, folder: to, ...options }),
    close: () => (closed ??= close()),
  };
}
