/**
 * A verified copy of the embedded database in a second place, made and read through in a thread of its own.
 *
 * To restore one: stop the township, put the copy in the place of `township.db`, start. The township goes on under a new origin
 * and the old key: what it wrote after the copy comes back from the boxes, under the numbers that it had. What was put back by
 * other means (a dump, an image of the disk) is found out once a box brings what the township has signed; see `succeed.ts`.
 */
import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import type { BackupOutcome } from '../../log/contract.ts';
import { type Copied, type CopyChore, makeCopy } from '../../log/copy.ts';
import { faultOf, LogFault } from '../../log/faults.ts';
import { hexOf, rowOf } from './row.ts';
import type { EventRow, HeadRow } from './schema.ts';

/** "copy"; no SQLite file that is written to bears it. */
const copyMark = 0x636f7079;

export const isCopy = (db: Database.Database): boolean => db.pragma('application_id', { simple: true }) === copyMark;
export const unmark = (db: Database.Database): void => void db.pragma('application_id = 0');

/** One township's logs. */
const storeOf = (org: string): Copied => ({
  name: 'township',
  heads: (db) =>
    db
      .prepare<[string], HeadRow>('SELECT * FROM log_head WHERE org = ? ORDER BY unit, origin')
      .all(org)
      .map(({ origin, unit, seq, tick, link }) => ({ origin, unit, seq, tick, link: hexOf(link) })),
  *rows(db) {
    const events = db.prepare<[string], EventRow>('SELECT * FROM event WHERE org = ? ORDER BY unit, origin, seq');
    for (const event of events.iterate(org)) yield rowOf(event);
  },
  mark: (copy) => void copy.pragma(`application_id = ${copyMark}`),
});

export type StoreChore = CopyChore & { readonly org: string };

/** In the thread. */
export async function makeBackup({ org, ...chore }: StoreChore): Promise<BackupOutcome> {
  try {
    return await makeCopy(chore, storeOf(org));
  } catch (error) {
    const fault = faultOf(error, 'no');
    if (!fault) throw error;
    return { ok: false, why: fault.kind, message: fault.message };
  }
}

const threadFile = new URL('./backup-thread.ts', import.meta.url);

/** A night without a copy is an outcome to show; rejects for a bug only. */
export async function backUp(chore: StoreChore): Promise<BackupOutcome> {
  const { promise, resolve, reject } = Promise.withResolvers<BackupOutcome>();
  const thread = new Worker(threadFile, { workerData: chore });
  thread.once('message', resolve);
  thread.once('error', reject);
  thread.once('exit', (code) => reject(new LogFault('writer-died', 'no', `the thread ended with ${code}`)));
  return promise;
}
