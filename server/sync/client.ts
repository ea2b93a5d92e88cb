/** The end of the wire that asks: signs requests, and believes only what the township's key has signed. */
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Head, LogName } from '../log/replicate.ts';
import { type Batch, type BatchSize, batchLimits, decodeBatch, encodeBatch, packingFor, packings } from './batch.ts';
import { type Added, decodePiece, encodePiece, type Held, type Piece } from './blobs.ts';
import type { EnrolAnswer, EnrolRequest } from './devices.ts';
import type { Refusal } from './gate.ts';
import { proofOf } from './key-ring.ts';
import type { SigningKey } from './keys.ts';
import type { Receipt } from './replica.ts';
import { answerSealIn, headersOfRequest, isAnswerOf, sealRequest } from './signed.ts';
import {
  AddedReply,
  BlobsReply,
  base64url,
  CardKey,
  EnrolReply,
  HeadsReply,
  jsonBytes,
  jsonOf,
  NewsReply,
  paths,
  ReceiptReply,
  RefusalReply,
  type SyncPath,
} from './wire.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<IncomingHttpHeaders>;
  readonly body: Uint8Array;
}

/** Brings one request and its reply. Rejects where there is no reply, with whatever error. */
export type Carry = (path: SyncPath, headers: Readonly<Record<string, string>>, body: Uint8Array) => Promise<Reply>;

/**
 * `unreachable`: no reply. `unbelievable`: its signature is not the township's. The others bear none, and no word of theirs is the
 * township's. `troubled`: it, or a proxy before it, has a fault or too much to do. `no-such-path`: as from a township of an older
 * program. `intercepted`: from somebody else, as a network's log-in page.
 */
export type LinkFaultKind =
  | Refusal
  | ('unreachable' | 'unbelievable' | 'troubled' | 'no-such-path' | 'intercepted' | 'failed');

export class LinkFault extends Error {
  override readonly name = 'LinkFault';
  readonly kind: LinkFaultKind;

  constructor(kind: LinkFaultKind, cause?: unknown) {
    super(kind, { cause });
    this.kind = kind;
  }
}

export type KnownHead = LogName & Pick<Head, 'seq'>;

export interface Peer {
  /** Where its copies of our unit's logs end. */
  heads(): Promise<readonly Head[]>;
  send(batch: Batch): Promise<Receipt>;
  /** As `send`, in two: packs the batch now, and sends it when what is returned is called. */
  ready(batch: Batch): () => Promise<Receipt>;
  /** The largest batch for it, as far as it has said. */
  takes(): BatchSize;
  /** What it has above `after`, as much as one batch holds; undefined: nothing. */
  fetch(log: LogName, after: number): Promise<Batch | undefined>;
  /** Resolves to true when its copies are no longer these; to false after a while, or at once where it cannot wait. */
  news(known: readonly KnownHead[]): Promise<boolean>;
  /** Announces the key that this box signs with from now on. */
  changeKey(next: SigningKey): Promise<void>;
  /** Tells under which key our cards are hashed, null: none are yet; and learns under which the unit's are. */
  cardKey(told: Uint8Array | null): Promise<Uint8Array | null>;
  readonly blobs: {
    /** How much it has of those of these that its copies of the events name. */
    held(hashes: readonly string[]): Promise<ReadonlyMap<string, Held>>;
    send(hash: string, piece: Piece): Promise<Added | { readonly kind: 'unnamed' }>;
    /** The piece that begins at `from`; undefined: it has none. */
    fetch(hash: string, from: number): Promise<Piece | undefined>;
  };
}

export interface PeerOptions {
  readonly carry: Carry;
  /** What we were enrolled as. */
  readonly origin: string;
  readonly key: SigningKey;
  /** The township's. */
  readonly publicKey: Uint8Array;
  readonly clock: PeerClock;
  /** What we say of ourselves whenever we ask for heads, as JSON; the other end may know more or less of it. */
  readonly report: () => unknown;
  /** It wants us to change our key. */
  readonly onKeyDue?: () => void;
}

/** How a wrong clock is healed: each answer tells the time, and the next request goes by it. */
export interface PeerClock {
  /** The best known time, ms since the epoch. */
  now(): number;
  /** The township's time came in; it was that at some moment of the last `within` ms. */
  told(time: number, within: number): void;
}

/** As every end takes them. */
const plainBatches = { packing: packingFor([]), largest: batchLimits as BatchSize };

/** What is asked rejects with a LinkFault. */
export function createPeer({ carry, origin, key, publicKey, clock, report, onKeyDue }: PeerOptions): Peer {
  /** How batches go to it, as it last said. */
  let batches = plainBatches;
  /** Not all processes of it are of the program that said so. */
  let isMixed = false;
  const ask = async <T>(path: SyncPath, body: Uint8Array, read: (body: Uint8Array) => T): Promise<T> => {
    const seal = sealRequest({ path, origin, time: clock.now(), nonce: newNonce() }, body, key);
    const reply = await brought(carry, path, headersOfRequest(seal), body);
    const answered = answerSealIn(reply.headers);
    if (answered === undefined) throw new LinkFault(unsignedFault(reply.status));
    if (!isAnswerOf(publicKey, seal.signature, { ...reply, seal: answered })) throw new LinkFault('unbelievable');
    // Of what was held nobody knows when it was on its way.
    if (path !== paths.news) clock.told(answered.time, clock.now() - seal.time);
    return readReply(reply, read);
  };
  const ready: Peer['ready'] = (batch) => {
    const { packing } = batches;
    const isPlain = packing === plainBatches.packing && batch.rows.length <= batchLimits.events;
    const packed = encodeBatch(batch, packing);
    const send = (body: Uint8Array) => ask(paths.send, body, (answer) => ReceiptReply.parse(jsonOf(answer)));
    return () =>
      send(packed).catch((error: unknown) => {
        if (isPlain || !(error instanceof LinkFault && error.kind === 'unreadable')) throw error;
        isMixed = true;
        batches = plainBatches;
        // Smaller ones the link makes when it tries again.
        if (batch.rows.length > batchLimits.events) throw error;
        return send(encodeBatch(batch, batches.packing));
      });
  };
  return {
    async heads() {
      const said = await ask(paths.heads, jsonBytes(report()), (body) => HeadsReply.parse(jsonOf(body)));
      batches = isMixed ? plainBatches : { packing: packingFor(said.packings), largest: said.largest };
      if (said.keyDue) onKeyDue?.();
      return said.heads;
    },
    ready,
    send: (batch) => ready(batch)(),
    takes: () => batches.largest,
    fetch: (log, after) =>
      ask(paths.fetch, jsonBytes({ log, after, packings }), (body) =>
        body.length === 0 ? undefined : decodeBatch(body),
      ),
    news(known) {
      const heads = known.map(({ origin, unit, seq }) => ({ origin, unit, seq }));
      return ask(paths.news, jsonBytes({ heads }), (body) => NewsReply.parse(jsonOf(body)).news);
    },
    async changeKey(next) {
      const announced = { publicKey: base64url(next.publicKey), proof: base64url(proofOf(origin, next)) };
      await ask(paths.key, jsonBytes(announced), () => undefined);
    },
    cardKey: (told) =>
      ask(paths.cardKey, jsonBytes({ key: told && base64url(told) }), (body) => CardKey.parse(jsonOf(body)).key),
    blobs: {
      async held(hashes) {
        const { blobs } = await ask(paths.blobs, jsonBytes({ hashes }), (body) => BlobsReply.parse(jsonOf(body)));
        return new Map(blobs.map(({ hash, ...held }) => [hash, held]));
      },
      send: (hash, piece) => ask(paths.sendBlob, encodePiece(hash, piece), (body) => AddedReply.parse(jsonOf(body))),
      fetch: (hash, from) =>
        ask(paths.fetchBlob, jsonBytes({ hash, from }), (body) =>
          body.length === 0 ? undefined : pieceOf(body, hash, from),
        ),
    },
  };
}

/**
 * The first contact: the township's key is learned from the answer and believed from then on, so the code should be typed in
 * where the address is known to be right. Rejects with a LinkFault.
 */
export async function enrolAt(carry: Carry, { origin, ...asked }: EnrolRequest, key: SigningKey): Promise<EnrolAnswer> {
  const body = jsonBytes({ ...asked, publicKey: base64url(asked.publicKey) });
  const seal = sealRequest({ path: paths.enrol, origin, time: 0, nonce: newNonce() }, body, key);
  const reply = await brought(carry, paths.enrol, headersOfRequest(seal), body);
  const answer = readReply(reply, (text) => EnrolReply.parse(jsonOf(text)));
  const answered = answerSealIn(reply.headers);
  if (!('publicKey' in answer)) return answer;
  if (answered === undefined || !isAnswerOf(answer.publicKey, seal.signature, { ...reply, seal: answered }))
    throw new LinkFault('unbelievable');
  return answer;
}

const newNonce = (): string => randomBytes(16).toString('base64url');

async function brought(...[carry, ...request]: [Carry, ...Parameters<Carry>]): Promise<Reply> {
  try {
    return await carry(...request);
  } catch (error) {
    throw new LinkFault('unreachable', error);
  }
}

function unsignedFault(status: number): LinkFaultKind {
  if (status === 404) return 'no-such-path';
  return status >= 500 || status === 429 ? 'troubled' : 'intercepted';
}

function readReply<T>({ status, body }: Reply, read: (body: Uint8Array) => T): T {
  try {
    if (status === 200) return read(body);
  } catch (error) {
    throw new LinkFault('failed', error);
  }
  throw new LinkFault(refusalIn(body) ?? 'failed');
}

/** Throws where it is not the one that was asked for. */
function pieceOf(body: Uint8Array, hash: string, from: number): Piece {
  const { piece, ...sent } = decodePiece(body);
  if (sent.hash !== hash || piece.from !== from) throw new SyntaxError('another piece was asked for');
  return piece;
}

function refusalIn(body: Uint8Array): Refusal | undefined {
  try {
    return RefusalReply.safeParse(jsonOf(body)).data;
  } catch {
    return undefined; // no JSON: the township is in trouble, which its status said
  }
}
