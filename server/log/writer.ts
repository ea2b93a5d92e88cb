/** The main thread's end of the writer thread: one book, used until its first fault. */
import { Worker } from 'node:worker_threads';
import type { Opening } from './arrive.ts';
import type { BookOptions } from './book.ts';
import type { Draft, Row, Stamp } from './envelope.ts';
import { type FaultNote, LogFault } from './faults.ts';
import type { Receipt, SignedHead } from './receive.ts';
import type { LogName, Text } from './rows.ts';

interface Incoming {
  readonly log: LogName;
  readonly rows: readonly Row[];
  readonly signed: SignedHead;
}

type Ask =
  | { readonly kind: 'append'; readonly batch: readonly Draft[] }
  | ({ readonly kind: 'receive' } & Incoming)
  | ({ readonly kind: 'give-way'; readonly stamp: Stamp } & Incoming)
  | { readonly kind: 'erase'; readonly id: string }
  | { readonly kind: 'close' };

/** `n` rises from 1; 0 in a reply means that nobody asked. */
export type Request = Ask & { readonly n: number };

/** `bell` rises with each request. */
export interface WriterData {
  readonly options: BookOptions;
  readonly bell: Int32Array;
}

export type Reply =
  | { readonly kind: 'open'; readonly origin: string; readonly opening: Opening }
  | { readonly kind: 'appended'; readonly n: number; readonly texts: readonly Text[] }
  | { readonly kind: 'received'; readonly n: number; readonly receipt: Receipt }
  | { readonly kind: 'gave-way'; readonly n: number; readonly receipt: Receipt; readonly origin: string }
  | { readonly kind: 'erased'; readonly n: number; readonly found: boolean }
  | { readonly kind: 'closed'; readonly n: number }
  | { readonly kind: 'fault'; readonly n: number; readonly fault: FaultNote }
  | { readonly kind: 'bug'; readonly n: number; readonly message: string };

export interface Writer {
  /** Changes only where its own log gives way. */
  readonly origin: string;
  readonly opening: Opening;
  /** Resolves once the batch is on the disk. Rejects with a LogFault, or with an Error for a batch that is a bug. */
  append(batch: readonly Draft[]): Promise<readonly Text[]>;
  receive(log: LogName, rows: readonly Row[], signed: SignedHead): Promise<Receipt>;
  giveWay(log: LogName, rows: readonly Row[], signed: SignedHead, stamp: Stamp): Promise<Receipt>;
  erasePayload(id: string): Promise<boolean>;
  /** Waits for what was asked before. */
  close(): Promise<void>;
  /** Resolves at the first fault, before anything that waits is told; or to undefined after `close`. */
  readonly failed: Promise<LogFault | undefined>;
  /** Resolves when the thread has let go of the file, which on a stalled disk may be much later. */
  readonly ended: Promise<void>;
}

/** Stands in for the writer that could not be started: it has failed before it was asked. */
export function failedWriter(fault: LogFault, origin: string): Writer {
  const refuse = () => Promise.reject(new LogFault(fault.kind, 'no', fault.message));
  return {
    origin,
    opening: { found: 'unwritable' },
    append: refuse,
    receive: refuse,
    giveWay: refuse,
    erasePayload: refuse,
    close: () => Promise.resolve(),
    failed: Promise.resolve(fault),
    ended: Promise.resolve(),
  };
}

const threadFile = new URL('./writer-thread.ts', import.meta.url);

/** Opens the file in a thread of its own. Rejects with a LogFault. */
export function startWriter(options: BookOptions): Promise<Writer> {
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(threadFile, { workerData: { options, bell } satisfies WriterData });
  const waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>();
  const opened = Promise.withResolvers<Writer>();
  const failed = Promise.withResolvers<LogFault | undefined>();
  const ended = Promise.withResolvers<void>();
  let asked = 0;
  let fault: LogFault | undefined;
  let closed = false;

  const ask = (request: Ask): Promise<Reply> => {
    if (fault) return Promise.reject(new LogFault(fault.kind, 'no', fault.message));
    if (closed) return Promise.reject(new Error('the log is closed'));
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    asked += 1;
    waiting.set(asked, { resolve, reject });
    thread.postMessage({ ...request, n: asked } satisfies Request);
    Atomics.add(bell, 0, 1);
    Atomics.notify(bell, 0);
    return promise;
  };

  /** The thread works in order and stops at a fault: what stood behind the request that failed was never begun. */
  const failAll = (first: LogFault, culprit: number, others: 'no' | 'unknown'): void => {
    fault = first;
    failed.resolve(first);
    for (const [n, { reject }] of waiting) {
      reject(n === culprit ? first : new LogFault(first.kind, others, first.message));
    }
    waiting.clear();
    opened.reject(first);
  };

  const settle = (n: number): ReturnType<typeof waiting.get> => {
    const one = waiting.get(n);
    waiting.delete(n);
    return one;
  };

  let origin = '';
  const writer = (opening: Opening): Writer => ({
    get origin() {
      return origin;
    },
    opening,
    failed: failed.promise,
    ended: ended.promise,
    async append(batch) {
      const reply = await ask({ kind: 'append', batch });
      return reply.kind === 'appended' ? reply.texts : [];
    },
    async receive(log, rows, signed) {
      const reply = await ask({ kind: 'receive', log, rows, signed });
      return reply.kind === 'received' ? reply.receipt : { kind: 'gap', ack: 0 };
    },
    async giveWay(log, rows, signed, stamp) {
      const reply = await ask({ kind: 'give-way', log, rows, signed, stamp });
      return reply.kind === 'gave-way' ? reply.receipt : { kind: 'gap', ack: 0 };
    },
    async erasePayload(id) {
      const reply = await ask({ kind: 'erase', id });
      return reply.kind === 'erased' && reply.found;
    },
    async close() {
      await ask({ kind: 'close' });
      await ended.promise;
    },
  });

  thread.on('message', (reply: Reply) => {
    switch (reply.kind) {
      case 'open':
        origin = reply.origin;
        return opened.resolve(writer(reply.opening));
      case 'fault': {
        const { kind, written, message } = reply.fault;
        return failAll(new LogFault(kind, written, message), reply.n, 'no');
      }
      case 'bug':
        return settle(reply.n)?.reject(new Error(reply.message));
      case 'closed':
        closed = true;
        return settle(reply.n)?.resolve(reply);
      case 'gave-way':
        origin = reply.origin;
        return settle(reply.n)?.resolve(reply);
      case 'appended':
      case 'received':
      case 'erased':
        return settle(reply.n)?.resolve(reply);
    }
  });
  let died: unknown;
  thread.on('error', (error) => {
    died = error;
  });
  thread.on('exit', (code) => {
    if (!fault && !closed) {
      const message = died instanceof Error ? died.message : `the writer thread ended with ${code}`;
      failAll(new LogFault('writer-died', 'unknown', message, died), 0, 'unknown');
    }
    failed.resolve(undefined);
    ended.resolve();
  });
  return opened.promise;
}
