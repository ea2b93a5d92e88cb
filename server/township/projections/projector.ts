/**
 * Makes the rows in a thread of its own, so that no page and no batch waits while a branch's years are folded. Its other end is
 * `projector-thread.ts`.
 */
import { Worker } from 'node:worker_threads';
import type { OnFault, TownshipOptions } from '../store/contract.ts';
import type { ProjectionName } from './projections.ts';

/** Rows that are asked for. */
export interface RowsAsked {
  readonly name: ProjectionName;
  readonly key: string;
  readonly units: readonly string[];
}

export type ThreadOptions = Pick<TownshipOptions, 'data' | 'database' | 'org'>;

/** To the thread. `news`: something has arrived. */
export type ToThread =
  | { readonly kind: 'news' | 'close' }
  | (RowsAsked & { readonly kind: 'make'; readonly n: number });

/** From the thread. `made`: `failed` are the units of which there can be none. */
export type FromThread =
  | { readonly kind: 'made'; readonly n: number; readonly failed: readonly string[] }
  | { readonly kind: 'failed'; readonly n: number; readonly error: unknown }
  | { readonly kind: 'fault'; readonly unit: string; readonly error: unknown };

export interface Projector {
  /** Resolves with the units of which it cannot. */
  make(asked: RowsAsked): Promise<ReadonlySet<string>>;
  /** Something has arrived. */
  wake(): void;
  close(): Promise<void>;
}

const threadFile = new URL('./projector-thread.ts', import.meta.url);

export function startProjector(options: ThreadOptions, onFault: OnFault): Projector {
  const thread = new Worker(threadFile, { workerData: options });
  const waiting = new Map<number, PromiseWithResolvers<ReadonlySet<string>>>();
  const ended = Promise.withResolvers<void>();
  let asked = 0;
  let death: Error | undefined;
  const tell = (message: ToThread): void => thread.postMessage(message);

  function die(error: Error): void {
    death ??= error;
    for (const { reject } of waiting.values()) reject(death);
    waiting.clear();
    ended.resolve();
  }

  thread.on('message', (message: FromThread) => {
    if (message.kind === 'fault') return onFault(message.unit, message.error);
    const asked = waiting.get(message.n);
    waiting.delete(message.n);
    if (message.kind === 'made') asked?.resolve(new Set(message.failed));
    else asked?.reject(message.error);
  });
  thread.on('error', (error) => die(error instanceof Error ? error : new Error(String(error))));
  thread.on('exit', (code) => die(new Error(`the projector's thread ended with ${code}`)));

  return {
    async make(rows) {
      if (death) throw death;
      const made = Promise.withResolvers<ReadonlySet<string>>();
      asked += 1;
      waiting.set(asked, made);
      tell({ kind: 'make', n: asked, ...rows });
      return made.promise;
    },
    wake: () => tell({ kind: 'news' }),
    async close() {
      tell({ kind: 'close' });
      await ended.promise;
    },
  };
}
