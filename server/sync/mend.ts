/**
 * A fork is mended at the end that asks. What stands here beyond the last event that both ends have gives way to what the
 * other end holds, and what it said is carried over into a log of our own: so nothing that was signed here is lost, whichever
 * end was set back or cloned, and the other end never has to take anything back.
 */
import { beforeFirst, type LogName, type Row, type Tip } from '../log/replicate.ts';
import { type Batch, batchLimits } from './batch.ts';
import { LinkFault, type Peer } from './client.ts';
import { type KeysOf, wrongHead } from './receive.ts';
import type { AskingReplica, Receipt, Replica } from './replica.ts';

interface Mending {
  readonly replica: AskingReplica;
  readonly peer: Pick<Peer, 'fetch'>;
  readonly keysOf: KeysOf;
}

const hex = (link: Uint8Array): string => Buffer.from(link).toString('hex');

/** `below`: up to where both ends have events. Rejects with a LinkFault, or with what the replica's database says. */
export async function mend({ replica, peer, keysOf }: Mending, log: LogName, below: number): Promise<Receipt> {
  const rows: Row[] = [];
  let last: Batch | undefined;
  for (let after = await lastCommon(replica, peer, log, below); ; after += last.rows.length) {
    const batch = await fetchAfter(peer, log, after);
    if (batch === undefined) break;
    const wrong = await wrongHead(batch, keysOf);
    if (wrong) return wrong;
    rows.push(...batch.rows);
    last = batch;
  }
  if (last === undefined) throw new LinkFault('failed'); // it has nothing else, after all
  return replica.giveWay(log, rows, last.signed);
}

/** As `mend`, with what came by hand: all that the other end has of a log, from the last event that both have or below it. */
export async function mendWith(replica: AskingReplica, batches: readonly Batch[]): Promise<Receipt | undefined> {
  const [first, last] = [batches.at(0), batches.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const rows = batches.flatMap((batch) => batch.rows);
  const ours = await replica.rows(first.log, first.after.seq, rows.length);
  const differs = rows.findIndex(({ link }, index) => hex(link) !== hex(ours[index]?.link ?? beforeFirst.link));
  return differs < 0 ? undefined : replica.giveWay(first.log, rows.slice(differs), last.signed);
}

/** Goes back further and further until a place where both have the same, and from there on to the last such. */
async function lastCommon(replica: Replica, peer: Mending['peer'], log: LogName, below: number): Promise<number> {
  for (let back = batchLimits.events; ; back *= 2) {
    const from = Math.max(0, below - back);
    const common = await lastCommonFrom(replica, peer, log, from);
    if (common !== undefined) return common;
    if (from === 0) throw new LinkFault('failed');
  }
}

/** Undefined where they differ there already. */
async function lastCommonFrom(
  replica: Replica,
  peer: Mending['peer'],
  log: LogName,
  from: number,
): Promise<number | undefined> {
  for (let common = from; ; ) {
    const batch = await fetchAfter(peer, log, common);
    if (batch === undefined) return common;
    const ours = await replica.rows(log, Math.max(0, common - 1), batch.rows.length + 1);
    const [tip, rows]: [Tip | undefined, readonly Row[]] =
      common === 0 ? [beforeFirst, ours] : [ours[0], ours.slice(1)];
    if (tip === undefined || hex(tip.link) !== hex(batch.after.link)) return undefined;
    const differs = batch.rows.findIndex(({ link }, index) => hex(link) !== hex(rows[index]?.link ?? beforeFirst.link));
    if (differs >= 0) return common + differs;
    common += batch.rows.length;
  }
}

async function fetchAfter(peer: Mending['peer'], log: LogName, after: number): Promise<Batch | undefined> {
  const batch = await peer.fetch(log, after);
  if (batch !== undefined && batch.after.seq !== after) throw new LinkFault('failed');
  return batch;
}
