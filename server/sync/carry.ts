/** Over the network: one request, one reply, both of bounded size and time. */
import * as http from 'node:http';
import * as https from 'node:https';
import { batchLimits } from './batch.ts';
import type { Carry } from './client.ts';

/** ms for a request and its reply; a large batch over a bad line takes some. Whoever answers waits no less. */
export const carryPatience = 60_000;

/** ms between two packets that ask whether a line still stands: by default it is one, and a metered line pays for each. */
const keepAliveMsecs = 60_000;

/**
 * `url`: where the township's server stands, perhaps below a path. `signal`: gives the request up, and the line. Not by
 * `fetch`, which sends a browser's header fields along, on a metered line; and it follows nobody to another place, as that would.
 */
export function carryTo(url: string, signal: AbortSignal): Carry {
  const base = url.replace(/\/+$/, '');
  const { Agent, request } = new URL(base).protocol === 'https:' ? https : http;
  // It ends no request. But an agent without it does not heed when the other end says it will leave a line that stands unused.
  const timeout = carryPatience;
  const agent = new Agent({ keepAlive: true, keepAliveMsecs, timeout });
  signal.addEventListener('abort', () => agent.destroy(), { once: true });
  return async (path, headers, body) => {
    const options: http.RequestOptions = {
      ...{ method: 'POST', agent },
      headers: { ...headers, 'content-type': 'application/octet-stream', 'content-length': body.length },
      signal: AbortSignal.any([signal, AbortSignal.timeout(carryPatience)]),
    };
    const reply = await new Promise<http.IncomingMessage>((resolve, reject) => {
      request(`${base}${path}`, options, resolve).on('error', reject).end(body);
    });
    return { status: reply.statusCode ?? 0, headers: reply.headers, body: await bodyOf(reply) };
  };
}

async function bodyOf(reply: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of reply) {
    length += part.length;
    if (length > batchLimits.wire) throw new Error('the reply is too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
