/** The checks at opening. They only read: whatever they find, nothing of the file has been touched yet. */
import { existsSync, statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { beforeFirst } from './envelope.ts';
import { saysDamaged } from './faults.ts';
import { headsOf, rowAt, rowsAfter, rowsOf } from './rows.ts';
import { assertKnownVersion, connectReader, factOf } from './schema.ts';
import { Tips, type Verdict, verifyRows } from './verify.ts';
import type { Witness } from './witness.ts';

/**
 * What stands at the place of the log. `new`: nothing was ever written there. `copy`: a backup copy that was put in
 * place. `damaged`: not to be written to; `what` says why, for the service log.
 */
export type Finding =
  | { readonly found: 'new' | 'clean' | 'unclean' | 'copy' }
  | { readonly found: 'damaged'; readonly what: string };

/**
 * `quick` looks at the structure after an unclean end and at the last links; `full` at every event, and whether the indexes
 * agree with them: by an index that does not, a command that came before would not be found.
 */
export type Check = 'quick' | 'full';

const tailLength = 256;

const damaged = (what: string): Finding => ({ found: 'damaged', what });

function tailVerdict(db: Database.Database): Verdict {
  for (const head of headsOf(db)) {
    const from = head.seq - tailLength;
    const tips = new Tips();
    tips.set(head, from > 0 ? (rowAt(db, head, from) ?? beforeFirst) : beforeFirst);
    const verdict = verifyRows(rowsOf(db, head, Math.max(from, 0)), tips);
    if (!verdict.ok) return verdict;
  }
  return { ok: true, events: 0 };
}

function look(db: Database.Database, unclean: boolean, witness: Witness | undefined, check: Check): Finding {
  const hasEvents = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'events'").get() !== undefined;
  if (!hasEvents) return witness ? damaged('the log is empty, and it was not') : { found: 'new' };
  const state = factOf(db, 'state');
  const closed = state === 'closed' && !unclean;
  if (!closed || check === 'full') {
    const said = db.pragma(`${check === 'full' ? 'integrity' : 'quick'}_check(1)`, { simple: true });
    if (said !== 'ok') return damaged(String(said));
  }
  assertKnownVersion(db);
  const verdict = check === 'full' ? verifyRows(rowsAfter(db, 0)) : tailVerdict(db);
  if (!verdict.ok) {
    const { origin, unit, seq, flaw } = verdict.first;
    return damaged(`event ${origin}/${unit}/${seq}: ${flaw}`);
  }
  if (state === 'copy') return { found: 'copy' };
  if (witness) {
    if (factOf(db, 'origin') !== witness.origin) return damaged('the file does not know who wrote it last');
    const link = rowAt(db, witness, witness.seq)?.link;
    if (!link || Buffer.from(link).toString('hex') !== witness.link) {
      return damaged(`acknowledged event ${witness.origin}/${witness.unit}/${witness.seq} is missing`);
    }
  }
  return { found: closed ? 'clean' : 'unclean' };
}

/** Throws what the system says when the file cannot be read at all, and the fault `newer`. */
export function inspect(file: string, witness: Witness | undefined, check: Check): Finding {
  if (!existsSync(file)) return witness ? damaged('the file is gone') : { found: 'new' };
  const wal = statSync(`${file}-wal`, { throwIfNoEntry: false });
  try {
    const db = connectReader(file);
    try {
      return look(db, wal !== undefined && wal.size > 0, witness, check);
    } finally {
      db.close();
    }
  } catch (error) {
    if (saysDamaged(error)) return damaged(error instanceof Error ? error.message : String(error));
    throw error;
  }
}
