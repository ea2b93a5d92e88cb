/** Opening the file: what an earlier recovery left is finished, the checks are made, damage is dealt with. */
import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Stamp } from './envelope.ts';
import { saysDamaged } from './faults.ts';
import { setForeignWalAside } from './foreign-wal.ts';
import { type Check, inspect } from './inspect.ts';
import { forgetKept } from './kept.ts';
import { finishRecovery, type Recovery, recover } from './recover.ts';
import { readWitness, witnessFile } from './witness.ts';

/**
 * How the log was found at opening, for the screen and the service log. `unclean`: the last end was a crash or a power cut,
 * and everything is there. `restored`: a backup copy was put in place. `unwritable`: it could only be read so far.
 */
export type Opening =
  | { readonly found: 'new' | 'clean' | 'unclean' | 'restored' | 'unwritable' }
  | ({ readonly found: 'damaged'; readonly what: string } & Recovery);

/**
 * A rollback journal is left only where the very making of the file was cut off, or that of a copy. Playing it back is
 * writing, which the checks, being readers, cannot.
 */
function playJournalBack(file: string): void {
  if (!existsSync(file) || !existsSync(`${file}-journal`)) return;
  const db = new Database(file);
  try {
    db.prepare('SELECT 1 FROM sqlite_schema').get();
  } catch (error) {
    if (!saysDamaged(error)) throw error; // what is damaged is for the checks to name
  } finally {
    db.close();
  }
}

/** Afterwards the file is whole (or new) and may be written to. Throws what SQLite or the system says. */
export function arrive(file: string, stamp: Stamp, check: Check): Opening {
  finishRecovery(file);
  setForeignWalAside(file, stamp.wall);
  playJournalBack(file);
  const witness = readWitness(file);
  const finding = inspect(file, witness, check);
  if (finding.found !== 'clean' && finding.found !== 'unclean') forgetKept(file);
  if (finding.found === 'damaged') return { ...finding, ...recover(file, witness, stamp) };
  if (finding.found !== 'copy') return { found: finding.found };
  rmSync(witnessFile(file), { force: true }); // it speaks of the log that the copy replaced
  return { found: 'restored' };
}
