/** The box's parcels: what the township lacks, and what it gives back. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { pack, unpack } from '../../sync/carrier.ts';
import type { KnownHead } from '../../sync/client.ts';
import type { SigningKey } from '../../sync/keys.ts';
import { mendWith } from '../../sync/mend.ts';
import { decodeParcel, ParcelFault, type ParcelFlaw } from '../../sync/parcel.ts';
import type { AskingReplica, Receipt } from '../../sync/replica.ts';
import { writeWhole } from '../../sync/write-whole.ts';
import type { Enrolment } from './enrolment.ts';

/** `healed`: a fork was mended with it. `halted`: it is genuine, and some of it could not be put in. */
export type Taken =
  | { readonly ok: true; readonly events: number; readonly healed: boolean; readonly time: number }
  | { readonly ok: false; readonly why: ParcelFlaw | 'not-enrolled' | 'other-room' | 'forged' | 'halted' };

export interface ByHand {
  /** Null: the box has no township. */
  pack(): Promise<{ readonly unit: string; readonly bytes: Uint8Array; readonly events: number } | null>;
  take(bytes: Uint8Array): Promise<Taken>;
}

export interface ByHandOptions {
  /** The data folder. */
  readonly data: string;
  readonly replica: AskingReplica;
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
});

export function createByHand({ data, replica, key, now, enrolment, branch, known, onReceived }: ByHandOptions): ByHand {
  const file = join(data, 'carried.json');
  const carried = () =>
    existsSync(file) ? Carried.parse(JSON.parse(readFileSync(file, 'utf8'))) : { time: 0, heads: [] };

  return {
    async pack() {
      const [enrolled, of] = [enrolment(), branch()];
      if (enrolled === null || of === null) return null;
      const from = { origin: enrolled.origin, unit: of.id, branch: of.name, time: now() };
      return { unit: of.id, ...(await pack({ replica, key, ...from }, known() ?? carried().heads)) };
    },

    async take(bytes) {
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
        if (isNewest) writeWhole(file, JSON.stringify({ time, heads }));
        const healed = receipts.some((receipt) => receipt?.kind === 'taken');
        if (events > 0 || healed) onReceived();
        const isWhole = halted === 0 && receipts.every((receipt) => receipt?.kind === 'taken');
        return isWhole ? { ok: true, events, healed, time } : { ok: false, why: 'halted' };
      } catch (error) {
        if (!(error instanceof ParcelFault)) throw error;
        return { ok: false, why: error.kind };
      }
    },
  };
}
