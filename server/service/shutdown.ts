/** How the process ends: asked to, within a second; after a bug, at once and with a trace of it. */
import type { Logger } from './logger.ts';

/** ms from the signal to the end of the process. */
const patience = 900;

/** Calls `stop` at SIGTERM, SIGINT and SIGHUP (a terminal that is closed), and ends the process: 0 when everything was closed, 1 when that took too long. */
export function endOnSignal(stop: () => Promise<void>): void {
  // A terminal's ^C reaches the service and what started it, which passes it on: it is one wish.
  let ending = false;
  const end = (): void => {
    if (!ending) void endAfter(stop);
    ending = true;
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('SIGHUP', end);
}

export async function endAfter(stop: () => Promise<void>): Promise<never> {
  const tooLong = setTimeout(() => process.exit(1), patience);
  await stop();
  clearTimeout(tooLong);
  return process.exit(0);
}

/** An error that nobody awaited is a bug: what the process believes can no longer be trusted, so the supervisor starts anew. */
export function endOnBug(service: string, logger: Logger, flushNow: () => void): (error: unknown) => void {
  const end = (error: unknown): void => {
    process.stderr.write(`${service}: ${error instanceof Error ? error.stack : String(error)}\n`);
    logger.fatal({ err: error }, 'ended by a bug');
    flushNow();
    process.exit(1);
  };
  process.on('uncaughtException', end);
  return end;
}
