/** The end of the wire that answers: four routes under `/sync/`, each request signed by the box, each answer by us. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { LogName } from '../log/replicate.ts';
import { BatchFault, batchLimits, decodeBatch, encodeBatch } from './batch.ts';
import type { Device, Devices } from './devices.ts';
import { createGate, type Refusal, refusals } from './gate.ts';
import type { SigningKey } from './keys.ts';
import { batchAfter } from './outgoing.ts';
import { receiveBatch } from './receive.ts';
import type { Replica } from './replica.ts';
import { headersOfAnswer, isRequestOf, type RequestSeal, requestSealIn, sealAnswer } from './signed.ts';
import { isHeadSignedBy } from './signed-head.ts';
import { EnrolPost, enrolReply, FetchPost, jsonBytes, jsonOf, paths, type SyncPath } from './wire.ts';

export interface SyncOptions {
  readonly replica: Replica;
  readonly devices: Devices;
  /** Under which this end writes logs itself; nobody else may add to them. */
  readonly origin: LogName['origin'];
  readonly key: SigningKey;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Called when a batch of a log was taken. */
  readonly onNews: (log: LogName) => void;
  /** Called at each request of an accepted box; `report`: what it said of itself, unread, where it asked for heads. */
  readonly onContact: (device: Device, report?: unknown) => void;
}

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

/**
 * How slow a request may be and how often one address may ask is for `app` to limit. What is no refusal but a fault goes to
 * the error handler of `app`.
 */
export function registerSync(app: FastifyInstance, options: SyncOptions): void {
  void app.register(async (scope) => addRoutes(scope, options));
}

function addRoutes(app: FastifyInstance, { replica, devices, origin, key, now, onNews, onContact }: SyncOptions): void {
  const gate = createGate(devices, now);
  const asking = new WeakMap<FastifyRequest, Device>();

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: batchLimits.wire }, (_request, body, done) =>
    done(null, body),
  );
  app.setErrorHandler((error, request, reply) => {
    const kind = refusalOf(error);
    if (kind === undefined) throw error;
    return answer(request, reply, refusals[kind], jsonBytes({ error: kind }));
  });

  const answer = (request: FastifyRequest, reply: FastifyReply, status: number, body: Uint8Array): FastifyReply => {
    const seal = requestSealIn(request.headers);
    if (seal !== undefined)
      reply.headers(headersOfAnswer(sealAnswer(seal.signature, { status, time: now(), body }, key)));
    return reply.status(status).type('application/octet-stream').send(body);
  };

  /** Before the body is read it is known who asks; when it has been, that it is he. */
  const post = (path: SyncPath, handle: (device: Device, body: Uint8Array) => Promise<Uint8Array>): void => {
    const onRequest = async (request: FastifyRequest): Promise<void> => {
      const device = await gate.before(sealOf(request));
      if (typeof device === 'string') throw new Refused(device);
      asking.set(request, device);
    };
    app.post(path, { onRequest }, async (request, reply) => {
      const device = asking.get(request);
      const body = bodyOf(request);
      const refusal = device === undefined ? 'unknown' : gate.after(device.publicKey, path, sealOf(request), body);
      if (device === undefined || refusal !== undefined) throw new Refused(refusal ?? 'unknown');
      onContact(device, path === paths.heads && body.length > 0 ? jsonOf(body) : undefined);
      return answer(request, reply, 200, await handle(device, body));
    });
  };

  /** Only the unit's own; a log that is relayed, or of a later origin of the box, is signed by a key that we know. */
  const keysOf = async (log: LogName, device: Device): Promise<readonly Uint8Array[]> => {
    if (log.unit !== device.unit) throw new Refused('other-unit');
    if (log.origin === origin) return [key.publicKey];
    const writer = log.origin === device.origin ? device : await devices.byOrigin(log.origin);
    if (writer !== undefined) return [writer.publicKey];
    const standing = await replica.signedHead(log);
    return [device.publicKey, key.publicKey].filter(
      // Whoever began a log is the one that goes on with it.
      (one) => standing === undefined || isHeadSignedBy(one, log, standing),
    );
  };

  // Neither time nor repetition matters: a code is taken once, and who asks again with it is told the same.
  app.post(paths.enrol, async (request, reply) => {
    const [seal, body] = [sealOf(request), bodyOf(request)];
    const asked = EnrolPost.parse(jsonOf(body));
    if (!isRequestOf(asked.publicKey, paths.enrol, seal, body)) throw new Refused('forged');
    const answered = await devices.enrol({ origin: seal.origin, ...asked });
    return answer(request, reply, 200, jsonBytes(enrolReply(answered)));
  });

  post(paths.heads, async (device) => jsonBytes({ heads: await replica.heads([device.unit]) }));

  post(paths.send, async (device, body) => {
    const batch = decodeBatch(body);
    const receipt = await receiveBatch(replica, batch, (log) => keysOf(log, device));
    if (receipt.kind === 'taken') onNews(batch.log);
    return jsonBytes(receipt);
  });

  post(paths.fetch, async (device, body) => {
    const { log, after } = FetchPost.parse(jsonOf(body));
    if (log.unit !== device.unit) throw new Refused('other-unit');
    const batch = await batchAfter(replica, log, after, key);
    return batch === undefined ? new Uint8Array() : encodeBatch(batch);
  });
}
