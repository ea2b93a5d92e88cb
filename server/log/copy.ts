/** A verified copy of a living SQLite database in a second place: of the kiosk's log, and of the township's store. */
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { BackupOptions, BackupOutcome } from './contract.ts';
import type { Row } from './envelope.ts';
import { saysDamaged } from './faults.ts';
import { syncFolder } from './recover.ts';
import type { Head } from './rows.ts';
import { connectReader } from './schema.ts';
import { verifyRows } from './verify.ts';

/** What is copied. */
export interface Copied {
  /** Begins the copies' names. */
  readonly name: string;
  heads(db: Database.Database): readonly Head[];
  /** Each log's in rising `seq`. */
  rows(db: Database.Database): Iterable<Row>;
  /** So that nobody takes the copy for the living one. */
  mark(copy: Database.Database): void;
}

export type CopyChore = BackupOptions & { readonly file: string; readonly folder: string };

const nameAt = (at: number): string => `${new Date(at).toISOString().replaceAll(/[-:.]/g, '')}.db`;

function syncFile(file: string): void {
  const fd = openSync(file, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** One file without companions. */
function finishCopy(file: string, { mark }: Copied): void {
  const copy = new Database(file);
  try {
    copy.pragma('journal_mode = DELETE');
    copy.pragma('synchronous = FULL');
    mark(copy);
  } finally {
    copy.close();
  }
}

/** Reads the copy from end to end. Undefined when it is whole and says what the original said. */
function complaint(file: string, heads: string, { heads: headsOf, rows }: Copied): string | undefined {
  const copy = new Database(file, { readonly: true });
  try {
    const said = copy.pragma('quick_check(1)', { simple: true });
    if (said !== 'ok') return String(said);
    const verdict = verifyRows(rows(copy));
    if (!verdict.ok)
      return `event ${verdict.first.origin}/${verdict.first.unit}/${verdict.first.seq}: ${verdict.first.flaw}`;
    return JSON.stringify(headsOf(copy)) === heads ? undefined : 'its heads are not those of the original';
  } catch (error) {
    if (saysDamaged(error)) return String(error);
    throw error;
  } finally {
    copy.close();
  }
}

/** The newest stay, and `made` in any case: with a wrong clock it need not be the newest by name. */
function prune(folder: string, made: string, { keep, isCopy }: { keep: number; isCopy: RegExp }): void {
  const others = readdirSync(folder).filter((name) => isCopy.test(name) && name !== made);
  const surplus = others.sort().slice(0, Math.max(0, others.length - (keep - 1)));
  for (const name of surplus) rmSync(join(folder, name));
}

/** Copies while the database is being written to, verifies, and only then gives the copy its name. */
export async function makeCopy({ file, folder, at, keep }: CopyChore, copied: Copied): Promise<BackupOutcome> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return { ok: false, why: 'no-folder', message: `${folder} is not there` };
  const name = `${copied.name}-${nameAt(at)}`;
  const isCopy = new RegExp(`^${copied.name}-\\d{8}T\\d{9}Z\\.db$`);
  const isPart = new RegExp(`^${copied.name}-.*\\.db-part(-journal)?$`);
  const part = join(folder, `${name}-part`);
  try {
    for (const left of readdirSync(folder)) if (isPart.test(left)) rmSync(join(folder, left));
    const source = connectReader(file);
    try {
      source.exec('BEGIN'); // one moment of it, however much is written meanwhile
      const heads = copied.heads(source);
      await source.backup(part);
      finishCopy(part, copied);
      const wrong = complaint(part, JSON.stringify(heads), copied);
      if (wrong !== undefined) return { ok: false, why: 'copy-differs', message: wrong };
      syncFile(part);
      renameSync(part, join(folder, name));
      syncFolder(join(folder, name));
      prune(folder, name, { keep, isCopy });
      const events = heads.reduce((sum, head) => sum + head.seq, 0);
      return { ok: true, file: join(folder, name), events, heads };
    } finally {
      source.close();
    }
  } finally {
    rmSync(part, { force: true });
  }
}
