/**
 * A revoked box may only send. Where its log goes another way than what the township holds under that name, it finds the place
 * by what is answered to its batches, and says what follows there once more in a log of a new origin.
 */
import { hash } from 'node:crypto';
import { beforeFirst, type LogName, open, type Row, reseal, seal } from '../log/replicate.ts';
import type { Succeeded } from '../log/succession.ts';
import { batchLimits } from './batch.ts';
import type { Peer } from './client.ts';
import type { SigningKey } from './keys.ts';
import { batchAfter, type Source } from './outgoing.ts';

/** The last event of a log. */
export type End = LogName & { readonly seq: number };

/** The last event that both ends have; undefined where the answers tell of none. Rejects with a LinkFault. */
export async function lastCommon(
  source: Source,
  peer: Pick<Peer, 'send'>,
  { seq, ...log }: End,
  key: SigningKey,
): Promise<number | undefined> {
  let known = 0;
  let back = batchLimits.events;
  for (let after = Math.max(0, seq - back); ; ) {
    const batch = await batchAfter(source, log, after, key);
    if (batch === undefined) return undefined;
    const receipt = await peer.send(batch);
    switch (receipt.kind) {
      case 'fork':
        if (receipt.seq - 1 > after || receipt.seq - 1 <= known) return Math.max(receipt.seq - 1, known);
        back *= 2;
        after = Math.max(0, after - back);
        break;
      case 'taken':
        known = batch.rows.at(-1)?.seq ?? after;
        after = known;
        break;
      case 'gap':
        if (receipt.ack >= after) return undefined;
        after = Math.max(0, receipt.ack - back);
        break;
      case 'tampered':
        return undefined;
    }
  }
}

/** The log as if it ended there. */
export const upTo = (source: Source, last: number): Source => ({
  ...source,
  rows: (log, after, limit) => source.rows(log, after, Math.min(limit, last - after)),
});

/**
 * The rows above the last common event as a log of their own: ids, times, payloads and salts as they are. The same at each try,
 * the name of its origin, too, so that the township takes it once.
 */
export async function saidAgain(source: Source, { origin: former, unit, seq }: End, common: number) {
  const lost = await source.rows({ origin: former, unit }, common, seq - common);
  const from = Buffer.from(lost[0]?.link ?? beforeFirst.link).toString('hex');
  const origin = hash('sha256', JSON.stringify([former, unit, from, 'told'])).slice(0, 32);
  const [last] = await source.rows({ origin: former, unit }, seq - 1, 1);
  const rows: Row[] = last === undefined ? [] : [firstOf(origin, last, lost)];
  for (const row of lost)
    rows.push(reseal(row, origin, rows.at(-1) ?? beforeFirst, row.id === '' ? 0 : open(row).tick));
  const again: Source = {
    rows: async (_log, after, limit) => rows.slice(after, after + limit),
    signedHead: async () => undefined,
  };
  return { again, end: { origin, unit, seq: rows.length } };
}

/** What befell the log, as the first event of each that goes on from another; its salt, too, is made of the name. */
function firstOf(origin: string, last: Row, lost: readonly Row[]): Row {
  const { unit, origin: former, seq, link } = last;
  const { wall, mono, boot, quality, tick } = open(lost.find(({ id }) => id !== '') ?? last);
  const data: Succeeded = { origin: former, seq, link: Buffer.from(link).toString('hex'), why: 'forked' };
  const draft = {
    ...{ unit, id: `${origin}.0`, type: 'log.succeeded', v: 1, subject: 'logs' },
    ...{ command: origin, actor: 'box', data },
  };
  return seal(
    { wall, mono, boot, quality, ...draft },
    origin,
    beforeFirst,
    tick,
    hash('sha256', origin, 'buffer').subarray(0, 16),
  );
}
