/**
 * Makes the rows in a thread of its own, so that no page and no batch waits while a branch's years are folded. Its other end is
 * `projector-thread.ts`.
 */
import { Worker } from 'node:worker_threads';
import type { RowsAsked, TownshipOptions } from '../store/contract.ts';

export type ThreadOptions = Pick<TownshipOptions, 'data' | 'database' | 'org'>;

/** To the thread. `news`: of these units something has arrived. */
export type ToThread =
  | { readonly kind: 'news'; readonly units: readonly string[] }
  | (RowsAsked & { readonly kind: 'make'; readonly n: number })
  | { readonly kind: 'close' };

/** From the thread. `made`: `failed` are the units of which there can be none. `rows`: those of the wall, unasked. */
export type FromThread =
  | { readonly kind: 'rows'; readonly units: readonly string[] }
  | { readonly kind: 'made'; readonly n: number; readonly failed: readonly string[] }
  | { readonly kind: 'failed'; readonly n: number; readonly error: unknown }
  | { readonly kind: 'fault'; readonly unit: string; readonly error: unknown };

export interface Projector {
  /** Resolves with the units of which it cannot. */
  make(asked: RowsAsked): Promise<ReadonlySet<string>>;
  /** Of these units something has arrived. */
  wake(units: readonly string[]): void;
  close(): Promise<void>;
}

const threadFile = new URL('./projector-thread.ts', import.meta.url);
/** ms until there is another thread in the place of one that has died. */
const mourning = 1000;
/** ms in which what arrives is one message: to wake a thread costs more than to tell it. */
const gathering = 10;

type Told = Required<Pick<TownshipOptions, 'onFault' | 'onRows'>>;

export function startProjector(options: ThreadOptions, told: Told): Projector {
  const { onFault } = told;
  let thread = startThread(options, told);
  const arrived = new Set<string>();
  let revival: NodeJS.Timeout | undefined;
  let telling: NodeJS.Timeout | undefined;
  let isClosing = false;
  watch();

  function watch(): void {
    void thread.ended.then((error) => {
      if (isClosing) return;
      onFault('', error);
      revival = setTimeout(() => {
        thread = startThread(options, told);
        watch();
      }, mourning);
    });
  }

  function tellArrived(): void {
    thread.tell({ kind: 'news', units: [...arrived] });
    arrived.clear();
    telling = undefined;
  }

  return {
    make: (rows) => thread.make(rows),
    wake(units) {
      for (const unit of units) arrived.add(unit);
      telling ??= setTimeout(tellArrived, gathering);
    },
    async close() {
      isClosing = true;
      clearTimeout(revival);
      clearTimeout(telling);
      thread.tell({ kind: 'close' });
      await thread.ended;
    },
  };
}

/** One thread, used until it dies. */
function startThread(options: ThreadOptions, { onFault, onRows }: Told) {
  const thread = new Worker(threadFile, { workerData: options });
  const waiting = new Map<number, PromiseWithResolvers<ReadonlySet<string>>>();
  const ended = Promise.withResolvers<Error>();
  const tell = (message: ToThread): void => thread.postMessage(message);
  let asked = 0;
  let death: Error | undefined;

  function die(error: Error): void {
    death ??= error;
    for (const { reject } of waiting.values()) reject(death);
    waiting.clear();
    ended.resolve(death);
  }

  thread.on('message', (message: FromThread) => {
    if (message.kind === 'fault') return onFault(message.unit, message.error);
    if (message.kind === 'rows') return onRows(message.units);
    const answered = waiting.get(message.n);
    waiting.delete(message.n);
    if (message.kind === 'made') answered?.resolve(new Set(message.failed));
    else answered?.reject(message.error);
  });
  thread.on('error', (error) => die(error instanceof Error ? error : new Error(String(error))));
  thread.on('exit', (code) => die(new Error(`the projector's thread ended with ${code}`)));

  async function make(rows: RowsAsked): Promise<ReadonlySet<string>> {
    if (death) throw death;
    const made = Promise.withResolvers<ReadonlySet<string>>();
    asked += 1;
    waiting.set(asked, made);
    tell({ kind: 'make', n: asked, ...rows });
    return made.promise;
  }

  return { make, tell, ended: ended.promise };
}
