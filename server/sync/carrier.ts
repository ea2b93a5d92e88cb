/** Replication by hand: what the other end lacks goes into a parcel, what comes in one is put in. The same at both ends. */
import { beforeFirst, type LogName } from '../log/replicate.ts';
import { type Batch, BatchFault, decodeBatch } from './batch.ts';
import type { KnownHead } from './client.ts';
import type { SigningKey } from './keys.ts';
import { batchAfter } from './outgoing.ts';
import { encodeParcel, type Parcel, ParcelFault, type Sealed } from './parcel.ts';
import { type KeysOf, receiveBatch, wrongHead } from './receive.ts';
import type { Replica } from './replica.ts';

/** Who packs. */
export interface Packer extends Pick<Parcel, 'origin' | 'unit' | 'branch' | 'time' | 'blobs'> {
  readonly replica: Replica;
  readonly key: SigningKey;
}

const seqIn = (heads: readonly KnownHead[], { origin, unit }: LogName): number =>
  heads.find((head) => head.origin === origin && head.unit === unit)?.seq ?? 0;

/**
 * `known`: how far the other end is known to have the unit's logs. `events`: how many of those in it are above that. The last
 * event of each log goes along in any case: where another one stands at the other end, that is how it learns of the fork.
 */
export async function pack(
  { replica, key, ...from }: Packer,
  known: readonly KnownHead[],
): Promise<{ readonly bytes: Uint8Array; readonly events: number }> {
  const heads = await replica.heads([from.unit]);
  const batches: Batch[] = [];
  let events = 0;
  for (const { origin, unit, seq } of heads) {
    const has = seqIn(known, { origin, unit });
    events += Math.max(0, seq - has);
    for (let after = Math.min(has, seq - 1); after < seq; ) {
      const batch = await batchAfter(replica, { origin, unit }, after, key);
      if (batch === undefined) break;
      batches.push(batch);
      after = batch.rows.at(-1)?.seq ?? seq;
    }
  }
  return { bytes: encodeParcel({ ...from, heads, batches }, key), events };
}

/**
 * Of a parcel whose signature was asked for. One batch after the other, so that only those of a fork are held. `events`: how
 * many of them are new here. `halted`: how many batches could not be taken. `forks`: for each log that goes another way here all
 * of it that came, from the batch on in which it does. Rejects with a ParcelFault where they are of a later version.
 */
export async function unpack(
  replica: Replica,
  { unit, batches }: Pick<Sealed, 'unit' | 'batches'>,
  keysOf: KeysOf,
): Promise<{ readonly events: number; readonly halted: number; readonly forks: readonly (readonly Batch[])[] }> {
  const held = async () => (await replica.heads([unit])).reduce((sum, { seq }) => sum + seq, 0);
  const before = await held();
  const forks = new Map<string, Batch[]>();
  let halted = 0;
  for (const bytes of batches) {
    const batch = readBatch(bytes);
    if (batch?.log.unit !== unit) {
      halted += 1;
      continue;
    }
    const fork = forks.get(batch.log.origin);
    const receipt = fork ? await wrongHead(batch, keysOf) : await receiveBatch(replica, batch, keysOf);
    if (receipt?.kind === 'fork') forks.set(batch.log.origin, [batch]);
    else if (fork !== undefined && receipt === undefined) fork.push(batch);
    else if (receipt?.kind !== 'taken') halted += 1;
  }
  return { events: (await held()) - before, halted, forks: [...forks.values()] };
}

/** The last event that both ends have, or one below it, of a log that came as these: what stands here above it mends the fork there. */
export async function commonIn(replica: Pick<Replica, 'rows'>, fork: readonly Batch[]): Promise<KnownHead | undefined> {
  const [first] = fork;
  if (first === undefined) return undefined;
  const { log, after } = first;
  const [stands] = after.seq === 0 ? [beforeFirst] : await replica.rows(log, after.seq - 1, 1);
  const isCommon = stands !== undefined && Buffer.from(stands.link).equals(after.link);
  return { ...log, seq: isCommon ? after.seq : 0 };
}

/** Undefined: its sender signed what is no batch. */
function readBatch(bytes: Uint8Array): Batch | undefined {
  try {
    return decodeBatch(bytes);
  } catch (error) {
    if (!(error instanceof BatchFault)) throw error;
    // One program wrote them all, so it is the first that says so, before any was taken.
    if (error.kind === 'version') throw new ParcelFault('version', error);
    return undefined;
  }
}
