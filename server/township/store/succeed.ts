/** A township whose database was set back goes on as a new origin: what it wrote after that stands with the boxes, under its number. */
import { randomUUID } from 'node:crypto';
import type { LogName, Row } from '../../log/replicate.ts';
import { type Succession, successionDrafts } from '../../log/succession.ts';
import { keyOf, type SigningKey } from '../../sync/keys.ts';
import type { Receipt, SignedHead } from '../../sync/replica.ts';
import { ask, askLocked, type Conversation } from './engine.ts';
import { append, lockHead, receive } from './logs.ts';
import { hexOf } from './row.ts';
import type { HeadRow, Tables } from './schema.ts';

/** Of all townships of the database; see `goOn`. */
export function* succeed(now: number): Conversation<void> {
  for (const { org, origin, key } of yield* ask<Tables['township']>('SELECT * FROM township'))
    yield* goOn(org, { origin, key: keyOf(key) }, now);
}

/** Each log that one goes on from is named by the first event of the next. `now`: ms since 1970. */
function* goOn(org: string, own: { readonly origin: string; readonly key: SigningKey }, now: number) {
  const stamp = { wall: now, mono: 0, boot: randomUUID(), quality: 'ntp' } as const;
  const next = randomUUID();
  yield* ask('UPDATE township SET origin = ? WHERE org = ?', next, org);
  const heads = yield* ask<HeadRow>('SELECT * FROM log_head WHERE org = ? AND origin = ?', org, own.origin);
  const after = heads.map(({ unit, seq, tick, link }) => ({ origin: own.origin, unit, seq, tick, link: hexOf(link) }));
  const succession: Succession = { why: 'restored', after, tick: 0 };
  yield* append(org, { origin: next, key: own.key }, successionDrafts(succession, stamp, randomUUID, 'township'));
}

/** As what the township writes: whichever process found out that it was set back, all go on under the new origin. */
export function* originOf(org: string): Conversation<string> {
  const [row] = yield* ask<{ origin: string }>('SELECT origin FROM township WHERE org = ?', org);
  if (row === undefined) throw new Error(`there is no township ${org}`);
  return row.origin;
}

/**
 * See `Replica.receive`. A box that brings what the township itself has signed and does not have, or has otherwise, was given it
 * before the database was set back, as one restored from a dump. Only what leads to the signed head says so: rows before that may be made up.
 */
export function* receiveBack(
  org: string,
  { key, now }: { readonly key: SigningKey; readonly now: number },
  log: LogName,
  rows: readonly Row[],
  signed: SignedHead,
  again: boolean,
): Conversation<Receipt> {
  const [own] = yield* askLocked<{ origin: string }>('SELECT origin FROM township WHERE org = ?', org);
  const { seq: before } = yield* lockHead(org, log);
  const receipt = yield* receive(org, log, rows, signed, again);
  const last = rows.at(-1);
  const isOurWord = own?.origin === log.origin && last?.seq === signed.seq && hexOf(last.link) === signed.link;
  const isNew = receipt.kind === 'fork' || (receipt.kind === 'taken' && receipt.ack > before);
  if (isOurWord && isNew) yield* goOn(org, { origin: log.origin, key }, now);
  return receipt;
}
