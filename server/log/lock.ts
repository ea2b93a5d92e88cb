/** One process per log. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { faultOf, LogFault } from './faults.ts';

export interface Lock {
  release(): void;
}

/**
 * Takes the file lock `<file>-lock`, which the system gives back whatever becomes of this process. An empty SQLite database
 * serves as the lock, because Node itself cannot lock a file and SQLite can. Throws the fault `locked` when another
 * process (or another log of this one) has it.
 */
export function takeLock(file: string): Lock {
  if (!existsSync(dirname(file))) throw new LogFault('io', 'no', `the folder of ${file} is not there`);
  let db: Database.Database | undefined;
  try {
    db = new Database(`${file}-lock`, { timeout: 0 });
    db.pragma('journal_mode = MEMORY'); // nothing is ever written to it
    db.exec('BEGIN EXCLUSIVE');
    const held = db;
    return { release: () => held.close() };
  } catch (error) {
    db?.close();
    const fault = faultOf(error, 'no');
    if (fault?.kind === 'locked') throw new LogFault('locked', 'no', `${file} is in use by another process`, error);
    throw fault ?? error;
  }
}
