/**
 * The live view: a snapshot, then changes, over socket.io.
 *
 * Every page has its own numbering and its own last view, and at most one push under way. What happens while a page is
 * slow becomes one push when it is ready again, so a stalled page costs a few kilobytes and nobody waits for it; one that
 * is dead is dropped by the heartbeat.
 */
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { allowSocket } from '../service/http/guard.ts';
import type { AnswerPush, PageRequests, ServerPushes, View } from './contract.ts';
import { diff } from './merge-patch.ts';
import type { Room } from './room.ts';

export interface Live {
  /** Pages that are connected. */
  pages(): number;
  close(): void;
}

type PageSocket = Socket<PageRequests, ServerPushes>;

interface Page {
  readonly socket: PageSocket;
  seq: number;
  /** What the page was last sent; null: it needs a snapshot. */
  shown: View | null;
  /** A push waits for the one before it to get through. */
  busy: boolean;
  /** Answers for when it has. */
  answers: readonly AnswerPush[];
}

/** Answers that a stalled page is owed at most; an older one says nothing any more. */
const mostAnswers = 50;

export function startLive(http: HttpServer, room: Pick<Room, 'view' | 'onView' | 'onAnswer' | 'onHeard'>): Live {
  const server = new Server<PageRequests, ServerPushes>(http, {
    serveClient: false,
    allowRequest: allowSocket(),
    maxHttpBufferSize: 4096,
    perMessageDeflate: false,
    pingInterval: 5000,
    pingTimeout: 5000,
  });
  const pages = new Set<Page>();
  const patches = memo();

  const push = <K extends keyof ServerPushes>(page: Page, event: K, ...args: Parameters<ServerPushes[K]>): void => {
    // Read before: an emit into a free transport leaves at once.
    page.busy = !page.socket.conn.transport.writable;
    page.socket.emit(event, ...args);
  };
  const update = (page: Page): void => {
    while (!page.busy && page.answers.length > 0) {
      const [answer, ...rest] = page.answers;
      page.answers = rest;
      if (answer !== undefined) push(page, 'answer', answer);
    }
    const view = room.view();
    if (page.busy || page.shown === view) return;
    const changes = page.shown === null ? undefined : patches(page.shown, view);
    page.shown = view;
    if (changes !== undefined && Object.keys(changes).length === 0) return;
    page.seq += 1;
    if (changes === undefined) push(page, 'snapshot', { v: 1, seq: page.seq, view });
    else push(page, 'changes', { v: 1, seq: page.seq, changes });
  };

  server.on('connection', (socket) => {
    const page: Page = { socket, seq: 0, shown: null, busy: false, answers: [] };
    pages.add(page);
    // Told when a buffered push has been handed to the transport.
    const drained = (): void => {
      if (!page.busy) return;
      page.busy = false;
      update(page);
    };
    socket.conn.on('drain', drained);
    socket.on('resync', () => {
      page.shown = null;
      update(page);
    });
    socket.on('disconnect', () => {
      socket.conn.off('drain', drained);
      pages.delete(page);
    });
    update(page);
  });

  const stop = [
    room.onView(() => {
      for (const page of pages) update(page);
    }),
    room.onAnswer((answer) => {
      for (const page of pages) {
        page.answers = [...page.answers, answer].slice(-mostAnswers);
        update(page);
      }
    }),
    // A beep that comes late is worse than none.
    room.onHeard(() => {
      for (const page of pages) if (!page.busy) push(page, 'heard', { at: Date.now() });
    }),
  ];
  return {
    pages: () => pages.size,
    close() {
      for (const end of stop) end();
      server.disconnectSockets(true);
      server.engine.close();
    },
  };
}

/** Pages mostly stand at the same view, so the last difference is kept. */
function memo() {
  let last: { readonly from: View; readonly to: View; readonly patch: ReturnType<typeof diff> } | undefined;
  return (from: View, to: View) => {
    if (last?.from !== from || last.to !== to) last = { from, to, patch: diff({ ...from }, { ...to }) };
    return last.patch;
  };
}
