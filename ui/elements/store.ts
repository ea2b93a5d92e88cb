/**
 * The one live store: the view as the service last committed it. A snapshot, then changes; a gap in the numbers means a
 * new snapshot. Reconnecting never ends.
 */
import { io, type Socket } from 'socket.io-client';
import type { AnswerPush, PageRequests, ServerPushes, View } from '../../server/kiosk/contract.ts';
import { mergePatch } from './merge-patch.ts';

export interface Live {
  /** null until the first snapshot. */
  readonly view: View | null;
  /** Whether the service is reached; the view stays as last seen while it is not. */
  readonly online: boolean;
}

export interface LiveStore {
  readonly now: Live;
  /** Called after each change; returns how to stop. */
  onChange(listener: (live: Live) => void): () => void;
  onAnswer(listener: (answer: AnswerPush) => void): () => void;
  /** Something was held to a reader; its answer follows. */
  onHeard(listener: () => void): () => void;
  close(): void;
}

/** `seq` null: a snapshot is needed, or on its way. */
export interface Feed {
  readonly seq: number | null;
  readonly view: View | null;
}

/** Applies one push of changes; null: there is a gap, a snapshot is needed. A push that came before is ignored. */
export function applyChanges(feed: Feed, push: { readonly seq: number; readonly changes: unknown }): Feed | null {
  if (feed.seq === null || feed.view === null) return feed;
  if (push.seq <= feed.seq) return feed;
  if (push.seq !== feed.seq + 1) return null;
  return { seq: push.seq, view: mergePatch(feed.view, push.changes) as View };
}

export function connectLive(url?: string): LiveStore {
  const options = { reconnectionDelay: 300, reconnectionDelayMax: 3000, transports: ['websocket'] };
  const socket: Socket<ServerPushes, PageRequests> = url === undefined ? io(options) : io(url, options);
  const changeListeners = new Set<(live: Live) => void>();
  const answerListeners = new Set<(answer: AnswerPush) => void>();
  const heardListeners = new Set<() => void>();
  let feed: Feed = { seq: null, view: null };
  let now: Live = { view: null, online: false };

  const show = (next: Live): void => {
    now = next;
    for (const listener of changeListeners) listener(now);
  };
  socket.on('snapshot', ({ seq, view }) => {
    feed = { seq, view };
    show({ view, online: true });
  });
  socket.on('changes', (push) => {
    const next = applyChanges(feed, push);
    if (next === null) {
      feed = { ...feed, seq: null };
      socket.emit('resync');
    } else if (next !== feed) {
      feed = next;
      show({ view: feed.view, online: true });
    }
  });
  socket.on('answer', (answer) => {
    for (const listener of answerListeners) listener(answer);
  });
  socket.on('heard', () => {
    for (const listener of heardListeners) listener();
  });
  socket.on('disconnect', (reason) => {
    feed = { ...feed, seq: null };
    show({ ...now, online: false });
    // The one case in which the client would not come back by itself.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), options.reconnectionDelay);
  });

  return {
    get now() {
      return now;
    },
    onChange: (listener) => subscribe(changeListeners, listener),
    onAnswer: (listener) => subscribe(answerListeners, listener),
    onHeard: (listener) => subscribe(heardListeners, listener),
    close: () => void socket.close(),
  };
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
