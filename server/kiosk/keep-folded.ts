/** In quiet minutes the folded log is kept for the next start, see `kept.ts` of the log. */
import { type Log, LogFault } from '../log/contract.ts';
import type { Logger } from '../service/logger.ts';

export interface KeepOptions {
  readonly log: Pick<Log, 'heads' | 'keep'>;
  /** Nobody is signing in. */
  readonly isQuiet: () => boolean;
  readonly logger: Logger;
  /** ms, on a clock that nobody sets. */
  readonly now: () => number;
  /** Told of a damaged log: the next start reads all of it, and repairs it. */
  readonly onBug: (error: unknown) => void;
}

const lookEvery = 60_000;
const hour = 3_600_000;
const day = 24 * hour;

/** After so many more events: to read and fold them takes a start on a small box a tenth of a second. */
const enough = 2_000;

/** Once after each start, once a day, and when much has come; an hour after it failed. Returns how to stop. */
export function keepWhenQuiet({ log, isQuiet, logger, now, onBug }: KeepOptions): () => void {
  let last: { readonly events: number; readonly at: number } | undefined;
  const look = async (): Promise<void> => {
    const events = log.heads().reduce((sum, { seq }) => sum + seq, 0);
    const isDue = last === undefined || events - last.events >= enough || now() - last.at >= day;
    if (!isDue || !isQuiet()) return;
    const before = last;
    last = { events, at: now() - day + hour };
    if (!(await log.keep())) last = before;
    else {
      last = { events, at: now() };
      logger.debug({ events }, 'folded log kept');
    }
  };
  const failed = (error: unknown): void => {
    if (error instanceof LogFault && error.kind === 'damaged' && isQuiet()) onBug(error);
    else logger.warn({ err: error }, 'folded log not kept');
  };
  const timer = setInterval(() => void look().catch(failed), lookEvery);
  return () => clearInterval(timer);
}
