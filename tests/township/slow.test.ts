/** Who comes slowly, or with too much, is given up; and who has no session hears nothing over the socket. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setInterval as ticking, setImmediate as turn } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTownship, type Township } from './service.ts';

/** ms that a request may take. */
const patience = 300;
let township: Township;

beforeAll(async () => {
  township = await runTownship(['east'], { patience });
});
afterAll(() => township.close());

function line(): Socket {
  const socket = connect(Number(new URL(township.url).port), '127.0.0.1');
  socket.on('error', () => socket.destroy());
  return socket;
}

/** All that it is told until it is hung up on. */
async function heard(socket: Socket): Promise<string> {
  const parts: Buffer[] = [];
  socket.on('data', (bytes: Buffer) => parts.push(bytes));
  await once(socket, 'close');
  return Buffer.concat(parts).toString();
}

const head = (path: string) => `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n`;

describe('a request', () => {
  it.each([
    ['at the way in that does not come in whole', `${head('/api/session')}content-length: 9\r\n\r\n{`],
    ['of a box that does not come in whole', `${head('/sync/enrol')}content-length: 9\r\n\r\n{`],
    ['whose head does not end', head('/api/session')],
    ['that says nothing at all', ''],
  ])('%s is given up', async (_, said) => {
    const socket = line();
    socket.write(said);
    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('that comes byte by byte is given up as well', async () => {
    const socket = line();
    socket.write(`${head('/api/session')}content-length: 9000\r\n\r\n`);
    const told = heard(socket).catch((error: NodeJS.ErrnoException) => error.code);
    for await (const _ of ticking(patience / 10)) {
      await turn();
      if (socket.bytesRead > 0 || socket.destroyed) break;
      socket.write(' ');
    }
    // A byte that crosses the answer on its way resets the line, and the answer goes unread.
    expect(await told).toMatch(/^HTTP\/1\.1 408 |^ECONNRESET$/);
  });

  it('with too long a head is refused', async () => {
    const socket = line();
    socket.write(`${head('/api/session')}cookie: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe('the wall’s socket', () => {
  const open = (headers: Record<string, string>, transport: 'websocket' | 'polling' = 'websocket') =>
    io(township.url, { transports: [transport], forceNew: true, reconnection: false, extraHeaders: headers });
  const refusal = async (...asked: Parameters<typeof open>): Promise<Error> => {
    const socket = open(...asked);
    try {
      return await new Promise((resolve, reject) => {
        socket.once('connect_error', resolve);
        socket.once('connect', () => reject(new Error('it was let in')));
      });
    } finally {
      socket.close();
    }
  };

  it.each(['websocket', 'polling'] as const)('is shut without a session, by %s', async (transport) => {
    for (const cookie of ['', `township-session=${'A'.repeat(43)}`])
      expect((await refusal({ cookie }, transport)).message).toBe('sign-in-needed');
  });

  it('is shut for pages of elsewhere, whoever is signed in', async () => {
    const { cookie } = await township.signedIn('township');
    for (const origin of ['http://evil.example', 'null'])
      expect((await refusal({ cookie, origin })).message).toBe('websocket error');
  });

  it('hangs up on who says more than it listens to', async () => {
    const { cookie } = await township.signedIn('branch', ['east']);
    const socket = open({ cookie });
    await new Promise((resolve) => socket.once('wall', resolve));
    const closed = new Promise((resolve) => socket.once('disconnect', resolve));
    socket.emit('anything', 'x'.repeat(10_000));
    expect(await closed).toBe('transport close');
  });
});
