/** Long work on the log (copying, verifying, folding), each time in a thread of its own with a connection that cannot write. */
import { Worker } from 'node:worker_threads';
import type { BackupOutcome } from './contract.ts';
import type { CopyChore } from './copy.ts';
import { type FaultNote, LogFault } from './faults.ts';
import type { Verdict } from './verify.ts';

export type BackupChore = CopyChore & { readonly kind: 'backup' };

export type Chore = { readonly kind: 'verify' | 'keep'; readonly file: string } | BackupChore;

export type ChoreDone =
  | { readonly kind: 'verify'; readonly verdict: Verdict }
  | { readonly kind: 'backup'; readonly outcome: BackupOutcome }
  | { readonly kind: 'keep' }
  | { readonly kind: 'fault'; readonly fault: FaultNote };

const threadFile = new URL('./chore-thread.ts', import.meta.url);

/** Rejects with a LogFault when the file cannot be read or `stop` ended it, and with what the thread threw when that is a bug. */
async function run<K extends Chore['kind']>(
  chore: Chore & { kind: K },
  stop?: AbortSignal,
): Promise<ChoreDone & { kind: K }> {
  const { promise, resolve, reject } = Promise.withResolvers<ChoreDone>();
  const thread = new Worker(threadFile, { workerData: chore });
  thread.once('message', resolve);
  thread.once('error', reject);
  stop?.addEventListener('abort', () => void thread.terminate());
  thread.once('exit', (code) => reject(new LogFault('writer-died', 'no', `the thread ended with ${code}`)));
  const done = await promise;
  if (done.kind === 'fault') throw new LogFault(done.fault.kind, done.fault.written, done.fault.message);
  return done as ChoreDone & { kind: K };
}

/** Verifies every event of the file. */
export const verifyFile = async (file: string): Promise<Verdict> => (await run({ kind: 'verify', file })).verdict;

/** Folds the file and keeps that beside it, see `kept.ts`. Stopped, it rejects once the thread has gone. */
export async function keepFold(file: string, stop: AbortSignal): Promise<void> {
  await run({ kind: 'keep', file }, stop);
}

/** See `backup.ts`. A night without a copy is an outcome to show, so no fault rejects. */
export async function backUp(chore: Omit<BackupChore, 'kind'>): Promise<BackupOutcome> {
  try {
    return (await run({ kind: 'backup', ...chore })).outcome;
  } catch (error) {
    if (error instanceof LogFault) return { ok: false, why: error.kind, message: error.message };
    throw error;
  }
}
