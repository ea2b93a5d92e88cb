/**
 * A verified copy of the log in a second place.
 *
 * To restore one: stop the kiosk, put the copy in the place of the log (`log.db`), start. What lies beside the old log
 * (`-wal`, `-head`) may stay. The copy knows that it is one: the box goes on as a new origin that names the heads of the
 * copy, because events after the copy may stand elsewhere already, under the numbers that would now be given again.
 */
import type { BackupChore } from './chores.ts';
import type { BackupOutcome } from './contract.ts';
import { type Copied, makeCopy } from './copy.ts';
import { headsOf, rowsAfter } from './rows.ts';
import { setFact } from './schema.ts';

const log: Copied = {
  name: 'log',
  heads: headsOf,
  rows: (db) => rowsAfter(db, 0),
  mark: (copy) => setFact(copy, 'state', 'copy'),
};

export const makeBackup = (chore: BackupChore): Promise<BackupOutcome> => makeCopy(chore, log);
