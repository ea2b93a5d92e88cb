import { randomUUID } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { beforeFirst } from '../../server/log/envelope.ts';
import { type Batch, batchLimits, encodeBatch } from '../../server/sync/batch.ts';
import { type Carry, enrolAt, type Reply } from '../../server/sync/client.ts';
import type { Standing } from '../../server/sync/devices.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import { headersOfRequest, sealRequest } from '../../server/sync/signed.ts';
import { signHead } from '../../server/sync/signed-head.ts';
import { jsonBytes, paths, type SyncPath } from '../../server/sync/wire.ts';
import { signIns } from './chains.ts';
import { acceptedBox, type Box, type Hub, peerOf, startHub, tempLog, unit } from './ends.ts';

const hubAndBox = async (): Promise<{ hub: Hub; box: Box }> => {
  const hub = await startHub(await tempLog());
  return { hub, box: acceptedBox(hub) };
};

function batchOf({ origin, key }: Box, rows = signIns(3, { origin, unit })): Batch {
  const last = rows.at(-1) ?? { ...beforeFirst };
  const signed = signHead({ origin, unit }, last.seq, Buffer.from(last.link).toString('hex'), key);
  return { log: { origin, unit }, after: beforeFirst, rows, signed };
}

const kindOf = async (asked: Promise<unknown>): Promise<string> => {
  const error: unknown = await asked.then(
    () => new Error('it was not refused'),
    (error: unknown) => error,
  );
  return error instanceof Error && 'kind' in error ? String(error.kind) : String(error);
};

const said = ({ body }: Reply): unknown => JSON.parse(Buffer.from(body).toString());

/** As the peer would send it, but for what is said here. */
function sealed(box: Box, path: SyncPath, body: Uint8Array, nonce = randomUUID()) {
  return headersOfRequest(sealRequest({ path, origin: box.origin, time: box.time, nonce }, body, box.key));
}

function setStanding(hub: Hub, { origin }: Box, standing: Standing): void {
  const device = hub.devices.get(origin);
  if (device !== undefined) hub.devices.set(origin, { ...device, standing });
}

describe('a signed request', () => {
  it('brings a batch, is told the heads, and fetches what was brought', async () => {
    const { hub, box } = await hubAndBox();
    const batch = batchOf(box);
    const peer = box.peer();
    expect(await peer.heads()).toEqual([]);
    expect(await peer.send(batch)).toEqual({ kind: 'taken', ack: 3, safe: 0 });
    expect(await peer.send(batch)).toEqual({ kind: 'taken', ack: 3, safe: 0 });
    expect(await peer.heads()).toMatchObject([{ ...batch.log, seq: 3, link: batch.signed.link }]);
    expect((await peer.fetch(batch.log, 1))?.rows.map(({ envelope }) => envelope)).toEqual(
      batch.rows.slice(1).map(({ envelope }) => envelope),
    );
    expect(await peer.fetch(batch.log, 3)).toBeUndefined();
    expect(await hub.log.verify()).toEqual({ ok: true, events: 3 });
  });

  it('is refused where it is seen a second time', async () => {
    const { hub, box } = await hubAndBox();
    const [body, nonce] = [encodeBatch(batchOf(box)), randomUUID()];
    expect((await hub.carry(paths.send, sealed(box, paths.send, body, nonce), body)).status).toBe(200);
    const again = await hub.carry(paths.send, sealed(box, paths.send, body, nonce), body);
    expect([again.status, said(again)]).toEqual([409, { error: 'replayed' }]);
    hub.now += 6 * 60_000;
    const later = await hub.carry(paths.send, sealed(box, paths.send, body, nonce), body);
    expect(said(later)).toEqual({ error: 'expired' });
  });

  it('is refused with another body, path, origin or key', async () => {
    const { hub, box } = await hubAndBox();
    const body = encodeBatch(batchOf(box));
    const other = encodeBatch(batchOf(box));
    const stranger = { ...box, key: keyOf(newKey()) };
    const forged: [SyncPath, Record<string, string>, Uint8Array][] = [
      [paths.send, sealed(box, paths.send, body), other],
      [paths.send, sealed(box, paths.fetch, body), body],
      [paths.send, sealed(stranger, paths.send, body), body],
      [paths.send, { ...sealed(box, paths.send, body), 'sync-origin': acceptedBox(hub).origin }, body],
    ];
    for (const request of forged) expect(said(await hub.carry(...request))).toEqual({ error: 'forged' });
    expect(hub.log.heads()).toEqual([]);
  });

  it('is refused without a seal, and from whom nobody knows', async () => {
    const { hub, box } = await hubAndBox();
    const bare = await hub.carry(paths.heads, {}, new Uint8Array());
    expect([bare.status, said(bare)]).toEqual([400, { error: 'unsigned' }]);
    hub.devices.delete(box.origin);
    expect(await kindOf(box.peer().heads())).toBe('unknown');
  });

  it.each(['waiting', 'refused', 'revoked'] as const)('is refused to a box that is %s', async (standing) => {
    const { hub, box } = await hubAndBox();
    const log = { origin: box.origin, unit };
    setStanding(hub, box, standing);
    expect(await kindOf(box.peer().heads())).toBe(standing);
    expect(await kindOf(box.peer().fetch(log, 0))).toBe(standing);
    expect(await kindOf(box.peer().cardKey(new Uint8Array(32)))).toBe(standing);
    expect(await kindOf(box.peer().changeKey(keyOf(newKey())))).toBe(standing);
    if (standing !== 'revoked') expect(await kindOf(box.peer().send(batchOf(box)))).toBe(standing);
    expect(hub.log.heads()).toEqual([]);
  });

  it('of a revoked box brings what it wrote itself, apart from the logs, and nothing else', async () => {
    const { hub, box } = await hubAndBox();
    const other = acceptedBox(hub);
    setStanding(hub, box, 'revoked');
    const peer = box.peer();
    expect(await peer.send(batchOf(box))).toMatchObject({ kind: 'taken', ack: 3 });
    const later = { origin: randomUUID(), unit };
    expect(await peer.send(batchOf({ ...box, ...later }, signIns(2, later)))).toMatchObject({ kind: 'taken', ack: 2 });
    expect(await kindOf(peer.send(batchOf(other)))).toBe('revoked');
    expect(await kindOf(peer.send(batchOf({ ...box, origin: hub.log.origin, key: hub.key })))).toBe('revoked');
    const strange = { origin: randomUUID(), unit };
    expect(await peer.send(batchOf({ ...box, ...strange, key: hub.key }, signIns(1, strange)))).toMatchObject({
      ...{ kind: 'tampered', flaw: 'head' },
    });
    expect(hub.log.heads()).toEqual([]);
    expect(hub.handedOver).toHaveLength(5);
  });

  it('at a wrong time is refused, and is told the right one', async () => {
    const { hub, box } = await hubAndBox();
    box.time = Date.parse('1970-01-01T00:10:00Z');
    const peer = box.peer();
    expect(await kindOf(peer.heads())).toBe('expired');
    expect(box.time).toBe(hub.now);
    expect(await peer.heads()).toEqual([]);
  });

  it('for the log of another unit is refused', async () => {
    const { box } = await hubAndBox();
    const log = { origin: box.origin, unit: 'branch-2' };
    expect(await kindOf(box.peer().fetch(log, 0))).toBe('other-unit');
    expect(await kindOf(box.peer().send({ ...batchOf(box), log }))).toBe('other-unit');
  });

  it.each<[string, string, Uint8Array]>([
    ['too-large', 'of more than a megabyte', Buffer.alloc(batchLimits.wire + 1)],
    ['unreadable', 'that is no batch', Buffer.from('hello')],
    ['unreadable', 'that unpacks to too much', gzipSync(Buffer.alloc(batchLimits.unpacked + 1))],
    ['version', 'of a later version', gzipSync('{"v":2}\n')],
  ])('is refused as %s with a body %s', async (error, _, body) => {
    const { hub, box } = await hubAndBox();
    expect(said(await hub.carry(paths.send, sealed(box, paths.send, body), body))).toEqual({ error });
  });
});

it('an enrolment of more than a megabyte is refused before it is read', async () => {
  const { hub, box } = await hubAndBox();
  const body = Buffer.alloc(batchLimits.wire + 1);
  expect(said(await hub.carry(paths.enrol, sealed(box, paths.enrol, body), body))).toEqual({ error: 'too-large' });
});

describe('a batch', () => {
  it('is taken only with the signature of its origin, which a relay brings along', async () => {
    const { hub, box } = await hubAndBox();
    const writer = acceptedBox(hub);
    const batch = batchOf(writer);
    expect(await box.peer().send({ ...batchOf({ ...writer, key: box.key }, [...batch.rows]) })).toEqual({
      ...{ kind: 'tampered', seq: 3, flaw: 'head' },
    });
    expect(await box.peer().send(batch)).toMatchObject({ kind: 'taken' });
    expect(await box.peer().fetch(batch.log, 0)).toMatchObject({ signed: { seq: 3, link: batch.signed.link } });
  });

  it('for the log of the hub itself is taken from nobody else', async () => {
    const { hub, box } = await hubAndBox();
    const log = { origin: hub.log.origin, unit };
    const rows = signIns(3, log);
    expect(await box.peer().send(batchOf({ ...box, ...log }, rows))).toEqual({
      ...{ kind: 'tampered', seq: 3, flaw: 'head' },
    });
    expect(hub.log.heads()).toEqual([]);
    expect(await box.peer().send(batchOf({ ...box, ...log, key: hub.key }, rows))).toMatchObject({ kind: 'taken' });
  });

  it('of a later origin of a box is taken from that box only', async () => {
    const { hub, box } = await hubAndBox();
    const later = { origin: randomUUID(), unit };
    const rows = signIns(3, later);
    expect(await box.peer().send(batchOf({ ...box, ...later }, rows))).toMatchObject({ kind: 'taken', ack: 3 });
    const other = acceptedBox(hub);
    const more = [...rows, ...signIns(1, later, rows.at(-1))];
    expect(await other.peer().send(batchOf({ ...other, ...later }, more))).toEqual({
      ...{ kind: 'tampered', seq: 4, flaw: 'head' },
    });
    expect(await box.peer().send(batchOf({ ...box, ...later }, more))).toMatchObject({ kind: 'taken', ack: 4 });
  });

  it.each(['a\0b', 'a\ud800', '党'])('for a log with the name %j is not taken', async (origin) => {
    const { hub, box } = await hubAndBox();
    const rows = signIns(1, { origin, unit });
    expect(await box.peer().send(batchOf({ ...box, origin }, rows))).toEqual({
      ...{ kind: 'tampered', seq: 1, flaw: 'envelope' },
    });
    expect(hub.log.heads()).toEqual([]);
  });

  it('of which a line was changed is found out', async () => {
    const { hub, box } = await hubAndBox();
    const lines = gunzipSync(encodeBatch(batchOf(box)))
      .toString()
      .split('\n');
    const changed = gzipSync(lines.with(2, lines[2]?.replace('card', 'book') ?? '').join('\n'));
    const reply = await hub.carry(paths.send, sealed(box, paths.send, changed), changed);
    expect(said(reply)).toEqual({ kind: 'tampered', seq: 3, flaw: 'head' });
    expect(hub.log.heads()).toEqual([]);
  });
});

describe('a new key', () => {
  const next = () => keyOf(newKey());

  it('is asked for with the heads, and takes the place of the old one once it is used', async () => {
    const { hub, box } = await hubAndBox();
    const device = hub.devices.get(box.origin);
    if (device !== undefined) hub.devices.set(box.origin, { ...device, keyDue: true });
    let due = 0;
    await box.peer(hub.carry, () => due++).heads();
    expect(due).toBe(1);
    const key = next();
    await box.peer().changeKey(key);
    // The answer may have been lost: the box announces it again, still signed by the old one.
    await box.peer().changeKey(key);
    expect(await box.peer().heads()).toEqual([]);
    const renewed = peerOf(hub, box, key);
    expect(await renewed.heads()).toEqual([]);
    expect(await kindOf(box.peer().heads())).toBe('superseded');
    expect(await kindOf(box.peer().changeKey(next()))).toBe('superseded');
    expect(hub.knocks).toEqual([box.key.publicKey, box.key.publicKey].map((asked) => [box.origin, asked]));
    expect(await kindOf(peerOf(hub, box, next()).heads())).toBe('forged');
    expect(hub.knocks).toHaveLength(2);
  });

  it('leaves what the old one has signed as it was, and goes on with the log', async () => {
    const { hub, box } = await hubAndBox();
    const batch = batchOf(box);
    await box.peer().send(batch);
    const later = { origin: randomUUID(), unit };
    const begun = signIns(2, later);
    await box.peer().send(batchOf({ ...box, ...later }, begun));
    const key = next();
    await box.peer().changeKey(key);
    const peer = peerOf(hub, box, key);
    const more = [...batch.rows, ...signIns(1, batch.log, batch.rows.at(-1))];
    expect(await peer.send(batchOf({ ...box, key }, more))).toMatchObject({ kind: 'taken', ack: 4 });
    expect(await peer.send(batchOf({ ...box, ...later, key }, [...begun, ...signIns(1, later, begun.at(-1))]))).toEqual(
      {
        ...{ kind: 'taken', ack: 3, safe: 0 },
      },
    );
    expect(await acceptedBox(hub).peer().send(batch)).toMatchObject({ kind: 'taken' });
  });

  it('is that of the box that announces it', async () => {
    const { hub, box } = await hubAndBox();
    const [mine, stolen] = [next(), next()];
    await expect(box.peer().changeKey({ publicKey: stolen.publicKey, sign: mine.sign })).rejects.toMatchObject({
      kind: 'forged',
    });
    expect(hub.devices.get(box.origin)?.publicKey).toEqual(box.key.publicKey);
  });
});

describe('an answer', () => {
  const changes: [string, (reply: Reply) => Reply][] = [
    ['another body', (reply) => ({ ...reply, body: jsonBytes({ heads: [] }) })],
    ['another status', (reply) => ({ ...reply, status: 200, body: jsonBytes({ error: 'revoked' }) })],
    ['another time', (reply) => ({ ...reply, headers: { ...reply.headers, 'sync-time': '1' } })],
  ];
  it.each(changes)('with %s is not believed', async (_, change) => {
    const { hub, box } = await hubAndBox();
    await box.peer().send(batchOf(box));
    const between: Carry = async (...request) => change(await hub.carry(...request));
    expect(await kindOf(box.peer(between).heads())).toBe('unbelievable');
  });

  it.each([
    [200, 'intercepted'],
    [403, 'intercepted'],
    [404, 'no-such-path'],
    [429, 'troubled'],
    [500, 'troubled'],
    [502, 'troubled'],
  ])('with the status %i that nobody has signed is none of the hub’s: %s', async (status, kind) => {
    const { hub, box } = await hubAndBox();
    const between: Carry = async (...request) => ({ ...(await hub.carry(...request)), status, headers: {} });
    expect(await kindOf(box.peer(between).heads())).toBe(kind);
  });

  it('to another request is not believed', async () => {
    const { hub, box } = await hubAndBox();
    const old = await hub.carry(paths.heads, sealed(box, paths.heads, new Uint8Array()), new Uint8Array());
    expect(await kindOf(box.peer(async () => old).heads())).toBe('unbelievable');
  });

  it('that does not come is told from one that is none', async () => {
    const { box } = await hubAndBox();
    expect(await kindOf(box.peer(() => Promise.reject(new Error('ECONNREFUSED'))).heads())).toBe('unreachable');
  });
});

describe('enrolment', () => {
  it('teaches the box whom to believe, and the hub whose key it is', async () => {
    const hub = await startHub(await tempLog());
    const key = keyOf(newKey());
    const asked = { origin: randomUUID(), unit, room: '活动室', branch: '试点支部', publicKey: key.publicKey };
    expect(await enrolAt(hub.carry, { ...asked, code: '1' }, key)).toEqual({ kind: 'unknown-code' });
    const answer = await enrolAt(hub.carry, { ...asked, code: '2839051746' }, key);
    expect(answer).toMatchObject({ kind: 'waiting', township: '赤溪镇' });
    expect('publicKey' in answer && Buffer.from(answer.publicKey).equals(hub.key.publicKey)).toBe(true);
    expect(hub.devices.get(asked.origin)?.standing).toBe('waiting');
  });

  it('needs the key that it names', async () => {
    const hub = await startHub(await tempLog());
    const asked = { origin: randomUUID(), unit, room: '', branch: '', publicKey: keyOf(newKey()).publicKey };
    expect(await kindOf(enrolAt(hub.carry, { ...asked, code: '2839051746' }, keyOf(newKey())))).toBe('forged');
    expect(hub.devices.size).toBe(0);
  });
});
