/** What a replica has of a log above a place, as the next batch. */
import { beforeFirst, type LogName } from '../log/replicate.ts';
import { type Batch, type BatchSize, batchLimits, cut } from './batch.ts';
import type { SigningKey } from './keys.ts';
import type { Replica } from './replica.ts';
import { signHead } from './signed-head.ts';

/** What batches are made from. */
export type Source = Pick<Replica, 'rows' | 'signedHead'>;

/** `more`: the log goes on behind it. */
export interface Sending extends Batch {
  readonly more: boolean;
}

/**
 * Undefined where nothing stands above `after`. What others wrote goes on with the head that it came with, which is never
 * below its rows; rows above, or without one, were written here, and their head is signed with `key`.
 */
export async function batchAfter(
  source: Source,
  log: LogName,
  after: number,
  key: SigningKey,
  size: BatchSize = batchLimits,
): Promise<Sending | undefined> {
  const from = Math.max(after - 1, 0);
  // One before and one behind.
  const read = await source.rows(log, from, size.events + 2);
  const [before, rows] = after === 0 ? [beforeFirst, read] : [read[0], read.slice(1)];
  const sent = cut(rows, size);
  const last = sent.at(-1);
  if (before === undefined || last === undefined) return undefined;
  const given = await source.signedHead(log);
  const covered = given !== undefined && given.seq >= last.seq;
  const signed = covered ? given : signHead(log, last.seq, Buffer.from(last.link).toString('hex'), key);
  return { log, after: before, rows: sent, signed, more: sent.length < rows.length };
}
