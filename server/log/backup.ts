/**
 * A verified copy of the log in a second place.
 *
 * To restore one: stop the kiosk, put the copy in the place of the log (`log.db`), start. What lies beside the old log
 * (`-wal`, `-head`) may stay. The copy knows that it is one: the box goes on as a new origin that names the heads of the
 * copy, because events after the copy may stand elsewhere already, under the numbers that would now be given again.
 */
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { BackupChore } from './chores.ts';
import type { BackupOutcome } from './contract.ts';
import { saysDamaged } from './faults.ts';
import { syncFolder } from './recover.ts';
import { headsOf, rowsAfter } from './rows.ts';
import { connectReader, setFact } from './schema.ts';
import { verifyRows } from './verify.ts';

const copyName = /^log-\d{8}T\d{9}Z\.db$/;
const partName = /^log-.*\.db-part(-journal)?$/;

const nameAt = (at: number): string => `log-${new Date(at).toISOString().replaceAll(/[-:.]/g, '')}.db`;

function syncFile(file: string): void {
  const fd = openSync(file, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** One file without companions, marked as a copy, so that nobody takes it for the living log. */
function finishCopy(file: string): void {
  const copy = new Database(file);
  try {
    copy.pragma('journal_mode = DELETE');
    copy.pragma('synchronous = FULL');
    setFact(copy, 'state', 'copy');
  } finally {
    copy.close();
  }
}

/** Reads the copy from end to end. Undefined when it is whole and says what the log said. */
function complaint(file: string, heads: string): string | undefined {
  const copy = new Database(file, { readonly: true });
  try {
    const said = copy.pragma('quick_check(1)', { simple: true });
    if (said !== 'ok') return String(said);
    const verdict = verifyRows(rowsAfter(copy, 0));
    if (!verdict.ok)
      return `event ${verdict.first.origin}/${verdict.first.unit}/${verdict.first.seq}: ${verdict.first.flaw}`;
    return JSON.stringify(headsOf(copy)) === heads ? undefined : 'its heads are not those of the log';
  } catch (error) {
    if (saysDamaged(error)) return String(error);
    throw error;
  } finally {
    copy.close();
  }
}

/** The newest stay, and `made` in any case: with a wrong clock it need not be the newest by name. */
function prune(folder: string, made: string, keep: number): void {
  const others = readdirSync(folder).filter((name) => copyName.test(name) && name !== made);
  const surplus = others.sort().slice(0, Math.max(0, others.length - (keep - 1)));
  for (const name of surplus) rmSync(join(folder, name));
}

/** Copies while the log is being written to, verifies, and only then gives the copy its name. */
export async function makeBackup({ file, folder, at, keep }: BackupChore): Promise<BackupOutcome> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return { ok: false, why: 'no-folder', message: `${folder} is not there` };
  const name = nameAt(at);
  const part = join(folder, `${name}-part`);
  try {
    for (const left of readdirSync(folder)) if (partName.test(left)) rmSync(join(folder, left));
    const source = connectReader(file);
    try {
      source.exec('BEGIN'); // one moment of the log, however much is written meanwhile
      const heads = headsOf(source);
      await source.backup(part);
      finishCopy(part);
      const wrong = complaint(part, JSON.stringify(heads));
      if (wrong !== undefined) return { ok: false, why: 'copy-differs', message: wrong };
      syncFile(part);
      renameSync(part, join(folder, name));
      syncFolder(join(folder, name));
      prune(folder, name, keep);
      const events = heads.reduce((sum, head) => sum + head.seq, 0);
      return { ok: true, file: join(folder, name), events, heads };
    } finally {
      source.close();
    }
  } finally {
    rmSync(part, { force: true });
  }
}
