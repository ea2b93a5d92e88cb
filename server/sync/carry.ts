/** Over the network: one request, one reply, both of bounded size and time. */
import { batchLimits } from './batch.ts';
import type { Carry } from './client.ts';

/** `url`: where the township's server stands, perhaps below a path. `signal`: gives the request up. */
export function carryTo(url: string, signal: AbortSignal): Carry {
  const base = url.replace(/\/+$/, '');
  return async (path, headers, body) => {
    const reply = await fetch(`${base}${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body: Buffer.from(body),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(carryPatience)]),
    });
    return { status: reply.status, headers: Object.fromEntries(reply.headers), body: await bodyOf(reply) };
  };
}

/** ms for a request and its reply; a batch of 256 KB over a bad line takes some. Whoever answers waits no less. */
export const carryPatience = 60_000;

async function bodyOf(reply: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of reply.body ?? []) {
    length += part.length;
    if (length > batchLimits.wire) throw new Error('the reply is too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
