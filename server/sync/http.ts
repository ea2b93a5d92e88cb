/** The end of the wire that answers: routes under `/sync/`, each request signed by the box, each answer by us. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { LogName } from '../log/replicate.ts';
import { BatchFault, batchLimits, decodeBatch, encodeBatch, largestBatch, packingFor, packings } from './batch.ts';
import { type Blobs, decodePiece, encodePiece, isPossible, nothingHeld } from './blobs.ts';
import type { Device, Devices } from './devices.ts';
import { createDoor } from './door.ts';
import { createGate, type Refusal, refusals } from './gate.ts';
import { isProof } from './key-ring.ts';
import type { SigningKey } from './keys.ts';
import { batchAfter } from './outgoing.ts';
import { receiveBatch } from './receive.ts';
import type { Replica } from './replica.ts';
import { headersOfAnswer, isRequestOf, type RequestSeal, requestSealIn, sealAnswer } from './signed.ts';
import { createLine, createTurns, type Place } from './turns.ts';
import type { Waiting } from './waiting.ts';
import {
  BlobPost,
  BlobsPost,
  base64url,
  CardKey,
  EnrolPost,
  enrolReply,
  FetchPost,
  jsonBytes,
  jsonOf,
  KeyPost,
  NewsPost,
  paths,
  refusalReply,
  type SyncPath,
} from './wire.ts';
import { writersOf } from './writers.ts';

export interface SyncOptions {
  readonly replica: Replica;
  /**
   * Takes what this box, which was revoked, still hands over; it counts for nothing until a person says so. `named`: the blobs
   * that it names.
   */
  readonly quarantine: { from(box: string): Pick<Replica, 'receive'>; named(box: string): Promise<readonly string[]> };
  readonly devices: Devices;
  /** Under which this end writes logs itself; nobody else may add to them. */
  readonly origin: LogName['origin'];
  readonly key: SigningKey;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Where boxes wait for news; without it they are told at once that there is none. */
  readonly waiting?: Pick<Waiting, 'wait'>;
  /** Without it boxes keep their blobs to themselves. */
  readonly blobs?: UnitBlobs;
  /** Called when a batch of a log was taken. */
  readonly onNews: (log: LogName) => void;
  /** Called at each request that is not refused; `report`: what it said of itself, unread, where it asked for heads. */
  readonly onContact: (device: Device, report?: unknown) => void;
}

export interface UnitBlobs {
  of(unit: string): Blobs;
  /** The hashes that the unit's events name as this end has them; no other blob of it comes in or goes out. */
  named(unit: string): Promise<ReadonlySet<string>>;
}

/** Requests that are looked at, and that are answered, at once: so many take turns at the database, which consoles need too. */
const atOnce = 4;
/** Of those about blobs, which wait for what names them, and at a door of their own: attendance waits for none of them. */
const blobsAtOnce = 2;

/** ms. The order of a box's batches saves work, no more; and who sends slowly under its name, unproved yet, must not stop it. */
const orderPatience = 2000;

class Refused extends Error {
  override readonly name = 'Refused';
  readonly kind: Refusal;

  constructor(kind: Refusal) {
    super(kind);
    this.kind = kind;
  }
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refused || error instanceof BatchFault) return error.kind;
  if (error instanceof z.ZodError || error instanceof SyntaxError) return 'unreadable';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? 'too-large' : undefined;
}

const sealOf = (request: FastifyRequest): RequestSeal => {
  const seal = requestSealIn(request.headers);
  if (seal === undefined) throw new Refused('unsigned');
  return seal;
};

const bodyOf = ({ body }: FastifyRequest): Uint8Array => (body instanceof Uint8Array ? body : new Uint8Array());

/** Where nobody waits for anybody. */
const nowhere: Place = { come: Promise.resolve(), over: () => undefined };

const nameOf = ({ origin, unit }: LogName): string => JSON.stringify([origin, unit]);

/**
 * How slow a request may be and how often one address may ask is for `app` to limit. What is no refusal but a fault goes to
 * the error handler of `app`.
 */
export function registerSync(app: FastifyInstance, options: SyncOptions): void {
  void app.register(async (scope) => addRoutes(scope, options));
}

function addRoutes(app: FastifyInstance, options: SyncOptions): void {
  const { replica, quarantine, devices, key, now, onNews, onContact, waiting } = options;
  const gate = createGate(devices, now);
  /** Batches, by box as they come, and by log as they go in: a second one may come before the body of the first is read. */
  const [arrivals, turns] = [createLine(orderPatience), createTurns()];
  const asking = new WeakMap<FastifyRequest, { readonly device: Device; readonly place: Place }>();
  /** What each box has that asked for news; what it brings meanwhile is none to it. */
  const knownTo = new Map<string, Map<string, number>>();
  const [atTheGate, atWork, atBlobs] = [createDoor(atOnce), createDoor(atOnce), createDoor(blobsAtOnce)];

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: batchLimits.wire }, (_request, body, done) =>
    done(null, body),
  );
  app.setErrorHandler((error, request, reply) => {
    const kind = refusalOf(error);
    if (kind === undefined) throw error;
    return answer(request, reply, refusals[kind], jsonBytes(refusalReply(kind)));
  });

  const answer = (request: FastifyRequest, reply: FastifyReply, status: number, body: Uint8Array): FastifyReply => {
    const seal = requestSealIn(request.headers);
    if (seal !== undefined)
      reply.headers(headersOfAnswer(sealAnswer(seal.signature, { status, time: now(), body }, key)));
    return reply.status(status).type('application/octet-stream').send(body);
  };

  /** Resolves with the answer, or with what is yet to be waited for, which holds nobody up. */
  type Handle = (device: Device, body: Uint8Array, place: Place) => Promise<Uint8Array | (() => Promise<Uint8Array>)>;

  /** Before the body is read it is known who asks; when it has been, that it is he. `revoked`: also one that was. */
  const post = (path: SyncPath, handle: Handle, { revoked = false, door = atWork } = {}): void => {
    const onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const seal = sealOf(request);
      const device = await atTheGate(() => gate.before(seal, revoked));
      if (typeof device === 'string') throw new Refused(device);
      const place = path === paths.send ? arrivals(device.origin) : nowhere;
      asking.set(request, { device, place });
      reply.raw.once('close', place.over);
    };
    app.post(path, { onRequest }, async (request, reply) => {
      const asked = asking.get(request);
      if (asked === undefined) throw new Refused('unknown');
      const { device, place } = asked;
      const body = bodyOf(request);
      await place.come;
      const handled = await door(async () => {
        const refusal = await gate.after(device, path, sealOf(request), body);
        if (refusal !== undefined) throw new Refused(refusal);
        onContact(device, path === paths.heads && body.length > 0 ? jsonOf(body) : undefined);
        return handle(device, body, place);
      });
      return answer(request, reply, 200, typeof handled === 'function' ? await handled() : handled);
    });
  };

  const keysFor = async (log: LogName, device: Device): Promise<readonly Uint8Array[]> => {
    const writers = await writersOf(options, log, device);
    if (typeof writers === 'string') throw new Refused(writers);
    return writers;
  };

  // Neither time nor repetition matters: a code is taken once, and who asks again with it is told the same.
  app.post(paths.enrol, async (request, reply) => {
    const [seal, body] = [sealOf(request), bodyOf(request)];
    const asked = EnrolPost.parse(jsonOf(body));
    if (!isRequestOf(asked.publicKey, paths.enrol, seal, body)) throw new Refused('forged');
    const answered = await devices.enrol({ origin: seal.origin, ...asked });
    return answer(request, reply, 200, jsonBytes(enrolReply(answered)));
  });

  post(paths.heads, async ({ unit, keyDue }) =>
    jsonBytes({ heads: await replica.heads([unit]), keyDue, packings, largest: largestBatch }),
  );

  post(
    paths.send,
    async (device, body, place) => {
      const batch = decodeBatch(body);
      const into = device.standing === 'revoked' ? quarantine.from(device.origin) : replica;
      const received = turns(nameOf(batch.log), () => receiveBatch(into, batch, (log) => keysFor(log, device)));
      place.over();
      const receipt = await received;
      if (receipt.kind !== 'taken') return jsonBytes(receipt);
      knownTo.get(device.origin)?.set(nameOf(batch.log), receipt.ack);
      onNews(batch.log);
      return jsonBytes(receipt);
    },
    { revoked: true },
  );

  post(paths.news, async ({ origin: box, unit }, body) => {
    const told = NewsPost.parse(jsonOf(body)).heads;
    const known = new Map(told.map((head) => [nameOf(head), head.seq]));
    const isNews = async (): Promise<boolean> => {
      const heads = await replica.heads([unit]);
      return heads.length !== known.size || heads.some((head) => known.get(nameOf(head)) !== head.seq);
    };
    const news = await isNews();
    if (news || waiting === undefined) return jsonBytes({ news });
    knownTo.set(box, known);
    return async () => jsonBytes({ news: await waiting.wait(box, unit, () => atWork(isNews)) });
  });

  post(paths.fetch, async (device, body) => {
    const { log, after, packings: read } = FetchPost.parse(jsonOf(body));
    if (log.unit !== device.unit) throw new Refused('other-unit');
    const batch = await batchAfter(replica, log, after, key);
    return batch === undefined ? new Uint8Array() : encodeBatch(batch, packingFor(read));
  });

  post(paths.key, async ({ origin: box }, body) => {
    const { publicKey, proof } = KeyPost.parse(jsonOf(body));
    const device = await devices.byOrigin(box);
    if (device === undefined || !isProof(box, publicKey, proof)) throw new Refused('forged');
    if (!Buffer.from(device.publicKey).equals(publicKey)) await devices.changeKey(device, publicKey);
    return jsonBytes({});
  });

  post(paths.cardKey, async ({ unit }, body) => {
    const { key: told } = CardKey.parse(jsonOf(body));
    const known = await devices.cardKey(unit, told);
    return jsonBytes({ key: known && base64url(known) });
  });

  const { blobs } = options;
  if (blobs === undefined) return;

  /** To one that was revoked also what it handed over names, so that this is whole when a person lets it count. */
  const namedTo = async ({ origin: box, unit, standing }: Device): Promise<ReadonlySet<string>> => {
    const named = await blobs.named(unit);
    return standing === 'revoked' ? new Set([...named, ...(await quarantine.named(box))]) : named;
  };
  const bringing = { door: atBlobs, revoked: true };

  const tell: Handle = async (device, body) => {
    const asked = BlobsPost.parse(jsonOf(body)).hashes;
    const named = await namedTo(device);
    const held = await blobs.of(device.unit).held(asked);
    const known = asked.filter((hash) => named.has(hash));
    return jsonBytes({ blobs: known.map((hash) => ({ hash, ...(held.get(hash) ?? nothingHeld) })) });
  };
  post(paths.blobs, tell, bringing);

  const take: Handle = async (device, body) => {
    const { hash, piece } = decodePiece(body);
    if (!isPossible(piece)) throw new Refused('too-large');
    const isNamed = (await namedTo(device)).has(hash);
    return jsonBytes(isNamed ? await blobs.of(device.unit).add(hash, piece) : { kind: 'unnamed' });
  };
  post(paths.sendBlob, take, bringing);

  const give: Handle = async ({ unit }, body) => {
    const { hash, from } = BlobPost.parse(jsonOf(body));
    const piece = (await blobs.named(unit)).has(hash) ? await blobs.of(unit).read(hash, from) : undefined;
    return piece === undefined ? new Uint8Array() : encodePiece(hash, piece);
  };
  post(paths.fetchBlob, give, { door: atBlobs });
}
