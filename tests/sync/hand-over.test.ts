/** A revoked box hands over what it wrote; the township is one that tells what it has of it. */
import { expect, it } from 'vitest';
import { replicaOf } from '../../server/kiosk/sync/log-replica.ts';
import type { Log } from '../../server/log/contract.ts';
import { verifyRows } from '../../server/log/verify.ts';
import type { Batch } from '../../server/sync/batch.ts';
import { handOver } from '../../server/sync/hand-over.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import { receiveBatch } from '../../server/sync/receive.ts';
import type { Receipt } from '../../server/sync/replica.ts';
import { signHead } from '../../server/sync/signed-head.ts';
import { draft, folder } from '../log/drafts.ts';
import { boxLog } from '../township/box-log.ts';
import { opened } from '../township/opened.ts';
import { signIns } from './chains.ts';
import { tempLog, unit } from './ends.ts';

const key = keyOf(newKey());

async function boxWith(events: number): Promise<Log> {
  const log = await tempLog();
  for (let n = 0; n < events; n += 1) await log.append([draft({ unit })]);
  return log;
}

/** It has events up to `ack`, of which up to `safe` are in a second place. */
function township(ack: number, safe: number) {
  const sent: number[][] = [];
  const has = { ack, safe };
  return {
    ...{ has, sent },
    async send({ rows }: Batch): Promise<Receipt> {
      sent.push(rows.map(({ seq }) => seq));
      const [first = 0, last = 0] = [rows[0]?.seq, rows.at(-1)?.seq];
      if (first > has.ack + 1) return { kind: 'gap', ack: has.ack };
      has.ack = Math.max(has.ack, last);
      return { kind: 'taken', ack: has.ack, safe: has.safe };
    },
  };
}

it('sends what lacks, and is done only when all of it is safe there', async () => {
  const log = await boxWith(5);
  const hub = township(2, 2);
  const hand = () => handOver(replicaOf(log), hub, unit, key);
  expect(await hand()).toBe(false);
  expect(hub.sent).toEqual([[5], [3, 4, 5]]);
  hub.has.safe = 4;
  expect(await hand()).toBe(false);
  hub.has.safe = 5;
  expect(await hand()).toBe(true);
});

it('is done with a box that has written nothing', async () => {
  expect(await handOver(replicaOf(await tempLog()), township(0, 0), unit, key)).toBe(true);
});

it('does not send what others wrote', async () => {
  const log = await boxWith(1);
  const other = { origin: 'another-box', unit };
  const rows = signIns(3, other);
  const link = Buffer.from(rows.at(-1)?.link ?? []).toString('hex');
  await log.receive(other, rows, signHead(other, 3, link, key));
  const hub = township(1, 9);
  expect(await handOver(replicaOf(log), hub, unit, key)).toBe(true);
  expect(hub.sent).toEqual([[1]]);
});

it('is not done as long as something is written beside it', async () => {
  const log = await boxWith(1);
  const hub = township(1, 9);
  const busy = {
    async send(batch: Batch) {
      if (hub.sent.length === 0) await log.append([draft({ unit })]);
      return hub.send(batch);
    },
  };
  expect(await handOver(replicaOf(log), busy, unit, key)).toBe(true);
  expect(hub.sent).toEqual([[1], [2]]);
});

it.each<Receipt>([
  { kind: 'fork', seq: 1, link: '00' },
  { kind: 'tampered', seq: 1, flaw: 'head' },
  { kind: 'gap', ack: 7 },
  { kind: 'taken', ack: 0, safe: 9 },
])('is never done where the township answers %o', async (receipt) => {
  const log = await boxWith(2);
  expect(await handOver(replicaOf(log), { send: async () => receipt }, unit, key)).toBe(false);
});

it.each([
  [0, 2, 5],
  [3, 5, 5],
  [3, 9, 5],
  [3, 5, 9],
  [3, 1300, 5],
  [3, 5, 1300],
])(
  'after %d events the township has %d others, the box %d, which arrive under another name',
  async (common, others, more) => {
    const store = await opened({ data: folder(), now: () => Date.parse('2026-03-15T12:00:00Z') });
    const log = await boxWith(common);
    const name = { origin: log.origin, unit };
    const before = boxLog(name, [...log.rows(name, 0, common)]);
    before.write(others);
    await store.receive(name, before.rows, before.signed());
    await log.append(Array.from({ length: more }, () => draft({ unit })));
    const lost = log.rows(name, common, more).map(({ id }) => id);
    const into = store.quarantine.from(log.origin);
    const peer = { send: (batch: Batch) => receiveBatch(into, batch, async () => [key.publicKey]) };
    const hand = () => handOver(replicaOf(log), peer, unit, key);

    expect(await hand(), 'in no second place yet').toBe(false);
    await store.secure(await store.heads());
    expect(await hand()).toBe(false);
    expect([...(await store.quarantine.counts()).values()], 'once, and what befell it').toEqual([more + 1]);
    await store.quarantine.secure(await store.quarantine.unsafe());
    expect(await hand()).toBe(true);

    expect(await store.quarantine.letIn(log.origin)).toBe(true);
    const [again] = (await store.heads()).filter(({ origin }) => origin !== log.origin);
    const rows = await store.rows({ origin: again?.origin ?? '', unit }, 0, more + 2);
    expect(rows.slice(1).map(({ id }) => id)).toEqual(lost);
    expect(verifyRows(rows)).toEqual({ ok: true, events: more + 1 });
    const fork = { origin: again?.origin, former: log.origin, seq: common + more, why: 'forked' };
    expect(await store.mishaps([unit])).toEqual([expect.objectContaining(fork)]);
  },
);
