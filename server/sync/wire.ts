/** What goes over the wire besides batches: JSON, taken apart where it comes in. Fields that are not known are passed over. */
import { z } from 'zod';
import { Name } from '../log/replicate.ts';
import { batchLimits, largestBatch } from './batch.ts';
import { type Added, blobLimits, Hash } from './blobs.ts';
import type { EnrolAnswer } from './devices.ts';
import { type Refusal, refusals } from './gate.ts';
import type { Receipt } from './replica.ts';

export const paths = {
  enrol: '/sync/enrol',
  heads: '/sync/heads',
  send: '/sync/send',
  fetch: '/sync/fetch',
  news: '/sync/news',
  key: '/sync/key',
  cardKey: '/sync/card-key',
  blobs: '/sync/blobs',
  sendBlob: '/sync/blob-send',
  fetchBlob: '/sync/blob-fetch',
} as const;
export type SyncPath = (typeof paths)[keyof typeof paths];

const bytes = z
  .string()
  .regex(/^[\w-]*$/)
  .transform((text): Uint8Array => Buffer.from(text, 'base64url'));
/** Of a key, 32 bytes. */
const keyBytes = bytes.refine(({ length }) => length === 32);
const seq = z.number().int().min(0);
const LogName = z.object({ origin: Name, unit: Name });

/** POST /sync/enrol; the origin is the one that signs. */
export const EnrolPost = z.object({
  code: z.string().max(64),
  unit: Name.nullable(),
  room: z.string().max(200),
  branch: z.string().max(200),
  publicKey: bytes,
  level: z.enum(['room', 'township']).default('room'),
});

export const EnrolReply: z.ZodType<EnrolAnswer> = z.union([
  z.object({ kind: z.enum(['waiting', 'accepted']), township: z.string(), publicKey: bytes, unit: Name }),
  z.object({ kind: z.enum(['unknown-code', 'expired', 'revoked', 'no-branch', 'other-branch']) }),
]);

export const enrolReply = (answer: EnrolAnswer): unknown =>
  'publicKey' in answer ? { ...answer, publicKey: base64url(answer.publicKey) } : answer;

/** How batches may be packed that come to who says so; one of an older program says nothing. */
const Packings = z.array(z.string()).default([]);

const atMost = (most: number) =>
  z
    .number()
    .int()
    .min(1)
    .transform((told) => Math.min(told, most));

/** The largest batch that may come to who says so, as far as this end makes such. */
const Largest = z.object({ events: atMost(largestBatch.events), bytes: atMost(largestBatch.bytes) });

/** To POST /sync/heads: where our copies of the unit's logs end, and whether the box shall make itself a new key. */
export const HeadsReply = z.object({
  heads: z.array(LogName.extend({ seq, tick: z.number(), link: z.string() })),
  keyDue: z.boolean().default(false),
  packings: Packings,
  largest: Largest.default(batchLimits),
});

/** POST /sync/news: as which the box knows our copies. The answer comes when they are others, or after a while. */
export const NewsPost = z.object({ heads: z.array(LogName.extend({ seq })) });
export const NewsReply = z.object({ news: z.boolean() });

/** POST /sync/fetch; the answer is a batch, or empty where nothing stands above. */
export const FetchPost = z.object({ log: LogName, after: seq, packings: Packings });

/** POST /sync/key: from now on the box signs with this key, which it proves to hold; see `key-ring.ts`. */
export const KeyPost = z.object({ publicKey: keyBytes, proof: bytes });

/** POST /sync/card-key, and the answer to it; null: who asks has none that counts, or nobody has told one yet. */
export const CardKey = z.object({ key: keyBytes.nullable() });

/** POST /sync/blobs. The answer has one entry for each that our copies of the unit's events name, and none for the others. */
export const BlobsPost = z.object({ hashes: z.array(Hash).max(blobLimits.asked) });
export const BlobsReply = z.object({ blobs: z.array(z.object({ hash: Hash, bytes: seq, whole: z.boolean() })) });

/** To POST /sync/blob-send, whose body is a piece. `unnamed`: none of the events that we have names it. */
export const AddedReply: z.ZodType<Added | { readonly kind: 'unnamed' }> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('held'), bytes: seq, whole: z.boolean() }),
  z.object({ kind: z.enum(['wrong', 'full', 'unnamed']) }),
]);

/** POST /sync/blob-fetch; the answer is a piece, or empty where there is none. */
export const BlobPost = z.object({ hash: Hash, from: seq });

/** To POST /sync/send, whose body is a batch. */
export const ReceiptReply: z.ZodType<Receipt> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('taken'), ack: seq, safe: seq }),
  z.object({ kind: z.literal('gap'), ack: seq }),
  z.object({ kind: z.literal('fork'), seq, link: z.string() }),
  z.object({ kind: z.literal('tampered'), seq, flaw: z.enum(['gap', 'envelope', 'link', 'payload', 'head']) }),
]);

/** Any request that is refused. `superseded`: a box of an older program, as on an old image, knows it as `forged` only. */
export const RefusalReply = z
  .object({ error: z.enum(Object.keys(refusals) as Refusal[]), superseded: z.boolean().optional() })
  .transform(({ error, superseded }): Refusal => (superseded ? 'superseded' : error));
export const refusalReply = (kind: Refusal): z.input<typeof RefusalReply> =>
  kind === 'superseded' ? { error: 'forged', superseded: true } : { error: kind };

export const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
export const jsonBytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
/** Throws a SyntaxError. */
export const jsonOf = (body: Uint8Array): unknown => JSON.parse(Buffer.from(body).toString());
