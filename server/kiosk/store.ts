/**
 * The box's own small database, `room.sqlite`: what is this box's alone and never goes to another level. Its loss makes
 * the bindings of cards worthless, as the key of their hashes is in it, so it belongs into every copy of the data.
 *
 * Writes happen on the main thread: they are a PIN entry or a switch at the screen, a few a day. So a rollback journal
 * serves, which unlike WAL needs no space to read: a full or read-only disk does not keep the room from starting.
 */
import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StartFault } from '../service/fault.ts';

export type Store = Database.Database;

const migrations: readonly string[] = [
  `CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE pin (
     one INTEGER PRIMARY KEY CHECK (one = 1),
     cost INTEGER NOT NULL, block INTEGER NOT NULL, parallel INTEGER NOT NULL,
     salt BLOB NOT NULL, hash BLOB NOT NULL
   ) STRICT;
   CREATE TABLE pin_tries (
     one INTEGER PRIMARY KEY CHECK (one = 1),
     wrong INTEGER NOT NULL, boot TEXT NOT NULL, mono INTEGER NOT NULL, lock INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE session (token BLOB PRIMARY KEY, boot TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE screen (
     one INTEGER PRIMARY KEY CHECK (one = 1), large_text INTEGER, volume REAL
   ) STRICT;`,
  `CREATE TABLE enrolment (
     one INTEGER PRIMARY KEY CHECK (one = 1),
     origin TEXT NOT NULL, township TEXT NOT NULL, public_key BLOB NOT NULL, standing TEXT NOT NULL
   ) STRICT;`,
  `ALTER TABLE enrolment ADD COLUMN unit TEXT NOT NULL DEFAULT '';
   ALTER TABLE enrolment ADD COLUMN joining BLOB;`,
  'ALTER TABLE enrolment ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;',
];

/** Makes the folder and the file if they are missing. Throws a `StartFault` when it cannot be used. */
export function openStore(data: string): Store {
  const file = join(data, 'room.sqlite');
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    const store = new Database(file, { timeout: 2000 });
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
    store.pragma('journal_mode = DELETE');
    // EXTRA syncs the folder too once the journal is gone: else a power cut may bring it back, and undo what was committed.
    store.pragma('synchronous = EXTRA');
    migrate(store);
    return store;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new StartFault(
      1,
      `打不开 ${file}（${error.code}）。请检查磁盘空间和目录权限；文件损坏时，从夜间副本取回 room.sqlite。`,
      `Cannot open ${file} (${error.code}). Check space and permissions; if it is damaged, restore room.sqlite from the nightly copy.`,
      error,
    );
  }
}

function migrate(store: Store): void {
  const version = Number(store.pragma('user_version', { simple: true }));
  if (version > migrations.length)
    throw new StartFault(
      1,
      '数据来自更新的版本，请升级本程序。',
      'The data was written by a newer version: install that one or a later one.',
    );
  const rest = migrations.slice(version);
  if (rest.length === 0) return;
  store
    .transaction(() => {
      for (const sql of rest) store.exec(sql);
      store.pragma(`user_version = ${migrations.length}`);
    })
    .immediate();
}
