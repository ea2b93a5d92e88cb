/**
 * The live wall: whole at each connection, then each room that has changed, over socket.io. Whatever process took a batch, all
 * hear of it, as each asks the store for news; what came to this one is shown as soon as its rows are made.
 *
 * One look is under way at a time, and what it finds is pushed before the next begins: so no console is ever sent back.
 */
import type { Server as HttpServer } from 'node:http';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { Server, type Socket } from 'socket.io';
import { dateOf } from '../domain/date.ts';
import { allowSocket } from '../service/http/guard.ts';
import type { ServerPushes, WallRoom } from './contract/wall.ts';
import { accountOf } from './http/guard.ts';
import type { HttpParts } from './http/parts.ts';
import { roomsOf } from './queries/rooms.ts';
import { wallFor, wallRooms } from './queries/wall.ts';
import type { News } from './store/contract.ts';

export interface Live {
  /** Something may have changed: asks for news at once. */
  wake(): void;
  /** Something of these units is to be shown: looks at once. */
  show(units: readonly string[]): void;
  close(): Promise<void>;
}

/** ms between two questions for news, and between two looks at what changes by time alone. */
const newsEvery = 500;
const timeEvery = 10_000;

type Console = Socket<Record<string, never>, ServerPushes>;

/** The socket.io room of the consoles that see everything; one that sees some units is in the room of each. */
const all = 'township';
const ofUnit = (unit: string): string => `unit:${unit}`;

export interface LiveParts extends Pick<HttpParts, 'store' | 'now' | 'logger' | 'tls' | 'waiting'> {}

/** Also the boxes that wait are woken from here, as this is where news of all processes come in. */
export function startLive(http: HttpServer, { store, now, logger, tls, waiting }: LiveParts): Live {
  const server = new Server<Record<string, never>, ServerPushes>(http, {
    serveClient: false,
    allowRequest: allowSocket(tls),
    maxHttpBufferSize: 4096,
    perMessageDeflate: false,
    pingInterval: 5000,
    pingTimeout: 5000,
  });
  const joining = new Set<Console>();
  const sent = new Map<string, string>();
  let heard: News = new Map();
  let isToHear = true;
  /** Of rooms that are to be looked at. */
  const due = new Set<string>();
  let fleet = '';
  let lookedAt = 0;
  let day = '';

  server.use((socket, next) => {
    accountOf(store.sessions, socket.request.headers.cookie).then(
      (account) => next(account === undefined ? new Error('sign-in-needed') : undefined),
      next,
    );
  });
  server.on('connection', (socket) => {
    joining.add(socket);
    socket.on('disconnect', () => joining.delete(socket));
    lookSoon();
  });

  async function look(): Promise<void> {
    const at = now();
    if (isToHear) await hear();
    const timed = at - lookedAt >= timeEvery;
    if (timed) {
      lookedAt = at;
      await endLapsed();
    }
    const units = new Set(due);
    due.clear();
    const isWatched = server.sockets.sockets.size > 0;
    if (isWatched && (timed || units.size > 0)) await pushRooms(timed ? null : units, at);
    await welcome(at);
  }

  async function hear(): Promise<void> {
    isToHear = false;
    const news = await store.news(heard);
    heard = new Map([...heard, ...news]);
    waiting?.wake(news.keys());
    for (const unit of news.keys()) due.add(unit);
  }

  /** `units`: of which; null: of all. */
  async function pushRooms(units: ReadonlySet<string> | null, at: number): Promise<void> {
    const boxes = await store.devices.list();
    const shown = boxes.map(({ origin, standing, formerKey }) => `${origin} ${standing} ${formerKey?.inUse}`).join();
    if (shown !== fleet) server.to(all).emit('fleet');
    fleet = shown;
    const rooms = roomsOf(boxes.filter(({ unit }) => units === null || units.has(unit)));
    const changed = (await wallRooms(store, rooms, at)).filter(isNew);
    if (changed.length > 0) server.to(all).emit('rooms', changed);
    for (const room of changed) server.to(ofUnit(room.unit)).emit('rooms', [room]);
  }

  function isNew(room: WallRoom): boolean {
    const text = JSON.stringify(room);
    const before = sent.get(room.unit);
    sent.set(room.unit, text);
    return text !== before;
  }

  /** The whole wall for those who have come, and for all when the day has changed. */
  async function welcome(at: number): Promise<void> {
    const today = dateOf(at);
    if (today !== day) for (const socket of server.sockets.sockets.values()) joining.add(socket);
    day = today;
    for (const socket of joining) {
      joining.delete(socket);
      const account = await accountOf(store.sessions, socket.request.headers.cookie);
      if (account === undefined) socket.disconnect(true);
      else {
        socket.emit('wall', await wallFor(store, account, at));
        await socket.join(account.role === 'township' ? all : account.units.map(ofUnit));
      }
    }
  }

  /** A session that has ended elsewhere sees nothing more. */
  async function endLapsed(): Promise<void> {
    for (const socket of server.sockets.sockets.values()) {
      const account = await accountOf(store.sessions, socket.request.headers.cookie);
      if (account === undefined) socket.disconnect(true);
    }
  }

  let looking: Promise<void> | null = null;
  let again = false;
  let closed = false;
  function wake(): void {
    isToHear = true;
    lookSoon();
  }
  function lookSoon(): void {
    again = looking !== null;
    looking ??= lookAndRest().finally(() => {
      looking = null;
      if (again && !closed) lookSoon();
    });
  }

  /** When a whole district comes back, most of the time must be left for the boxes: what arrives meanwhile is one look. */
  async function lookAndRest(): Promise<void> {
    await setImmediate(); // whoever is being answered comes first
    const began = performance.now();
    await look().catch((error: unknown) => logger.warn({ err: error }, 'the wall could not be looked at'));
    await sleep(3 * (performance.now() - began));
  }
  const timer = setInterval(wake, newsEvery);

  return {
    wake,
    show(units) {
      for (const unit of units) due.add(unit);
      lookSoon();
    },
    async close() {
      closed = true;
      clearInterval(timer);
      server.disconnectSockets(true);
      server.engine.close();
      await looking;
    },
  };
}
