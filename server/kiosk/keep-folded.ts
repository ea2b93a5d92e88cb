/** In quiet minutes the folded log is kept for the next start, see `kept.ts` of the log. */
import type { Log } from '../log/contract.ts';
import type { Logger } from '../service/logger.ts';

export interface KeepOptions {
  readonly log: Pick<Log, 'heads' | 'keep'>;
  /** Nobody is signing in. */
  readonly isQuiet: () => boolean;
  readonly logger: Logger;
  /** ms, on a clock that nobody sets. */
  readonly now: () => number;
}

const lookEvery = 60_000;
const day = 24 * 3_600_000;

/** After so many more events: to read and fold them takes a start on a small box a tenth of a second. */
const enough = 2_000;

/** Once after each start, once a day, and when much has come. Returns how to stop. */
export function keepWhenQuiet({ log, isQuiet, logger, now }: KeepOptions): () => void {
  let last: { readonly events: number; readonly at: number } | undefined;
  const look = async (): Promise<void> => {
    const events = log.heads().reduce((sum, { seq }) => sum + seq, 0);
    const isDue = last === undefined || events - last.events >= enough || now() - last.at >= day;
    if (!isDue || !isQuiet()) return;
    const before = last;
    last = { events, at: now() };
    if (await log.keep()) logger.debug({ events }, 'folded log kept');
    else last = before;
  };
  const timer = setInterval(
    () => void look().catch((error: unknown) => logger.warn({ err: error }, 'folded log not kept')),
    lookEvery,
  );
  return () => clearInterval(timer);
}
