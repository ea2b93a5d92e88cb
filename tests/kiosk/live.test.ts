import { createServer } from 'node:http';
import { connect, type Socket as NetSocket } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { AnswerPush, PageRequests, ServerPushes, View } from '../../server/kiosk/contract.ts';
import { demoNumber, demoPeople } from '../../server/kiosk/demo-people.ts';
import { startLive } from '../../server/kiosk/live.ts';
import { apply } from '../../server/kiosk/merge-patch.ts';
import { Browser, dataFolder, type Running, runService, until } from './service-fixture.ts';

const folder = dataFolder();
let running: Running;

beforeAll(async () => {
  running = await runService(folder.path, { demo: true });
});
afterAll(async () => {
  await running.close();
  folder.remove();
});

interface Page {
  readonly socket: Socket<ServerPushes, PageRequests>;
  readonly pushes: { readonly kind: 'snapshot' | 'changes'; readonly seq: number }[];
  readonly answers: AnswerPush[];
  heard: number;
  view: View | null;
}

function openPage(transports = ['websocket']): Page {
  const socket: Page['socket'] = io(running.url, { transports, forceNew: true });
  onTestFinished(() => void socket.close());
  const page: Page = { socket, pushes: [], answers: [], heard: 0, view: null };
  socket.on('snapshot', ({ seq, view }) => {
    page.pushes.push({ kind: 'snapshot', seq });
    page.view = view;
  });
  socket.on('changes', ({ seq, changes }) => {
    page.pushes.push({ kind: 'changes', seq });
    page.view = apply(page.view, changes) as View;
  });
  socket.on('answer', (answer) => page.answers.push(answer));
  socket.on('heard', () => page.heard++);
  return page;
}

const asSent = (view: View): unknown => JSON.parse(JSON.stringify(view));
const upToDate = (page: Page) =>
  until(() => JSON.stringify(page.view) === JSON.stringify(running.service.room.view()) || undefined);
const cardOf = (nth: number): string => demoNumber(demoPeople[nth]?.person ?? '', 'card') ?? '';

test.each([['websocket'], ['polling']])(
  'a page over %s has the snapshot, then each change, numbered',
  async (transport) => {
    const page = openPage([transport]);
    await until(() => page.view ?? undefined);
    const browser = new Browser(running.url);
    for (const volume of [0.1, 0.2, 0.3]) {
      await browser.ask('PUT', '/api/screen', { volume });
      await until(() => page.view?.screen.volume === volume);
    }
    expect(page.pushes.map(({ kind }) => kind)).toEqual(['snapshot', 'changes', 'changes', 'changes']);
    expect(page.pushes.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(page.view).toEqual(asSent(running.service.room.view()));
  },
);

test('a tap is heard at once, answered, and shines on the wall', async () => {
  const page = openPage();
  await until(() => page.view ?? undefined);
  running.simulator.tap(cardOf(0));
  const answer = await until(() => page.answers[0]);
  expect(page.heard).toBe(1);
  expect(answer).toMatchObject({ name: demoPeople[0]?.name, signal: 'success', answer: { kind: 'signed-in' } });
  await until(() => page.view?.meeting?.figures.present === 1);
  expect(page.view).toEqual(asSent(running.service.room.view()));
  expect(running.simulator.signals.at(-1)).toBe('success');
});

test('who asks gets a snapshot, and the numbering goes on', async () => {
  const page = openPage();
  await until(() => page.view ?? undefined);
  page.socket.emit('resync');
  await until(() => page.pushes.length === 2);
  expect(page.pushes).toEqual([
    { kind: 'snapshot', seq: 1 },
    { kind: 'snapshot', seq: 2 },
  ]);
});

test('what a merge patch cannot say comes as a snapshot', async () => {
  const page = openPage();
  await until(() => page.view ?? undefined);
  running.service.room.arm('demo-101');
  await until(() => page.view?.binding?.person === 'demo-101');
  running.service.room.arm(null);
  await upToDate(page);
  expect(page.view?.binding).toBeNull();
  expect(page.pushes.map(({ kind }) => kind)).toEqual(['snapshot', 'changes', 'snapshot']);
});

test('a page that reads nothing costs one push, holds up nobody, and catches up with one', async () => {
  const http = createServer().listen(0, '127.0.0.1');
  const sockets: NetSocket[] = [];
  http.on('connection', (socket) => sockets.push(socket));
  const large = 'x'.repeat(200_000);
  let view = asView({ large, nth: 0 });
  const listeners: (() => void)[] = [];
  const live = startLive(http, {
    view: () => view,
    onView(listener) {
      listeners.push(() => listener(view));
      return () => undefined;
    },
    onAnswer: () => () => undefined,
    onHeard: () => () => undefined,
  });
  onTestFinished(() => {
    live.close();
    http.close();
  });
  await until(() => http.listening);
  const address = http.address();
  const port = typeof address === 'object' ? Number(address?.port) : 0;

  const stalled = await openStalledPage(port);
  onTestFinished(() => void stalled.destroy());
  await until(() => live.pages() === 1);
  for (let nth = 1; nth <= 200; nth++) {
    view = asView({ large: `${large}${nth}`, nth });
    for (const listener of listeners) listener();
    await new Promise(setImmediate);
  }
  // 40 MB were to be told. What the kernel does not take any more is one push that waits in the socket and one behind it.
  expect(sockets[0]?.writableLength).toBeGreaterThan(0);
  expect(sockets[0]?.writableLength).toBeLessThan(2 * large.length);

  const received: Buffer[] = [];
  stalled.on('data', (chunk: Buffer) => received.push(chunk)).resume();
  await until(() => Buffer.concat(received).includes('"nth":200'));
  expect(Buffer.concat(received).length).toBeLessThan(100 * large.length);
}, 30_000);

/** Views that the room would never have; what is sent does not look into them. */
const asView = (view: object): View => view as View;

/** A page by hand, over a socket that is not read once it is connected. */
async function openStalledPage(port: number): Promise<NetSocket> {
  const socket = connect(port, '127.0.0.1');
  const key = Buffer.alloc(16).toString('base64');
  socket.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\n` +
      `Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  );
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  // The packet "40" opens the namespace; masked with zeros it stays as it is.
  socket.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
  return socket;
}

test('a page of another site is turned away', async () => {
  const socket = io(running.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: 'http://evil.example' },
  });
  onTestFinished(() => void socket.close());
  const refused = await new Promise((resolve) => socket.once('connect_error', resolve));
  expect(refused).toBeInstanceOf(Error);
});
