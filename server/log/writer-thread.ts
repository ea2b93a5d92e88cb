/**
 * The writer thread: answers requests one after the other and ends at the first fault. Its other end is `writer.ts`.
 *
 * It sleeps on the bell and not in an event loop, which would wake it twice as late.
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Book } from './book.ts';
import { faultOf, noteOf } from './faults.ts';
import type { Reply, Request, WriterData } from './writer.ts';

/** The `-wal` is moved over when nothing came for this long (ms), so that no answer waits for it ... */
const idle = 1000;
/** ... or after so many requests without a pause, so that it stays bounded. */
const busiest = 4000;

if (!parentPort) throw new Error('runs as a worker thread');
const port = parentPort;
const say = (reply: Reply): void => port.postMessage(reply);

function answer(book: Book, request: Request): Reply {
  const { n } = request;
  switch (request.kind) {
    case 'append':
      return { kind: 'appended', n, texts: book.append(request.batch) };
    case 'receive':
      return { kind: 'received', n, receipt: book.receive(request.log, request.rows, request.signed) };
    case 'give-way': {
      const receipt = book.giveWay(request.log, request.rows, request.signed, request.stamp);
      return { kind: 'gave-way', n, receipt, origin: book.origin };
    }
    case 'erase':
      return { kind: 'erased', n, found: book.erasePayload(request.id) };
    case 'close':
      book.close();
      return { kind: 'closed', n };
  }
}

/** The next request, or undefined when none came for so long (ms). */
function take(bell: Int32Array, patience: number): Request | undefined {
  for (;;) {
    const rung = Atomics.load(bell, 0);
    const got = receiveMessageOnPort(port);
    if (got) return got.message;
    if (Atomics.wait(bell, 0, rung, patience) === 'timed-out') return undefined;
  }
}

/** Returns, and with it ends the thread, at the first fault or when the book is closed. */
function serve(book: Book, bell: Int32Array): void {
  for (let sinceCheckpoint = 0; ; ) {
    const request = take(bell, sinceCheckpoint > 0 ? idle : Number.POSITIVE_INFINITY);
    let owed = request?.n ?? 0;
    try {
      if (request) {
        say(answer(book, request));
        if (request.kind === 'close') return;
        owed = 0;
        sinceCheckpoint += 1;
      }
      if (!request || sinceCheckpoint >= busiest) {
        sinceCheckpoint = 0;
        book.checkpoint('PASSIVE');
      }
    } catch (error) {
      const fault = faultOf(error, 'unknown');
      if (fault) {
        say({ kind: 'fault', n: owed, fault: noteOf(fault) });
        book.abandon();
        return;
      }
      if (owed === 0) throw error;
      say({ kind: 'bug', n: owed, message: error instanceof Error ? error.message : String(error) });
    }
  }
}

try {
  const { options, bell }: WriterData = workerData;
  const book = new Book(options);
  say({ kind: 'open', origin: book.origin, opening: book.opening });
  serve(book, bell);
} catch (error) {
  const fault = faultOf(error, 'no');
  if (!fault) throw error;
  say({ kind: 'fault', n: 0, fault: noteOf(fault) });
}
