/** The line between rooms and their township, with every fault that a line has. Which request meets which follows from the seed. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom, type Random } from '../../server/simulate/random.ts';

/** How many of a hundred requests, in a storm, meet each fault; the others get through. */
const faults = {
  'request lost': 10,
  'reply lost': 10,
  'reply cut short': 10,
  delayed: 10,
  'brought twice': 8,
  /** The box is told of a failure, and after its later requests have arrived this one does, too. */
  'out of order': 8,
  'a bit flipped': 4,
} as const;
type Fate = keyof typeof faults | 'through';

/** ms */
const longestDelay = 1500;

export interface FaultyProxy {
  readonly url: string;
  /** `cut`: there is no line. */
  weather: 'calm' | 'storm' | 'cut';
  /** How many requests met what. */
  readonly met: ReadonlyMap<Fate, number>;
  /** How many requests there were for each path, whatever became of them; a line that is cut has none. */
  readonly asked: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}
type Brought = Pick<IncomingMessage, 'headers'> & { readonly url: string; readonly body: Buffer };

/** `target`: the address of a server that is asked for each request, as it may have moved. */
export async function startFaultyProxy(target: () => string, seed: number): Promise<FaultyProxy> {
  const random = createRandom(seed);
  const met = new Map<Fate, number>();
  const asked = new Map<string, number>();
  const late: Brought[] = [];
  const server = createServer((request, response) => {
    // Where the server is gone, or the box, so is the connection.
    handle(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  async function bring({ url, headers, body }: Brought): Promise<Reply> {
    const reply = await fetch(target() + url, {
      method: 'POST',
      headers: ofSync(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body: new Uint8Array(body),
    });
    return { status: reply.status, headers: ofSync(reply.headers), body: Buffer.from(await reply.arrayBuffer()) };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url, headers, socket } = request;
    const brought: Brought = { url: url ?? '/', headers, body: await buffer(request) };
    if (proxy.weather === 'cut') return void socket.destroy();
    asked.set(brought.url, (asked.get(brought.url) ?? 0) + 1);
    const fate = proxy.weather === 'calm' ? 'through' : drawn(random);
    met.set(fate, (met.get(fate) ?? 0) + 1);
    switch (fate) {
      case 'request lost':
        return void socket.destroy();
      case 'reply lost':
        await bring(brought);
        return void socket.destroy();
      case 'reply cut short':
        return cutShort(response, await bring(brought));
      case 'delayed':
        await sleep(random.int(0, longestDelay));
        return answer(response, await bring(brought));
      case 'brought twice': {
        const replies = await Promise.all([bring(brought), bring(brought)]);
        return answer(response, random.pick(replies));
      }
      case 'out of order':
        late.push(brought);
        return void socket.destroy();
      case 'a bit flipped':
        return answer(response, await bring({ ...brought, body: flipped(brought.body, random) }));
      case 'through': {
        answer(response, await bring(brought));
        for (const one of late.splice(0)) await bring(one);
      }
    }
  }

  const proxy: FaultyProxy = {
    url: `http://127.0.0.1:${port}`,
    weather: 'calm',
    ...{ met, asked },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return proxy;
}

/** The header fields that are the two ends' own; the others are the connection's. */
const ofSync = (all: Iterable<readonly [string, string]>): Record<string, string> =>
  Object.fromEntries([...all].filter(([name]) => name.startsWith('sync-') || name === 'content-type'));

function drawn(random: Random): Fate {
  let left = random.int(0, 99);
  for (const [fate, share] of Object.entries(faults)) {
    left -= share;
    if (left < 0) return fate as keyof typeof faults;
  }
  return 'through';
}

function answer(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
}

/** Half of it arrives, and then the connection breaks. */
function cutShort(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.write(body.subarray(0, body.length / 2), () => response.destroy());
}

function flipped(body: Buffer, random: Random): Buffer {
  const copy = Buffer.from(body);
  const at = random.int(0, Math.max(0, copy.length - 1));
  if (copy.length > 0) copy[at] = (copy[at] ?? 0) ^ (1 << random.int(0, 7));
  return copy;
}
