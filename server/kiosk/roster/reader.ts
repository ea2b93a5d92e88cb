/** Reads a file in a child process, so that a hostile one costs the room nothing but the wait. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { RosterProblemCode } from '../contract.ts';
import type { RosterLimits } from './limits.ts';
import type { Sheet, SheetsResult } from './sheets.ts';

export type ReadResult =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly why: Extract<RosterProblemCode, 'not-a-table' | 'too-large' | 'too-slow'> };

/** `too-large` also when the child ran out of memory. */
export async function readInChild(file: Uint8Array, limits: RosterLimits): Promise<ReadResult> {
  if (file.byteLength > limits.bytes) return { ok: false, why: 'too-large' };
  const child = fork(new URL('./child.ts', import.meta.url), {
    execArgv: [`--max-old-space-size=${limits.heapMb}`],
    // To compile its modules anew takes longer than to read a list; it is given nothing else of ours.
    env: { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let result: ReadResult | undefined;
  child.once('message', (message) => {
    result = message as SheetsResult;
  });
  const deadline = setTimeout(() => {
    result ??= { ok: false, why: 'too-slow' };
    child.kill('SIGKILL');
  }, limits.deadlineMs);
  try {
    const gone = once(child, 'exit');
    child.send({ file, limits }, (error) => error && child.kill('SIGKILL'));
    await gone;
  } finally {
    clearTimeout(deadline);
  }
  return result ?? { ok: false, why: 'too-large' };
}
