/** Replication by hand: what the other end lacks goes into a parcel, what comes in one is put in. The same at both ends. */
import type { LogName } from '../log/replicate.ts';
import { type Batch, BatchFault, decodeBatch } from './batch.ts';
import type { KnownHead } from './client.ts';
import type { SigningKey } from './keys.ts';
import { batchAfter } from './outgoing.ts';
import { encodeParcel, type Parcel, ParcelFault, type Sealed } from './parcel.ts';
import { type KeysOf, receiveBatch } from './receive.ts';
import type { Replica } from './replica.ts';

/** Who packs. */
export interface Packer extends Pick<Parcel, 'origin' | 'unit' | 'branch' | 'time'> {
  readonly replica: Replica;
  readonly key: SigningKey;
}

const seqIn = (heads: readonly KnownHead[], { origin, unit }: LogName): number =>
  heads.find((head) => head.origin === origin && head.unit === unit)?.seq ?? 0;

/** `known`: how far the other end is known to have the unit's logs. `events`: how many are in it. */
export async function pack(
  { replica, key, ...from }: Packer,
  known: readonly KnownHead[],
): Promise<{ readonly bytes: Uint8Array; readonly events: number }> {
  const heads = await replica.heads([from.unit]);
  const batches: Batch[] = [];
  for (const { origin, unit, seq } of heads) {
    for (let after = seqIn(known, { origin, unit }); after < seq; ) {
      const batch = await batchAfter(replica, { origin, unit }, after, key);
      if (batch === undefined) break;
      batches.push(batch);
      after = batch.rows.at(-1)?.seq ?? seq;
    }
  }
  const events = batches.reduce((sum, { rows }) => sum + rows.length, 0);
  return { bytes: encodeParcel({ ...from, heads, batches }, key), events };
}

/**
 * Of a parcel whose signature was asked for. One batch after the other, so that only one is unpacked at a time. `events`: how
 * many of them are new here. `halted`: how many batches could not be taken. Rejects with a ParcelFault where they are of a
 * later version.
 */
export async function unpack(
  replica: Replica,
  { unit, batches }: Pick<Sealed, 'unit' | 'batches'>,
  keysOf: KeysOf,
): Promise<{ readonly events: number; readonly halted: number }> {
  const held = async () => (await replica.heads([unit])).reduce((sum, { seq }) => sum + seq, 0);
  const before = await held();
  let halted = 0;
  for (const bytes of batches) {
    const batch = readBatch(bytes);
    const isOfUnit = batch?.log.unit === unit;
    const receipt = isOfUnit ? await receiveBatch(replica, batch, keysOf) : undefined;
    if (receipt?.kind !== 'taken') halted += 1;
  }
  return { events: (await held()) - before, halted };
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
