/**
 * Every night a verified copy of the embedded database goes to a second place; what it holds, the boxes need keep no longer. And
 * what has had its day goes.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dateOf, type LocalDate } from '../domain/date.ts';
import type { Logger } from '../service/logger.ts';
import { everyNight } from '../service/nightly.ts';
import { tidyBlobs } from './queries/photos.ts';
import type { TownshipStore } from './store/contract.ts';
import { kept } from './store/tidy.ts';

const keep = 14;

/** `folder` must exist: a disk that is not mounted must not be mistaken for an empty folder. Returns how to stop. */
export function copyNightly(
  backUp: NonNullable<TownshipStore['backUp']>,
  folder: string,
  { logger, now }: { readonly logger: Logger; readonly now: () => number },
): () => void {
  async function work(): Promise<void> {
    const outcome = await backUp(folder, { at: now(), keep });
    if (outcome.ok) logger.info({ events: outcome.events }, 'nightly copy made and verified');
    else logger.error({ why: outcome.why }, 'nightly copy failed');
  }
  const onFailure = (error: unknown): void => logger.error({ err: error }, 'nightly copy failed');
  return everyNight({ work, lastDone: () => lastCopied(folder), onFailure, now });
}

/** Returns how to stop. */
export function tidyNightly(
  store: Pick<TownshipStore, 'tidy' | 'heads' | 'blobs' | 'makeRows' | 'projected' | 'devices' | 'quarantine'>,
  { logger, now }: { readonly logger: Logger; readonly now: () => number },
): () => void {
  let last: LocalDate | undefined;
  async function work(): Promise<void> {
    await store.tidy();
    await tidyBlobs(store, now() - kept.blob);
    last = dateOf(now());
  }
  const onFailure = (error: unknown): void => logger.error({ err: error }, 'what has had its day could not be let go');
  return everyNight({ work, lastDone: () => last, onFailure, now });
}

function lastCopied(folder: string): LocalDate | undefined {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const copies = readdirSync(folder).filter((name) => /^township-.*\.db$/.test(name));
  const latest = Math.max(...copies.map((name) => statSync(join(folder, name)).mtimeMs));
  return copies.length > 0 ? dateOf(latest) : undefined;
}
