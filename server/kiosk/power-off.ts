/** The box goes down where the config says how. */
import { spawn } from 'node:child_process';
import type { Logger } from '../service/logger.ts';

/** Runs the configured command; it outlives this process. */
export function powerOff([program, ...args]: readonly [string, ...string[]], logger: Logger): void {
  const command = spawn(program, args, { detached: true, stdio: 'ignore' });
  command.once('error', (error) => logger.error({ err: error }, 'the shutdown command could not be run'));
  command.unref();
}
