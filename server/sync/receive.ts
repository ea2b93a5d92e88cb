/** The receiver: a batch goes into a replica if it is what the log's origin signed. The same at both ends of the wire. */
import { type LogName, Name } from '../log/replicate.ts';
import type { Batch } from './batch.ts';
import type { Receipt, Replica } from './replica.ts';
import { isHeadSignedBy } from './signed-head.ts';

/** The keys of which one must have signed a log's head; undefined: whoever brings it is trusted to have checked. */
export type KeysOf = (log: LogName) => Promise<readonly Uint8Array[] | undefined>;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Rejects only with what the replica's database says. */
export async function receiveBatch(replica: Pick<Replica, 'receive'>, batch: Batch, keysOf: KeysOf): Promise<Receipt> {
  return (await wrongHead(batch, keysOf)) ?? replica.receive(batch.log, batch.rows, batch.signed);
}

/** Undefined where the rows lead to a head that one of these keys has signed. */
export async function wrongHead(batch: Batch, keysOf: KeysOf): Promise<Receipt | undefined> {
  const { log, signed } = batch;
  const isNamed = [log.origin, log.unit].every((name) => Name.safeParse(name).success);
  if (!isNamed) return { kind: 'tampered', seq: signed.seq, flaw: 'envelope' };
  const keys = await keysOf(log);
  const isSigned = keys?.some((key) => isHeadSignedBy(key, log, signed)) ?? true;
  return leadsToHead(batch) && isSigned ? undefined : { kind: 'tampered', seq: signed.seq, flaw: 'head' };
}

/** A head above the last row is reached, and so checked, by later batches. */
function leadsToHead({ rows, signed }: Batch): boolean {
  const last = rows.at(-1);
  return last !== undefined && (last.seq < signed.seq || (last.seq === signed.seq && hex(last.link) === signed.link));
}
