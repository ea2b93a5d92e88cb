/**
 * A damaged log is set aside under another name, never overwritten, and what is whole of each of its logs, from the first
 * event on, goes into a new file.
 *
 * The steps are ordered so that power may fail between any two: the new file is finished under a name of its own; the
 * damaged one gets its second name; only then does `-recovered` appear, which says that the rest is to be carried out, now
 * or at the next opening. (A `-wal` left beside another database would be replayed into it, so it goes first.)
 */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import type { Row, Stamp } from './envelope.ts';
import { saysDamaged } from './faults.ts';
import { keepHead, signedHeadOf } from './receive.ts';
import { headsOf, insertRow, type PlacedRow, rowAt, rowsAfter } from './rows.ts';
import { connectReader, connectWriter, factOf, setFact } from './schema.ts';
import { successionOf } from './succession.ts';
import { flawOf, Tips } from './verify.ts';
import { type Witness, witnessFile } from './witness.ts';

/** What became of a damaged log. */
export interface Recovery {
  /** Where the damaged file lies now; undefined when there was none to set aside. */
  readonly setAside: string | undefined;
  /** How many events are in the new file. */
  readonly kept: number;
  /** Ids of events whose payload was damaged: the event stands, without what it said. */
  readonly lostPayloads: readonly string[];
  /** True when an acknowledged event may be missing: the box then writes as a new origin that names the old heads. */
  readonly mayMiss: boolean;
}

const companions = ['-wal', '-shm', '-journal'] as const;

/** Makes what was created, renamed or removed in the file's folder durable. */
export function syncFolder(file: string): void {
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Carries out what an earlier recovery decided, and clears away one that had not decided yet. */
export function finishRecovery(file: string): void {
  for (const end of ['', ...companions]) rmSync(`${file}-recovering${end}`, { force: true });
  if (!existsSync(`${file}-recovered`)) return;
  for (const end of companions) rmSync(`${file}${end}`, { force: true });
  rmSync(witnessFile(file), { force: true });
  syncFolder(file);
  renameSync(`${file}-recovered`, file);
  syncFolder(file);
}

const isRow = (row: Row): boolean =>
  [row.origin, row.unit, row.id, row.envelope].every((text) => typeof text === 'string') &&
  typeof row.seq === 'number' &&
  row.link instanceof Uint8Array &&
  (row.payload === null || typeof row.payload === 'string') &&
  (row.salt === null || row.salt instanceof Uint8Array);

/** What can be read, in order of arrival; `torn` is told of each place where reading had to skip, further each time. */
function* readable(db: Database.Database, torn: () => void): Generator<PlacedRow, void> {
  let place = 0;
  for (let step = 1; place + step < Number.MAX_SAFE_INTEGER; step *= 2) {
    try {
      for (const row of rowsAfter(db, place)) {
        if (!(row.place > place)) {
          torn(); // pages that lead back: following them would never end
          continue;
        }
        yield row;
        place = row.place;
        step = 1;
      }
      return;
    } catch (error) {
      if (!saysDamaged(error)) throw error;
      torn();
      place += step;
    }
  }
}

interface Salvage {
  readonly kept: number;
  readonly lostPayloads: readonly string[];
  /** Everything there was to read was read, and chains. */
  readonly complete: boolean;
  /** Who wrote here last, as far as the events and the file's own word agree. */
  readonly origin: string | undefined;
}

/** The file's own word; undefined when it does not read. */
function statedOrigin(db: Database.Database): string | undefined {
  try {
    return factOf(db, 'origin');
  } catch (error) {
    if (saysDamaged(error)) return undefined;
    throw error;
  }
}

function salvage(source: Database.Database, target: Database.Database): Salvage {
  const insert = insertRow(target);
  const tips = new Tips();
  const lostPayloads: string[] = [];
  let kept = 0;
  let complete = true;
  let origin: string | undefined;
  const origins = new Set<string>();
  const torn = () => {
    complete = false;
  };
  for (const row of readable(source, torn)) {
    const flaw = isRow(row) ? flawOf(row, tips.of(row)) : 'envelope';
    if (flaw !== undefined && flaw !== 'payload') {
      torn();
      continue;
    }
    if (flaw === 'payload') lostPayloads.push(row.id);
    insert(flaw === 'payload' ? { ...row, payload: null, salt: null } : row);
    tips.set(row, row);
    origin = row.origin;
    origins.add(origin);
    kept += 1;
  }
  salvageHeads(source, target);
  const stated = statedOrigin(source);
  if (stated !== undefined && origins.has(stated)) origin = stated;
  return { kept, lostPayloads, complete, origin };
}

/**
 * What others wrote is sent on only with their word for it. Where the end of a log was lost, that comes anew, with a newer
 * word.
 */
function salvageHeads(source: Database.Database, target: Database.Database): void {
  try {
    for (const { origin, unit, seq, link } of headsOf(target)) {
      const signed = signedHeadOf(source, { origin, unit });
      if (signed?.seq === seq && signed.link === link && signed.signature instanceof Uint8Array)
        keepHead(target, { origin, unit }, signed);
    }
  } catch (error) {
    if (!saysDamaged(error)) throw error;
  }
}

const nothing: Salvage = { kept: 0, lostPayloads: [], complete: false, origin: undefined };

function trySalvage(file: string, target: Database.Database): Salvage {
  if (!existsSync(file)) return nothing;
  let source: Database.Database | undefined;
  try {
    source = connectReader(file);
    return salvage(source, target);
  } catch (error) {
    if (saysDamaged(error)) return nothing;
    throw error;
  } finally {
    source?.close();
  }
}

/**
 * The witness proves that nothing acknowledged is missing only if it is surely the last note: written in this very boot,
 * or by a clean shutdown. And its event must be here.
 */
function proves(witness: Witness | undefined, boot: string, target: Database.Database): boolean {
  if (!witness || !(witness.closed || witness.boot === boot)) return false;
  const link = rowAt(target, witness, witness.seq)?.link;
  return link !== undefined && Buffer.from(link).toString('hex') === witness.link;
}

function setAside(file: string, at: Stamp): string | undefined {
  if (![file, `${file}-wal`].some((part) => existsSync(part))) return undefined;
  const stem = `${file}-damaged-${new Date(at.wall).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  let name = stem;
  const taken = (candidate: string) => ['', ...companions].some((end) => existsSync(`${candidate}${end}`));
  for (let again = 2; taken(name); again += 1) name = `${stem}-${again}`;
  for (const end of ['', ...companions]) if (existsSync(file + end)) linkSync(file + end, name + end);
  syncFolder(file);
  return name;
}

/** Throws what the system says (disk full, I/O): the damaged file then still stands where it stood, untouched. */
export function recover(file: string, witness: Witness | undefined, at: Stamp): Recovery {
  const target = connectWriter(`${file}-recovering`);
  let result: Omit<Recovery, 'setAside'>;
  try {
    result = target
      .transaction(() => {
        const { kept, lostPayloads, complete, ...salvaged } = trySalvage(file, target);
        const origin = witness?.origin ?? salvaged.origin;
        const mayMiss = !(complete && proves(witness, at.boot, target));
        if (mayMiss) {
          const succession = successionOf(target, 'damaged', origin, witness);
          setFact(target, 'succession', JSON.stringify(succession));
        } else setFact(target, 'origin', origin);
        return { kept, lostPayloads, mayMiss };
      })
      .immediate();
  } finally {
    target.close();
  }
  const aside = setAside(file, at);
  renameSync(`${file}-recovering`, `${file}-recovered`);
  syncFolder(file);
  finishRecovery(file);
  return { ...result, setAside: aside };
}
