/** The file: its tables, and how it is opened so that an acknowledged event survives a power cut. */
import { readFileSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { LogFault } from './faults.ts';

/** Each entry takes the file from `user_version` i to i + 1. Entries are only ever added. */
const migrations: readonly string[] = [
  `CREATE TABLE events (
     place    INTEGER PRIMARY KEY, -- order of arrival in this file; it never leaves it
     origin   TEXT NOT NULL,
     unit     TEXT NOT NULL,
     seq      INTEGER NOT NULL CHECK (seq > 0),
     id       TEXT NOT NULL UNIQUE,
     envelope TEXT NOT NULL,
     payload  TEXT,
     salt     BLOB,
     link     BLOB NOT NULL CHECK (length(link) = 32),
     subject  TEXT NOT NULL GENERATED ALWAYS AS (envelope ->> '$.subject') VIRTUAL,
     command  TEXT NOT NULL GENERATED ALWAYS AS (envelope ->> '$.command') VIRTUAL,
     UNIQUE (origin, unit, seq),
     CHECK ((payload IS NULL) = (salt IS NULL))
   ) STRICT;
   CREATE INDEX events_by_subject ON events (unit, subject);
   CREATE INDEX events_by_command ON events (command);
   CREATE TRIGGER events_stay BEFORE DELETE ON events
     BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
   CREATE TRIGGER events_stand BEFORE UPDATE ON events
     WHEN NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL
       OR (NEW.place, NEW.origin, NEW.unit, NEW.seq, NEW.id, NEW.envelope, NEW.link)
       IS NOT (OLD.place, OLD.origin, OLD.unit, OLD.seq, OLD.id, OLD.envelope, OLD.link)
     BEGIN SELECT raise(ABORT, 'of an event only the payload can be erased'); END;
   CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
  `CREATE TABLE signed_heads (
     origin    TEXT NOT NULL,
     unit      TEXT NOT NULL,
     seq       INTEGER NOT NULL,
     link      TEXT NOT NULL,
     signature BLOB NOT NULL,
     PRIMARY KEY (origin, unit)
   ) STRICT, WITHOUT ROWID;`,
  // What is kept raw may be no JSON, and has no id. Only a fork makes rows of a log give way, see \`fork.ts\`.
  `ALTER TABLE events RENAME TO events_before;
   CREATE TABLE events (
     place    INTEGER PRIMARY KEY,
     origin   TEXT NOT NULL,
     unit     TEXT NOT NULL,
     seq      INTEGER NOT NULL CHECK (seq > 0),
     id       TEXT UNIQUE,
     envelope TEXT NOT NULL,
     payload  TEXT,
     salt     BLOB,
     link     BLOB NOT NULL CHECK (length(link) = 32),
     subject  TEXT GENERATED ALWAYS AS (iif(id IS NULL, NULL, envelope ->> '$.subject')) VIRTUAL,
     command  TEXT GENERATED ALWAYS AS (iif(id IS NULL, NULL, envelope ->> '$.command')) VIRTUAL,
     UNIQUE (origin, unit, seq),
     CHECK ((payload IS NULL) = (salt IS NULL)),
     CHECK (id IS NULL OR (subject IS NOT NULL AND command IS NOT NULL))
   ) STRICT;
   INSERT INTO events (place, origin, unit, seq, id, envelope, payload, salt, link)
     SELECT place, origin, unit, seq, id, envelope, payload, salt, link FROM events_before ORDER BY place;
   DROP TABLE events_before;
   CREATE INDEX events_by_subject ON events (unit, subject);
   CREATE INDEX events_by_command ON events (command);
   CREATE INDEX events_raw ON events (unit) WHERE id IS NULL;
   CREATE TRIGGER events_stay BEFORE DELETE ON events
     WHEN NOT EXISTS (SELECT 1 FROM facts WHERE name = 'giving-way' AND value = OLD.origin)
     BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
   CREATE TRIGGER events_stand BEFORE UPDATE ON events
     WHEN NEW.payload IS NOT OLD.payload AND NEW.payload IS NOT NULL
       OR NEW.salt IS NOT OLD.salt AND NEW.salt IS NOT NULL
       OR OLD.id IS NOT NULL AND NEW.id IS NOT OLD.id
       OR (NEW.place, NEW.origin, NEW.unit, NEW.seq, NEW.envelope, NEW.link)
       IS NOT (OLD.place, OLD.origin, OLD.unit, OLD.seq, OLD.envelope, OLD.link)
     BEGIN SELECT raise(ABORT, 'of an event only the payload can be erased'); END;`,
];

/** Throws the fault `newer` for a file of a later version than this program knows. */
export function assertKnownVersion(db: Database.Database): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > migrations.length) {
    throw new LogFault('newer', 'no', `${db.name} has schema version ${version}, known are ${migrations.length}`);
  }
}

function migrate(db: Database.Database): void {
  assertKnownVersion(db);
  db.transaction(() => {
    const version = Number(db.pragma('user_version', { simple: true }));
    for (const migration of migrations.slice(version)) db.exec(migration);
    if (version < migrations.length) db.pragma(`user_version = ${migrations.length}`);
  }).immediate();
}

/**
 * Opens the one write connection. better-sqlite3 compiles WAL to `synchronous=NORMAL`, under which a power cut takes
 * acknowledged events with it, so FULL is set at every opening; `assertDurable` holds us to it.
 */
export function connectWriter(file: string): Database.Database {
  const db = new Database(file, { timeout: 2000 });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('wal_autocheckpoint = 0');
    db.pragma('mmap_size = 0');
    db.pragma('secure_delete = ON');
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** To be asked after a write: a connection that was told WAL may still not be in it. */
export function assertDurable(db: Database.Database): void {
  const mode = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || synchronous !== 2) throw new Error(`not durable: ${mode}, synchronous=${synchronous}`);
}

/**
 * A connection that cannot write. The file must exist. SQLite makes a `-shm` even to read, for which a full or read-only
 * disk has no place; a log that was closed is then read as an image in memory.
 */
export function connectReader(file: string): Database.Database {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 2000 });
  try {
    db.pragma('mmap_size = 0');
    db.prepare('SELECT 1 FROM sqlite_schema').get();
    return db;
  } catch (error) {
    if (!lacksPlaceForShm(error)) return db; // its first question will say what is wrong
    db.close();
    if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) throw error;
    return imageOf(readFileSync(file));
  }
}

const lacksPlaceForShm = (error: unknown): boolean =>
  error instanceof Database.SqliteError &&
  /^SQLITE_(IOERR_SHM|CANTOPEN|READONLY_(CANTINIT|DIRECTORY|RECOVERY))/.test(error.code);

/** A database in memory, from the bytes of a log's file. */
export function imageOf(bytes: Buffer): Database.Database {
  // SQLite file format, bytes 18 and 19: 1 rollback journal, 2 WAL, which memory does not do.
  bytes[18] = 1;
  bytes[19] = 1;
  return new Database(bytes, { readonly: true });
}

/** Facts about the file itself, not about the room. */
export type Fact = 'origin' | 'state' | 'opened' | 'succession' | 'giving-way';

export function factOf(db: Database.Database, name: Fact): string | undefined {
  return db.prepare<[Fact], string>('SELECT value FROM facts WHERE name = ?').pluck().get(name);
}

/** `undefined` takes the fact away. */
export function setFact(db: Database.Database, name: Fact, value: string | undefined): void {
  if (value === undefined) db.prepare('DELETE FROM facts WHERE name = ?').run(name);
  else {
    db.prepare('INSERT INTO facts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value').run(
      name,
      value,
    );
  }
}
