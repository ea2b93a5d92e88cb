/** Every night a verified copy of log, photos, box store and box key goes to a second place. */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { dateOf, type LocalDate } from '../domain/date.ts';
import type { Log } from '../log/contract.ts';
import type { Logger } from '../service/logger.ts';
import { everyNight } from '../service/nightly.ts';
import { copyBlobs } from '../sync/blob-files.ts';
import { writeWhole } from '../sync/write-whole.ts';
import { photoFolder, photoLimits } from './photos/photos.ts';
import type { Store } from './store.ts';

export interface CopyOptions {
  readonly log: Pick<Log, 'backup'>;
  readonly store: Store;
  /** The data folder, where the box's key is once the room has been set up for a township. */
  readonly data: string;
  /** It must exist: a stick that is not plugged in must not be mistaken for an empty folder. */
  readonly folder: string;
  readonly logger: Logger;
  /** Told after each try: a copy that fails must be seen in the room. */
  readonly onOutcome: (made: boolean) => void;
  /** ms since the epoch. */
  readonly now: () => number;
}

const keep = 14;

/** Returns how to stop. */
export function copyNightly(options: CopyOptions): () => void {
  const { folder, logger, onOutcome, now } = options;
  return everyNight({
    now,
    lastDone: () => lastCopied(folder),
    work: async () => onOutcome(await copyData(options)),
    onFailure(error) {
      logger.error({ err: error }, 'nightly copy failed');
      onOutcome(false);
    },
  });
}

/**
 * False when it failed; the reason is in the service's log. The keys go along: without that of the cards' hashes a copy is of
 * no use, and without the box's own the township would refuse what was written here and not yet sent. The photos go last: one
 * that cannot be copied makes it reject, and the day is done all the same, so that no try pushes out the copies of other days.
 */
export async function copyData(options: Omit<CopyOptions, 'onOutcome'>): Promise<boolean> {
  const { log, store, data, folder, logger, now } = options;
  const outcome = await log.backup(folder, { at: now(), keep });
  if (!outcome.ok) {
    logger.error({ why: outcome.why }, 'nightly copy failed');
    return false;
  }
  const key = join(data, 'device.key');
  if (existsSync(key)) writeWhole(join(folder, 'device.key'), readFileSync(key, 'utf8'));
  const part = join(folder, 'room.sqlite-part');
  rmSync(part, { force: true });
  await store.backup(part);
  assertWhole(part);
  renameSync(part, join(folder, 'room.sqlite'));
  logger.info({ events: outcome.events }, 'nightly copy made and verified');
  await copyBlobs(photoFolder(data), photoFolder(folder), photoLimits.free);
  return true;
}

/** Throws when the copy of the store would be of no use. */
function assertWhole(file: string): void {
  const copy = new Database(file, { readonly: true });
  try {
    const found = copy.pragma('quick_check', { simple: true });
    if (found !== 'ok') throw new Error(`the copy of the store is damaged: ${String(found)}`);
  } finally {
    copy.close();
  }
}

/** The day of the last copy; undefined when there is none. The store's goes behind the log's, so it stands for both. */
function lastCopied(folder: string): LocalDate | undefined {
  const file = join(folder, 'room.sqlite');
  const logs = existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('log-'));
  return logs && existsSync(file) ? dateOf(statSync(file).mtimeMs) : undefined;
}
