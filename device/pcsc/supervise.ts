/** Starts the child process, listens for its heartbeat, and sees to it that it is gone when it is of no more use. */
import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Ended } from '../reconnect.ts';
import type { ChildTiming, FromChild, ToChild } from './messages.ts';

export interface Child {
  readonly pid: number | undefined;
  /** Resolves when the process is gone, with what it said last, or `driver-crashed`. Never rejects. */
  readonly ended: Promise<Ended>;
  /** Says nothing to a child that is already gone. */
  say(message: ToChild): void;
  close(): Promise<void>;
}

/** So many heartbeats may be missing. They are counted, not timed: our own event loop may have stood still, too. */
const patience = 8;
/** ms that the child gets to end by itself. */
const grace = 500;

export function startChild(
  timing: ChildTiming,
  env: NodeJS.ProcessEnv,
  hear: (message: Exclude<FromChild, { say: 'alive' | 'fault' }>) => void,
): Child {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [JSON.stringify(timing)], {
    env,
    // Not our own: with `--eval` among them the child would be us again. pcsclite still uses `new Buffer`.
    execArgv: ['--no-deprecation'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });

  let lastWord: Ended = 'driver-crashed';
  let missed = 0;
  const pulse = setInterval(() => {
    missed += 1;
    if (missed > patience) child.kill('SIGKILL');
  }, timing.heartbeatMs);

  const ended = new Promise<Ended>((resolve) => {
    const end = () => {
      clearInterval(pulse);
      resolve(lastWord);
    };
    child.once('exit', end);
    child.on('error', () => {
      // Not started, or not to be reached: an exit follows only if there is a process.
      if (child.pid === undefined) end();
    });
  });
  child.on('message', (raw) => {
    missed = 0;
    const message = raw as FromChild;
    if (message.say === 'fault') lastWord = message.fault;
    else if (message.say !== 'alive') hear(message);
  });

  return {
    pid: child.pid,
    ended,
    say: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    async close() {
      if (child.connected) child.disconnect();
      await Promise.race([ended, sleep(grace)]);
      child.kill('SIGKILL');
      await ended;
    },
  };
}
