import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { batchLimits } from '../../server/sync/batch.ts';
import { carryTo } from '../../server/sync/carry.ts';
import { paths } from '../../server/sync/wire.ts';

/** Resolves to where it is reached. It leaves no line that stands. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer({ keepAliveTimeout: 0 }, listener).listen(0, '127.0.0.1');
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const open = new AbortController().signal;
const body = Buffer.from('a batch');

it('brings a request and its reply, with no header field that nobody asked for, on the line that stands', async () => {
  const asked: IncomingMessage[] = [];
  const url = await serve(async (request, reply) => {
    asked.push(request);
    reply.writeHead(202, { 'sync-time': '5' }).end(Buffer.concat([...(await request.toArray()), body]));
  });
  const carry = carryTo(`${url}/below/`, open);
  for (let times = 0; times < 2; times += 1) {
    const reply = await carry(paths.send, { 'sync-origin': 'box' }, body);
    expect({ status: reply.status, time: reply.headers['sync-time'] }).toEqual({ status: 202, time: '5' });
    expect(Buffer.from(reply.body).toString()).toBe('a batcha batch');
  }
  expect(asked.map(({ url, method }) => `${method} ${url}`)).toEqual(Array(2).fill('POST /below/sync/send'));
  expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual(
    ['connection', 'content-length', 'content-type', 'host', 'sync-origin'].sort(),
  );
  expect(asked[1]?.socket).toBe(asked[0]?.socket);
});

it('leaves a line that stands unused before the other end does, which says when', async () => {
  const left = Promise.withResolvers<void>();
  const url = await serve((request, reply) => {
    request.socket.once('close', left.resolve);
    reply.writeHead(200, { connection: 'keep-alive', 'keep-alive': 'timeout=2' }).end();
  });
  expect(await carryTo(url, open)(paths.heads, {}, body)).toMatchObject({ status: 200 });
  await left.promise;
});

it('leaves the line when it is no longer needed', async () => {
  const [ending, left] = [new AbortController(), Promise.withResolvers<void>()];
  const url = await serve((request, reply) => {
    request.socket.once('close', left.resolve);
    reply.end();
  });
  await carryTo(url, ending.signal)(paths.heads, {}, body);
  ending.abort();
  await left.promise;
});

it('goes by what the address means, however it is written', async () => {
  await expect(carryTo('HTTPS://127.0.0.1:1', open)(paths.heads, {}, body)).rejects.toThrow('ECONNREFUSED');
});

it('follows nobody to another place', async () => {
  let asked = 0;
  const url = await serve((_, reply) => {
    asked += 1;
    reply.writeHead(307, { location: '/elsewhere' }).end();
  });
  expect(await carryTo(url, open)(paths.heads, {}, body)).toMatchObject({ status: 307 });
  expect(asked).toBe(1);
});

it('takes no reply that is too large, cut short, or none', async () => {
  const large = await serve((_, reply) => void reply.end(Buffer.alloc(batchLimits.wire + 1)));
  await expect(carryTo(large, open)(paths.fetch, {}, body)).rejects.toThrow('too large');
  const cut = await serve((_, reply) => {
    reply.writeHead(200, { 'content-length': 9 });
    reply.write('half', () => reply.destroy());
  });
  await expect(carryTo(cut, open)(paths.fetch, {}, body)).rejects.toThrow(/aborted|ECONNRESET/);
  const none = await serve((_, reply) => void reply.destroy());
  await expect(carryTo(none, open)(paths.fetch, {}, body)).rejects.toThrow(/hang up|ECONNRESET/);
});

it.each(['before the reply', 'in the midst of it'])('is given up %s', async (when) => {
  const ending = new AbortController();
  const url = await serve((_, reply) => {
    if (when === 'before the reply') ending.abort();
    else reply.write('half', () => ending.abort());
  });
  await expect(carryTo(url, ending.signal)(paths.news, {}, body)).rejects.toThrow(/aborted|hang up/);
});
