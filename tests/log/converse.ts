/** Talks to a log in a process of its own, `room.ts`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, vi } from 'vitest';
import type { LogStatus, Opening } from '../../server/log/contract.ts';
import type { Order } from './room.ts';

export const program = fileURLToPath(new URL('./room.ts', import.meta.url));

interface Answer {
  readonly n: number;
  readonly value?: unknown;
  readonly fault?: { readonly kind: string; readonly written: string };
}

interface How {
  readonly env?: NodeJS.ProcessEnv;
  /** The command to run it under. */
  readonly under?: readonly string[];
}

/** Resolves when the log in `file` is open over there. */
export async function converse(file: string, { env = {}, under = [] }: How) {
  const [command = process.execPath, ...args] = [...under, process.execPath, program, file];
  const child: ChildProcess = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on('message', (answer: Answer) => waiting.get(answer.n)?.(answer));
  const ready = await new Promise<Answer>((resolve) => waiting.set(0, resolve));
  let n = 0;
  const ask = (order: Order): Promise<Answer> =>
    new Promise((resolve) => {
      n += 1;
      waiting.set(n, resolve);
      child.send({ n, order });
    });
  const status = async () => (await ask({ do: 'status' })).value as { now: LogStatus; seen: LogStatus[] };
  const recording = () =>
    vi.waitFor(async () => expect((await status()).now.recording).toBe(true), { timeout: 15_000, interval: 20 });
  return { opening: ready.value as Opening, fault: ready.fault, pid: child.pid ?? 0, ask, status, recording };
}
