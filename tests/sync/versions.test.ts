/** A box and a hub of which one is newer: as the protocol's page says under “Versions side by side”. */
import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { beforeFirst, type Row } from '../../server/log/envelope.ts';
import { type Batch, batchLimits, decodeBatch, encodeBatch } from '../../server/sync/batch.ts';
import { type Carry, createPeer, type Peer } from '../../server/sync/client.ts';
import type { SigningKey } from '../../server/sync/keys.ts';
import { headersOfAnswer, headersOfRequest, requestSealIn, sealAnswer, sealRequest } from '../../server/sync/signed.ts';
import { signHead } from '../../server/sync/signed-head.ts';
import { paths, RefusalReply, refusalReply, type SyncPath } from '../../server/sync/wire.ts';
import { boxLog, draft } from '../township/box-log.ts';
import { acceptedBox, type Box, type Hub, startHub, tempLog, unit } from './ends.ts';

const hubAndBox = async (): Promise<{ hub: Hub; box: Box }> => {
  const hub = await startHub(await tempLog());
  return { hub, box: acceptedBox(hub) };
};

const linkOfLast = (rows: readonly Row[]): string => Buffer.from(rows.at(-1)?.link ?? '').toString('hex');

function batchOf(
  { origin, key }: Pick<Box, 'origin' | 'key'>,
  write = (log: ReturnType<typeof boxLog>) => log.write(3),
): Batch {
  const log = { origin, unit };
  const written = boxLog(log);
  write(written);
  const { rows } = written;
  return { log, after: beforeFirst, rows, signed: signHead(log, rows.length, linkOfLast(rows), key) };
}

/** The hub's own answers, but of a program that says something else in them. */
const answering =
  (hub: Hub, change: (said: Record<string, unknown>) => object): Carry =>
  async (path, headers, body) => {
    const reply = await hub.carry(path, headers, body);
    const said = Buffer.from(JSON.stringify(change(JSON.parse(Buffer.from(reply.body).toString()))));
    const request = requestSealIn(headers)?.signature ?? new Uint8Array();
    const seal = sealAnswer(request, { status: reply.status, time: hub.now, body: said }, hub.key);
    return { status: reply.status, headers: headersOfAnswer(seal), body: said };
  };

/** Cannot read these batches, as an older program. */
const deafTo =
  (hub: Hub, unread: (body: Uint8Array) => boolean): Carry =>
  async (path, headers, body) => {
    if (path !== paths.send || !unread(body)) return hub.carry(path, headers, body);
    const said = Buffer.from(JSON.stringify(refusalReply('unreadable')));
    const request = requestSealIn(headers)?.signature ?? new Uint8Array();
    const seal = sealAnswer(request, { status: 400, time: hub.now, body: said }, hub.key);
    return { status: 400, headers: headersOfAnswer(seal), body: said };
  };

/** By its first bytes (RFC 1952, 2.3.1). */
const isGzip = (bytes: Uint8Array): boolean => Buffer.from(bytes).readUInt16BE() === 0x1f8b;

const sealOf = ({ origin, time, key }: Box, path: SyncPath, body: Uint8Array) =>
  sealRequest({ path, origin, time, nonce: randomUUID() }, body, key);

/** Sends a batch whose lines are changed by a program that writes them otherwise. */
async function sendChanged(hub: Hub, box: Box, batch: Batch, change: (lines: string[]) => string[]): Promise<unknown> {
  const body = gzipSync(change(gunzipSync(encodeBatch(batch)).toString().split('\n')).join('\n'));
  const headers = headersOfRequest(sealOf(box, paths.send, body));
  return JSON.parse(Buffer.from((await hub.carry(paths.send, headers, body)).body).toString());
}

const kindOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => 'not refused',
    (error: unknown) => (error instanceof Error && 'kind' in error ? error.kind : error),
  );

describe('a newer end', () => {
  it('may say more in its answers than this one knows', async () => {
    const { hub, box } = await hubAndBox();
    const peer: Peer = box.peer(answering(hub, (said) => ({ ...said, mood: 'good', heads: said.heads })));
    expect(await peer.heads()).toEqual([]);
    const batch = batchOf(box);
    expect(await peer.send(batch)).toEqual({ kind: 'taken', ack: 3, safe: 0 });
    const longer = (said: Record<string, unknown>) => ({
      heads: (said.heads as object[]).map((head) => ({ ...head, colour: 'red' })),
    });
    expect(await box.peer(answering(hub, longer)).heads()).toMatchObject([{ ...batch.log, seq: 3 }]);
  });

  it('says how batches may be packed; one that does not is sent gzip, and asks for nothing else', async () => {
    const { hub, box } = await hubAndBox();
    const sent: Uint8Array[] = [];
    const watched =
      (carry: Carry): Carry =>
      (path, headers, body) => {
        if (path === paths.send) sent.push(body);
        return carry(path, headers, body);
      };
    const older = box.peer(watched(answering(hub, ({ packings: _, ...said }) => said)));
    await older.heads();
    const batch = batchOf(box, (log) => log.write(500));
    await older.send(batch);
    const newer = box.peer(watched(hub.carry));
    await newer.send(batch);
    await newer.heads();
    await newer.send(batch);
    expect(sent.map(isGzip)).toEqual([true, true, false]);
    const asked = async (said: object) => {
      const body = Buffer.from(JSON.stringify({ log: batch.log, after: 0, ...said }));
      return (await hub.carry(paths.fetch, headersOfRequest(sealOf(box, paths.fetch, body)), body)).body;
    };
    expect(isGzip(await asked({}))).toBe(true);
    expect(isGzip(await asked({ packings: ['zstd'] }))).toBe(false);
    expect((await newer.fetch(batch.log, 0))?.rows).toHaveLength(500);
  });

  it('says how large a batch may be; one that does not is sent what everybody takes, and none more than this one makes', async () => {
    const { hub, box } = await hubAndBox();
    const told = async (change: (said: Record<string, unknown>) => object) => {
      const peer = box.peer(answering(hub, change));
      await peer.heads();
      return peer.takes();
    };
    expect(await told(({ largest: _, ...said }) => said)).toEqual(batchLimits);
    expect(await told((said) => said)).toEqual({ events: 1000, bytes: 512 * 1024 });
    expect(await told((said) => ({ ...said, largest: { events: 1e6, bytes: 700 } }))).toEqual({
      events: 1000,
      bytes: 700,
    });
    expect(box.peer().takes(), 'before it was asked').toEqual(batchLimits);
  });

  it('beside an older process of the same server, which refuses a large batch, is sent smaller ones from then on', async () => {
    const { hub, box } = await hubAndBox();
    const sent: number[] = [];
    const isLarge = (body: Uint8Array) => {
      sent.push(decodeBatch(body).rows.length);
      return (sent.at(-1) ?? 0) > 500;
    };
    const peer = box.peer(deafTo(hub, isLarge));
    await peer.heads();
    expect(await kindOf(peer.send(batchOf(box, (log) => log.write(501))))).toBe('unreadable');
    expect(peer.takes()).toEqual(batchLimits);
    await peer.heads();
    expect(peer.takes()).toEqual(batchLimits);
    expect(await peer.send(batchOf(box, (log) => log.write(500)))).toMatchObject({ kind: 'taken', ack: 500 });
    expect(sent, 'the large one goes but once').toEqual([501, 500]);
  });

  it('takes a batch of a thousand events', async () => {
    const { box } = await hubAndBox();
    const batch = batchOf(box, (log) => log.write(1000));
    expect(await box.peer().send(batch)).toMatchObject({ kind: 'taken', ack: 1000 });
  });

  it('beside an older process of the same server, which takes the batch, is sent gzip from then on', async () => {
    const { hub, box } = await hubAndBox();
    const sent: boolean[] = [];
    const old = deafTo(hub, (body) => {
      sent.push(isGzip(body));
      return !isGzip(body);
    });
    const peer = box.peer(old);
    const batch = batchOf(box, (log) => log.write(500));
    for (let turn = 0; turn < 2; turn += 1) {
      await peer.heads();
      expect(await peer.send(batch)).toMatchObject({ kind: 'taken', ack: 500 });
    }
    expect(sent).toEqual([false, true, true]);

    const other = box.peer(old);
    await other.heads();
    sent.length = 0;
    const both = [batch, batch].map((one) => other.ready(one));
    for (const send of both)
      expect(await send(), 'packed before the first was refused').toMatchObject({ kind: 'taken' });
    expect(sent).toEqual([false, true, false, true]);
  });

  it('that is told by gzip that it cannot read is not told so twice', async () => {
    const { hub, box } = await hubAndBox();
    let sent = 0;
    const deaf = deafTo(hub, () => {
      sent += 1;
      return true;
    });
    const older = answering(hub, ({ packings: _, ...said }) => said);
    const peer = box.peer((path, ...more) => (path === paths.send ? deaf : older)(path, ...more));
    await peer.heads();
    expect(await kindOf(peer.send(batchOf(box)))).toBe('unreadable');
    expect(sent).toBe(1);
  });

  it('may say more in the first line of a batch, but not leave out what this one needs to make an event anew', async () => {
    const { hub, box } = await hubAndBox();
    const batch = batchOf(box);
    const line = (lines: string[], index: number, more: string) =>
      lines.with(index, lines[index]?.replace('{', `{${more},`) ?? '');
    expect(await sendChanged(hub, box, batch, (lines) => line(lines, 1, '"colour":"red"'))).toEqual({
      error: 'unreadable',
    });
    expect(await sendChanged(hub, box, batch, (lines) => line(lines, 0, '"colour":"red"'))).toMatchObject({ ack: 3 });
    const second = (lines: string[]) => lines.with(0, lines[0]?.replace('"v":1', '"v":2') ?? '');
    expect(await sendChanged(hub, box, batch, second)).toEqual({ error: 'version' });
  });

  it('that signs heads in another way is not believed', async () => {
    const { box } = await hubAndBox();
    const newer: SigningKey = { ...box.key, sign: (text) => box.key.sign(text.replace('["head",1,', '["head",2,')) };
    expect(await box.peer().send(batchOf({ origin: box.origin, key: newer }))).toEqual({
      ...{ kind: 'tampered', seq: 3, flaw: 'head' },
    });
  });

  it('that signs requests in another way is refused, and its answers are not believed', async () => {
    const { hub, box } = await hubAndBox();
    const second = (key: SigningKey): SigningKey => ({ ...key, sign: (text) => key.sign(text.replace(',1,', ',2,')) });
    const clock = { now: () => box.time, told: () => undefined };
    const newer = createPeer({
      ...{ carry: hub.carry, origin: box.origin, key: second(box.key), publicKey: hub.key.publicKey, clock },
      report: () => ({}),
    });
    expect(await kindOf(newer.heads())).toBe('forged');
    const other = await startHub(await tempLog(), second(hub.key));
    for (const [origin, device] of hub.devices) other.devices.set(origin, device);
    expect(await kindOf(box.peer(other.carry).heads())).toBe('unbelievable');
  });

  it('whose receipt or refusal this one does not know is asked again later', async () => {
    const { hub, box } = await hubAndBox();
    const peer = box.peer(answering(hub, () => ({ kind: 'delegated', to: 'another' })));
    expect(await kindOf(peer.send(batchOf(box)))).toBe('failed');
    box.time = 0;
    expect(await kindOf(box.peer(answering(hub, () => ({ error: 'tired' }))).heads())).toBe('failed');
  });

  it('may write what this one cannot read, which goes on to the next as it came', async () => {
    const { hub, box } = await hubAndBox();
    const batch = batchOf(box, (log) => {
      log.write([draft({ unit, type: 'moon.landed', v: 9, data: { on: 'the far side' } })]);
      log.writeRaw('<envelope version="9"/>', '<payload/>');
      return log.rows;
    });
    expect(await box.peer().send(batch)).toMatchObject({ kind: 'taken', ack: 2 });
    const fetched = await box.peer().fetch(batch.log, 0);
    const texts = (rows: readonly Row[] = []) =>
      rows.map(({ envelope, payload, salt }) => [envelope, payload, salt && [...salt]]);
    expect(texts(fetched?.rows)).toEqual(texts(batch.rows));
    expect([...hub.log.read()]).toMatchObject([{ type: 'moon.landed', v: 9 }]);
    expect(hub.log.raw()).toBe(1);
  });
});

it('an older box, as on an old image, hears of a superseded key what it knows: that it is not taken', () => {
  expect(refusalReply('superseded')).toEqual({ error: 'forged', superseded: true });
  expect(RefusalReply.parse(refusalReply('superseded'))).toBe('superseded');
});
