/** The writer thread: answers requests one after the other and ends at the first fault. Its other end is `writer.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { Book, type BookOptions } from './book.ts';
import { faultOf, noteOf } from './faults.ts';
import type { Reply, Request } from './writer.ts';

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
    case 'erase':
      return { kind: 'erased', n, found: book.erasePayload(request.id) };
    case 'close':
      book.close();
      return { kind: 'closed', n };
  }
}

function serve(book: Book): void {
  let timer: NodeJS.Timeout | undefined;
  let sinceCheckpoint = 0;

  /** Without a listener on the port and without a timer the thread ends by itself. */
  const end = (): void => {
    clearTimeout(timer);
    port.off('message', listen);
  };

  const failed = (n: number, error: unknown): void => {
    const fault = faultOf(error, 'unknown');
    if (fault) {
      say({ kind: 'fault', n, fault: noteOf(fault) });
      end();
      book.abandon();
    } else if (n > 0) say({ kind: 'bug', n, message: error instanceof Error ? error.message : String(error) });
    else throw error;
  };

  const checkpoint = (): void => {
    sinceCheckpoint = 0;
    try {
      book.checkpoint('PASSIVE');
    } catch (error) {
      failed(0, error);
    }
  };

  const listen = (request: Request): void => {
    clearTimeout(timer);
    try {
      say(answer(book, request));
    } catch (error) {
      failed(request.n, error);
      return;
    }
    sinceCheckpoint += 1;
    if (request.kind === 'close') end();
    else if (sinceCheckpoint >= busiest) checkpoint();
    else timer = setTimeout(checkpoint, idle);
  };

  port.on('message', listen);
}

try {
  const options: BookOptions = workerData;
  const book = new Book(options);
  say({ kind: 'open', origin: book.origin, opening: book.opening });
  serve(book);
} catch (error) {
  const fault = faultOf(error, 'no');
  if (!fault) throw error;
  say({ kind: 'fault', n: 0, fault: noteOf(fault) });
}
