/** Every night a verified copy of log and box store goes to a second place. */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dateOf, timeOf } from '../domain/date.ts';
import type { Log } from '../log/contract.ts';
import type { Logger } from './logger.ts';
import type { Store } from './store.ts';

export interface NightlyOptions {
  readonly log: Pick<Log, 'backup'>;
  readonly store: Store;
  /** It must exist: a stick that is not plugged in must not be mistaken for an empty folder. */
  readonly folder: string;
  readonly logger: Logger;
  /** Best known time, ms since the epoch. */
  readonly now: () => number;
}

const keep = 14;
const hour = { from: '02:00', to: '05:00' };
const every = 10 * 60_000;

/** Looks every ten minutes; a night that the box slept through is made up for on the next look. Returns how to stop. */
export function copyNightly(options: NightlyOptions): () => void {
  const { logger, now } = options;
  const started = dateOf(now());
  let copied = started;
  let underWay = false;
  const look = async (): Promise<void> => {
    const [today, time] = [dateOf(now()), timeOf(now())];
    if (underWay || today === copied || time < hour.from) return;
    underWay = true;
    const ok = await copyData(options);
    underWay = false;
    // Late in the day there is no use in trying again and again beside a meeting.
    if (ok || time > hour.to) copied = today;
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => logger.error({ err: error }, 'nightly copy failed'));
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}

/** False when it failed; the reason is in the service's log. The card hashes' key goes along, or a copy would be of no use. */
export async function copyData({ log, store, folder, logger, now }: NightlyOptions): Promise<boolean> {
  const outcome = await log.backup(folder, { at: now(), keep });
  if (!outcome.ok) {
    logger.error({ why: outcome.why }, 'nightly copy failed');
    return false;
  }
  const part = join(folder, 'room.sqlite-part');
  rmSync(part, { force: true });
  await store.backup(part);
  renameSync(part, join(folder, 'room.sqlite'));
  logger.info({ events: outcome.events }, 'nightly copy made and verified');
  return true;
}
