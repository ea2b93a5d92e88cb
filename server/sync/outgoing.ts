/** What a replica has of a log above a place, as the next batch. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { beforeFirst, type LogName } from '../log/replicate.ts';
import { type Batch, batchLimits, cut, packBatch } from './batch.ts';
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
): Promise<Sending | undefined> {
  const from = Math.max(after - 1, 0);
  const read = await source.rows(log, from, batchLimits.events + 1);
  const [before, rows] = after === 0 ? [beforeFirst, read] : [read[0], read.slice(1)];
  const sent = cut(rows);
  const last = sent.at(-1);
  if (before === undefined || last === undefined) return undefined;
  const given = await source.signedHead(log);
  const covered = given !== undefined && given.seq >= last.seq;
  const signed = covered ? given : signHead(log, last.seq, Buffer.from(last.link).toString('hex'), key);
  return { log, after: before, rows: sent, signed, more: sent.length < rows.length };
}

/** The batches of one end. While one is on its way, that which will follow upon it is made ready. */
export interface Outbox {
  /** As `batchAfter`; `most`: events. */
  take(log: LogName, after: number, most: number): Promise<Sending | undefined>;
  /** `batch` is on its way. */
  readyAfter(batch: Sending, most: number): void;
  /** The logs have been rewritten. */
  forget(): void;
}

type Made = Promise<Sending | undefined>;

export function createOutbox(source: Source, key: SigningKey): Outbox {
  let ready: { readonly log: LogName; readonly after: number; readonly most: number; readonly batch: Made } | undefined;

  async function made(log: LogName, after: number, most: number): Made {
    const batch = await batchAfter(source, log, after, key);
    const rows = batch?.rows.slice(0, most) ?? [];
    return batch && { ...batch, rows, more: batch.more || rows.length < batch.rows.length };
  }

  async function madeNext(log: LogName, after: number, most: number): Made {
    await nextTurn(); // first the one that goes
    const batch = await made(log, after, most);
    if (batch) await packBatch(batch);
    return batch;
  }

  return {
    take(log, after, most) {
      const { batch, ...of } = ready ?? {};
      ready = undefined;
      return batch && isDeepStrictEqual(of, { log, after, most }) ? batch : made(log, after, most);
    },
    readyAfter({ log, rows, more }, most) {
      const last = rows.at(-1);
      if (!more || last === undefined) return;
      const batch = madeNext(log, last.seq, most);
      batch.catch(() => undefined); // told to whoever takes it
      ready = { log, after: last.seq, most, batch };
    },
    forget() {
      ready = undefined;
    },
  };
}
