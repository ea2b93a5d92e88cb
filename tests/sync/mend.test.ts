/**
 * The whole link but for the wire: boxes are set back and cloned, the hub is set back, the line breaks anywhere. When all is
 * quiet again every end holds the same, and nothing that was on any of them is lost or counts twice.
 */
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Chain } from '../../server/log/chain.ts';
import { giveWay } from '../../server/log/fork.ts';
import { receiveRows, signedHeadOf } from '../../server/log/receive.ts';
import { headsOf, rowsAfter, rowsOf } from '../../server/log/rows.ts';
import { connectWriter, factOf, setFact } from '../../server/log/schema.ts';
import { verifyRows } from '../../server/log/verify.ts';
import { batchLimits } from '../../server/sync/batch.ts';
import { LinkFault, type Peer } from '../../server/sync/client.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import { type LinkState, startOfLink, step } from '../../server/sync/link.ts';
import { batchAfter } from '../../server/sync/outgoing.ts';
import { receiveBatch } from '../../server/sync/receive.ts';
import type { AskingReplica } from '../../server/sync/replica.ts';
import { perform } from '../../server/sync/run-link.ts';
import { createSender } from '../../server/sync/sender.ts';
import { draft, stamp } from '../log/drafts.ts';

const numRuns = Math.min(Number(process.env.FC_RUNS ?? 40), 1_500);
const unit = 'branch-1';
const key = keyOf(newKey());
const keysOf = async () => [key.publicKey];

/** A log in memory, which can be set back to an image. */
class End implements AskingReplica {
  #db = connectWriter(':memory:');
  #chain: Chain;
  #link: LinkState = startOfLink;

  constructor() {
    setFact(this.#db, 'origin', randomUUID());
    this.#chain = this.#rechained();
  }

  #rechained(): Chain {
    return new Chain(this.#db, factOf(this.#db, 'origin') ?? '');
  }

  image(): Buffer {
    return this.#db.serialize();
  }

  setBack(image: Buffer): void {
    this.#db.close();
    this.#db = new Database(image);
    this.#chain = this.#rechained();
    this.#link = startOfLink;
  }

  write(): void {
    this.#db.transaction(() => this.#chain.write(draft({ unit })))();
  }

  heads = async () => headsOf(this.#db);
  rows = async (...[log, after, limit]: Parameters<AskingReplica['rows']>) => [...rowsOf(this.#db, log, after, limit)];
  signedHead = async (...[log]: Parameters<AskingReplica['signedHead']>) => signedHeadOf(this.#db, log);
  receive = async (...[log, rows, signed]: Parameters<AskingReplica['receive']>) =>
    this.#db.transaction(() => receiveRows(this.#db, this.#chain, log, rows, signed))();

  async giveWay(...[log, rows, signed]: Parameters<AskingReplica['giveWay']>) {
    const mended = this.#db.transaction(() => giveWay(this.#db, this.#chain, log, rows, signed, stamp))();
    this.#chain = mended.chain;
    return mended.receipt;
  }

  /** One thing that the link does; `breaks`: the line, on the way there or back. */
  async step(hub: End, breaks: 'there' | 'back' | null): Promise<LinkState> {
    const { next } = this.#link;
    const ends = { replica: this, peer: lineTo(hub, breaks), unit, key, keysOf: async () => undefined };
    const sender = createSender(this, ends.peer, key);
    const failed = (error: unknown) => {
      if (!(error instanceof LinkFault)) throw error;
      return { kind: 'failed', fault: error.kind, random: 1 } as const;
    };
    const input =
      'ms' in next
        ? ({ kind: 'rested' } as const)
        : await perform({ ...ends, onReceived: () => undefined }, sender, next, this.#link.most).catch(failed);
    this.#link = step(this.#link, input);
    return this.#link;
  }

  async settle(hub: End): Promise<void> {
    this.#link = startOfLink;
    for (let steps = 0; steps < 300; steps += 1) {
      const { next } = await this.step(hub, null);
      if (next.do === 'listen') return;
    }
    throw new Error('it turns in a circle');
  }

  all() {
    const rows = [...rowsAfter(this.#db, 0)];
    const byLog = Map.groupBy(rows, (row) => `${row.origin} ${row.unit}`);
    return {
      verdict: verifyRows(rows),
      logs: [...byLog].map(([name, log]) => [name, log.map(({ envelope, payload }) => [envelope, payload])]).sort(),
      ids: rows.map(({ id }) => id).filter((id) => id !== ''),
    };
  }
}

const lineTo = (hub: End, breaks: 'there' | 'back' | null): Pick<Peer, 'heads' | 'ready' | 'takes' | 'fetch'> => {
  const over = async <T>(what: () => Promise<T>): Promise<T> => {
    if (breaks === 'there') throw new LinkFault('unreachable');
    const answer = await what();
    if (breaks === 'back') throw new LinkFault('unreachable');
    return answer;
  };
  return {
    heads: () => over(() => hub.heads()),
    ready: (batch) => () => over(() => receiveBatch(hub, batch, keysOf)),
    takes: () => batchLimits,
    fetch: (log, after) => over(() => batchAfter(hub, log, after, key)),
  };
};

const who = fc.nat({ max: 3 });
const deed = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('write' as const), who, count: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      ...{ do: fc.constant('talk' as const), who },
      line: fc.array(fc.constantFrom(null, null, null, 'there' as const, 'back' as const), {
        minLength: 1,
        maxLength: 12,
      }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('copy' as const, 'set back' as const, 'clone' as const), who }),
  },
);

it('whatever is set back, cloned or cut off, all ends hold the same in the end, and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40 }), async (deeds) => {
      const hub = new End();
      const boxes = [new End()];
      const images = new Map<End, Buffer>();
      /** The hub is one of them, but it talks to nobody of itself. */
      const one = (index: number): End => [hub, ...boxes][index % (boxes.length + 1)] ?? hub;
      for (const deed of deeds) {
        const end = one(deed.who);
        switch (deed.do) {
          case 'write':
            for (let count = 0; count < deed.count; count += 1) end.write();
            break;
          case 'talk':
            for (const breaks of end === hub ? [] : deed.line) await end.step(hub, breaks);
            break;
          case 'copy':
            images.set(end, end.image());
            break;
          case 'set back':
            end.setBack(images.get(end) ?? end.image());
            break;
          case 'clone':
            if (end !== hub && boxes.length < 3) {
              const clone = new End();
              clone.setBack(end.image());
              boxes.push(clone);
            }
            break;
        }
      }
      const ends = [hub, ...boxes];
      const standing = new Set(ends.flatMap((end) => end.all().ids));
      for (let round = 0; round < boxes.length + 1; round += 1) for (const box of boxes) await box.settle(hub);
      const [last, ...others] = ends.map((end) => end.all());
      expect(last?.verdict).toMatchObject({ ok: true });
      expect(
        [...standing].filter((id) => !last?.ids.includes(id)),
        'lost',
      ).toEqual([]);
      for (const { verdict, logs, ids } of others) {
        expect(verdict).toEqual(last?.verdict);
        expect(logs).toEqual(last?.logs);
        expect(new Set(ids)).toEqual(new Set(last?.ids));
      }
    }),
    { numRuns },
  );
}, 120_000);
