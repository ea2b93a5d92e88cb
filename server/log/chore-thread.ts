/** Runs one chore of `chores.ts` and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { makeBackup } from './backup.ts';
import type { Chore, ChoreDone } from './chores.ts';
import { faultOf, noteOf } from './faults.ts';
import { rowsAfter } from './rows.ts';
import { connectReader } from './schema.ts';
import { verifyRows } from './verify.ts';

async function perform(chore: Chore): Promise<ChoreDone> {
  switch (chore.kind) {
    case 'backup':
      return { kind: 'backup', outcome: await makeBackup(chore) };
    case 'verify': {
      const db = connectReader(chore.file);
      try {
        return { kind: 'verify', verdict: verifyRows(rowsAfter(db, 0)) };
      } finally {
        db.close();
      }
    }
  }
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
