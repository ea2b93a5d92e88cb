/** The box's parcels: what the township lacks, and what it gives back. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Blobs, Hash } from '../../sync/blobs.ts';
import { bundleOf, takeBundle } from '../../sync/bundle.ts';
import { pack, unpack } from '../../sync/carrier.ts';
import type { KnownHead } from '../../sync/client.ts';
import type { SigningKey } from '../../sync/keys.ts';
import { mendWith } from '../../sync/mend.ts';
import { decodeParcel, ParcelFault, type ParcelFlaw } from '../../sync/parcel.ts';
import type { AskingReplica, Receipt } from '../../sync/replica.ts';
import { writeWhole } from '../../sync/write-whole.ts';
import type { Photos } from '../photos/photos.ts';
import type { Enrolment } from './enrolment.ts';

/**
 * `photos`: how many came in that were not here. `healed`: a fork was mended with it. `halted`: it is genuine, and some of it
 * could not be put in.
 */
export type Taken =
  | {
      readonly ok: true;
      readonly events: number;
      readonly photos: number;
      readonly healed: boolean;
      readonly time: number;
    }
  | { readonly ok: false; readonly why: ParcelFlaw | 'not-enrolled' | 'other-room' | 'forged' | 'halted' };

export interface Packed {
  readonly unit: string;
  readonly bytes: Uint8Array;
  readonly events: number;
  /** How many are sound here, as far as was seen, that the township is not known to have. */
  photos(): Promise<number>;
  /** As many of them as fit into so many bytes, those of the oldest day first, each as it goes into a file. */
  bundle(most: number): AsyncIterable<Uint8Array>;
}

export interface ByHand {
  /** Null: the box has no township. */
  pack(): Promise<Packed | null>;
  /** `bundle`: the file of photos that lies beside it. */
  take(bytes: Uint8Array, bundle?: string): Promise<Taken>;
}

export interface ByHandOptions {
  /** The data folder. */
  readonly data: string;
  readonly replica: AskingReplica;
  readonly photos: Pick<Photos, 'blobs' | 'evidence' | 'nowhere'>;
  readonly key: SigningKey;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly enrolment: () => Enrolment | null;
  readonly branch: () => { readonly id: string; readonly name: string } | null;
  /** How far the township is known to have the logs, over the network; null: not since it was last away. */
  readonly known: () => readonly KnownHead[] | null;
  readonly onReceived: () => void;
}

/** What the township's last parcel said that it has. */
const Carried = z.object({
  time: z.number(),
  heads: z.array(z.object({ origin: z.string(), unit: z.string(), seq: z.number() })),
  /** Missing where an older program took it, or wrote it. */
  blobs: z.array(Hash).default([]),
});

const wholeIn = async (blobs: Blobs, hashes: readonly string[]): Promise<string[]> => {
  const held = await blobs.held(hashes);
  return hashes.filter((hash) => held.get(hash)?.whole);
};

export function createByHand(options: ByHandOptions): ByHand {
  const { data, replica, key, now, enrolment, branch, known, onReceived } = options;
  const { blobs, evidence, nowhere } = options.photos;
  const file = join(data, 'carried.json');
  const carried = () =>
    existsSync(file) ? Carried.parse(JSON.parse(readFileSync(file, 'utf8'))) : { time: 0, heads: [], blobs: [] };

  /** What the township has not, and what is not here either. */
  async function tellOfLost(ours: readonly string[], theirs: ReadonlySet<string>): Promise<void> {
    const whole = await wholeIn(blobs, ours);
    for (const hash of ours) if (!theirs.has(hash) && !whole.includes(hash)) nowhere(hash);
  }

  return {
    async pack() {
      const [enrolled, of] = [enrolment(), branch()];
      if (enrolled === null || of === null) return null;
      const { heads, blobs: there } = carried();
      const whole = await wholeIn(blobs, evidence().named);
      const from = { origin: enrolled.origin, unit: of.id, branch: of.name, time: now(), blobs: whole };
      const lacking = whole.filter((hash) => !there.includes(hash)).reverse();
      return {
        ...{ unit: of.id, bundle: (most) => bundleOf(blobs, lacking, most) },
        photos: async () => (await wholeIn(blobs, lacking)).length,
        ...(await pack({ replica, key, ...from }, known() ?? heads)),
      };
    },

    async take(bytes, bundle) {
      const [enrolled, of] = [enrolment(), branch()];
      if (enrolled === null || of === null) return { ok: false, why: 'not-enrolled' };
      try {
        const parcel = decodeParcel(bytes);
        if (parcel.unit !== of.id) return { ok: false, why: 'other-room' };
        if (!parcel.isSignedBy(enrolled.publicKey)) return { ok: false, why: 'forged' };
        // What others wrote has been checked by the township, which answers for it with its signature.
        const { events, halted, forks } = await unpack(replica, parcel, async () => undefined);
        const { time, heads } = parcel;
        // One of before tells of what has been mended since.
        const isNewest = time > carried().time;
        const receipts: (Receipt | undefined)[] = [];
        for (const fork of isNewest ? forks : []) receipts.push(await mendWith(replica, fork));
        if (isNewest) writeWhole(file, JSON.stringify({ time, heads, blobs: parcel.blobs ?? [] }));
        // What it says that it has the unit's events name, be they folded here yet or not.
        const { named: ours, takenBack } = evidence();
        const named = new Set(parcel.blobs?.filter((hash) => !takenBack.includes(hash)));
        const { kept } = bundle === undefined ? { kept: 0 } : await takeBundle(bundle, blobs, named);
        if (isNewest && parcel.blobs !== null) await tellOfLost(ours, named);
        const healed = receipts.some((receipt) => receipt?.kind === 'taken');
        if (events > 0 || healed) onReceived();
        const isWhole = halted === 0 && receipts.every((receipt) => receipt?.kind === 'taken');
        return isWhole ? { ok: true, events, photos: kept, healed, time } : { ok: false, why: 'halted' };
      } catch (error) {
        if (!(error instanceof ParcelFault)) throw error;
        return { ok: false, why: error.kind };
      }
    },
  };
}
