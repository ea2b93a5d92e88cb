/**
 * A parcel: what goes from one end to the other by hand, as one file. A first line of JSON says from whom, for which unit, and
 * how far the sender has each log; after it stand the batches that also go over the wire. All of it is signed.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Name } from '../log/replicate.ts';
import { type Batch, encodeBatch } from './batch.ts';
import { Hash } from './blobs.ts';
import type { KnownHead } from './client.ts';
import { isSignedBy, type SigningKey } from './keys.ts';

export interface Parcel {
  /** Who packed it: a box as it was enrolled, or the township. */
  readonly origin: string;
  readonly unit: string;
  /** For who looks at it. */
  readonly branch: string;
  /** ms since the epoch, by the sender's clock. */
  readonly time: number;
  /** How far the sender has the unit's logs: so also what it acknowledges. */
  readonly heads: readonly KnownHead[];
  readonly batches: readonly Batch[];
  /** Of the blobs that the unit's events name, which the sender has whole; null: its program knows of none. */
  readonly blobs: readonly string[] | null;
}

/** As it came: it is whole, and nothing of it is believed or unpacked yet. */
export interface Sealed extends Omit<Parcel, 'batches'> {
  /** Each still packed, as a stranger's few bytes may unpack to any number of them. */
  readonly batches: readonly Uint8Array[];
  /** Whether it is of who has this key; to be asked before the batches are decoded. */
  isSignedBy(publicKey: Uint8Array): boolean;
}

/** `foreign`: no parcel at all. `half`: it was not copied to its end, or the stick has damaged it. */
export type ParcelFlaw = 'foreign' | 'half' | 'version';

export class ParcelFault extends Error {
  override readonly name = 'ParcelFault';
  readonly kind: ParcelFlaw;

  constructor(kind: ParcelFlaw, cause?: unknown) {
    super(kind, { cause });
    this.kind = kind;
  }
}

const whole = z.number().int().min(0);
const mark = 'zhutidangri-parcel';
/** Bytes of the first line: lengths of more batches than a parcel ever has. */
const mostHeader = 1024 * 1024;

const Header = z.object({
  parcel: z.literal(mark),
  v: z.literal(1),
  origin: Name,
  unit: Name,
  branch: z.string().max(200),
  time: whole,
  heads: z.array(z.object({ origin: Name, unit: Name, seq: whole })),
  /** Bytes of each batch. */
  batches: z.array(whole),
  /** Of all that follows the first line: SHA-256, lower-case hex. */
  hash: z.string(),
  signature: z.string().regex(/^[\w-]{86}$/),
});
type Header = z.infer<typeof Header>;

/** Behind the batches, where an older program reads nothing. */
const Tail = z.object({ blobs: z.array(Hash) });

/** What is signed: JSON without spaces, with the members in this order. */
const signedText = ({ origin, unit, branch, time, heads, batches, hash }: Omit<Header, 'parcel' | 'v' | 'signature'>) =>
  JSON.stringify(['parcel', 1, origin, unit, branch, time, heads.map((h) => [h.origin, h.unit, h.seq]), batches, hash]);

const hashOf = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');

export function encodeParcel({ batches, heads, blobs, ...from }: Parcel, key: SigningKey): Uint8Array {
  const parts = batches.map((batch) => encodeBatch(batch));
  const tail = blobs === null ? '' : `${JSON.stringify({ blobs })}\n`;
  const body = Buffer.concat([...parts, Buffer.from(tail)]);
  const told = {
    ...from,
    heads: heads.map(({ origin, unit, seq }) => ({ origin, unit, seq })),
    batches: parts.map(({ length }) => length),
    hash: hashOf(body),
  };
  const signature = Buffer.from(key.sign(signedText(told))).toString('base64url');
  const header: Header = { parcel: mark, v: 1, ...told, signature };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
}

/** Checks that it is whole. Throws a ParcelFault. */
export function decodeParcel(bytes: Uint8Array): Sealed {
  const start = bytes.subarray(0, mostHeader);
  const end = start.indexOf(0x0a);
  const header = headerIn(Buffer.from(start.subarray(0, end === -1 ? start.length : end)).toString(), end !== -1);
  const body = bytes.subarray(end + 1);
  if (hashOf(body) !== header.hash) throw new ParcelFault('half');
  const { origin, unit, branch, time, heads } = header;
  const batches = slices(body, header.batches);
  const tail = body.subarray(batches.reduce((sum, { length }) => sum + length, 0));
  return {
    ...{ origin, unit, branch, time, heads, batches, blobs: blobsIn(tail) },
    isSignedBy: (publicKey) => isSignedBy(publicKey, signedText(header), Buffer.from(header.signature, 'base64url')),
  };
}

function headerIn(line: string, isWhole: boolean): Header {
  if (!line.startsWith(`{"parcel":"${mark}"`)) throw new ParcelFault('foreign');
  if (!isWhole) throw new ParcelFault('half');
  try {
    const first: unknown = JSON.parse(line);
    if (z.object({ v: z.number().min(2) }).safeParse(first).success) throw new ParcelFault('version');
    return Header.parse(first);
  } catch (error) {
    throw error instanceof ParcelFault ? error : new ParcelFault('half', error);
  }
}

function blobsIn(tail: Uint8Array): readonly string[] | null {
  if (tail.length === 0) return null;
  try {
    const [line = ''] = Buffer.from(tail).toString().split('\n', 1);
    return Tail.parse(JSON.parse(line)).blobs;
  } catch (error) {
    throw new ParcelFault('half', error);
  }
}

function slices(body: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  let from = 0;
  return lengths.map((length) => {
    from += length;
    return body.subarray(from - length, from);
  });
}
