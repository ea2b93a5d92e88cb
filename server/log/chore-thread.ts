/** Runs one chore of `chores.ts` and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { makeBackup } from './backup.ts';
import type { Chore, ChoreDone } from './chores.ts';
import { faultOf, noteOf } from './faults.ts';
import { foldAll } from './folded.ts';
import { type Kept, program, writeKept } from './kept.ts';
import { allTexts, headsOf, opened, rowsAfter } from './rows.ts';
import { connectReader, factOf } from './schema.ts';
import { verifyRows } from './verify.ts';

async function perform(chore: Chore): Promise<ChoreDone> {
  switch (chore.kind) {
    case 'backup':
      return { kind: 'backup', outcome: await makeBackup(chore) };
    case 'verify':
      return { kind: 'verify', verdict: reading(chore.file, (db) => verifyRows(rowsAfter(db, 0))) };
    case 'keep':
      program();
      writeKept(chore.file, reading(chore.file, foldFile));
      return { kind: 'keep' };
  }
}

function reading<T>(file: string, what: (db: Database.Database) => T): T {
  const db = connectReader(file);
  try {
    return what(db);
  } finally {
    db.close();
  }
}

function foldFile(db: Database.Database): Kept {
  db.exec('BEGIN'); // one moment of it, however much is written meanwhile
  const origin = factOf(db, 'origin') ?? '';
  return { origin, heads: headsOf(db), ...foldAll({ origin, read: () => opened(allTexts(db)) }) };
}

async function performed(chore: Chore): Promise<ChoreDone> {
  try {
    return await perform(chore);
  } catch (error) {
    const fault = faultOf(error, 'no');
    if (!fault) throw error;
    return { kind: 'fault', fault: noteOf(fault) };
  }
}

parentPort?.postMessage(await performed(workerData));
