/** Over the network: one request, one reply, both of bounded size and time. */
import * as http from 'node:http';
import * as https from 'node:https';
import { batchLimits } from './batch.ts';
import type { Carry } from './client.ts';

/**
 * `url`: where the township's server stands, perhaps below a path. `signal`: gives the request up. Not by `fetch`, which sends
 * a browser's header fields along, on a metered line; and it follows nobody to another place, as that would.
 */
export function carryTo(url: string, signal: AbortSignal): Carry {
  const base = url.replace(/\/+$/, '');
  const { Agent, request } = base.startsWith('https:') ? https : http;
  const agent = new Agent({ keepAlive: true });
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

/** ms for a request and its reply; a batch of 256 KB over a bad line takes some. Whoever answers waits no less. */
export const carryPatience = 60_000;

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
