/** What a replica has of a log above a place, as the next batch. */
import { beforeFirst, type LogName } from '../log/replicate.ts';
import { type Batch, batchLimits, cut } from './batch.ts';
import type { SigningKey } from './keys.ts';
import type { Replica } from './replica.ts';
import { signHead } from './signed-head.ts';

/**
 * Undefined where nothing stands above `after`. A log for which no signed head was ever given was written here, and its head
 * is signed with `key`; the others go on with the head that they came with.
 */
export async function batchAfter(
  replica: Replica,
  log: LogName,
  after: number,
  key: SigningKey,
): Promise<Batch | undefined> {
  const from = Math.max(after - 1, 0);
  const read = await replica.rows(log, from, batchLimits.events + 1);
  const [before, rows] = after === 0 ? [beforeFirst, read] : [read[0], read.slice(1)];
  const sent = cut(rows);
  const last = sent.at(-1);
  if (before === undefined || last === undefined) return undefined;
  const given = await replica.signedHead(log);
  const signed = given ?? signHead(log, last.seq, Buffer.from(last.link).toString('hex'), key);
  return { log, after: before, rows: sent, signed };
}
