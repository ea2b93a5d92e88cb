/** The HTTP face that every service wears: checks at the door, headers, refusals. The routes are the service's own. */
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type {
  FastifyBaseLogger,
  FastifyHttpOptions,
  FastifyInstance,
  FastifyTypeProvider,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { z } from 'zod';
import type { Sent } from '../contract/sent.ts';
import type { Logger } from '../logger.ts';
import { errorHandler, type FaultReader } from './errors.ts';
import { zodFastify } from './fastify.ts';
import { faultBody, HttpFault } from './faults.ts';
import { isFromHere } from './guard.ts';
import { safeHeaders } from './headers.ts';
import type { Tls } from './tls.ts';

/** What comes in has been through the route's schema; what goes out is held to it by the compiler. */
interface Schemas extends FastifyTypeProvider {
  readonly validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
  readonly serializer: this['schema'] extends z.ZodType ? Sent<this['schema']> : unknown;
}

export type HttpApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  Schemas
>;

export interface AppOptions {
  readonly logger: Logger;
  /** What a failure of the service's own store means to the person; undefined: it is none. */
  readonly faultOf?: FaultReader;
  /** Addresses that begin so leave no line in the log. */
  readonly unlogged?: string;
  /** ms until a request that has not come in whole is given up. */
  readonly patience?: number;
  /** Without it the service speaks HTTP, and is for this machine only. */
  readonly tls?: Tls;
}

/** Largest body of a request without its own limit, bytes. */
const bodyLimit = 64 * 1024;

/** ms for which a line may stand unused. Node alone gives it 5 s, and between two taps there are more. */
const keepAliveTimeout = 72_000;

export async function openApp({ logger, faultOf, unlogged, patience = 30_000, tls }: AppOptions): Promise<HttpApp> {
  const limits = { headersTimeout: patience, connectionsCheckingInterval: patience / 3, keepAliveTimeout };
  const options: FastifyHttpOptions<RawServerDefault> = {
    bodyLimit,
    logger: false,
    forceCloseConnections: true,
    requestTimeout: patience,
    keepAliveTimeout,
    http: limits,
    ...(tls && { serverFactory: (listener) => tls.serve(listener, { ...limits, requestTimeout: patience }) }),
  };
  const app = zodFastify(options);
  app.setErrorHandler(errorHandler(logger, faultOf));
  app.setNotFoundHandler((_request, reply) => reply.status(404).send(faultBody('not-found')));

  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(safeHeaders);
    done(isFromHere(request.headers, tls) ? undefined : new HttpFault('not-from-here'));
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { url = '*' } = request.routeOptions;
    if (unlogged === undefined || !url.startsWith(unlogged))
      logger.debug({ route: `${request.method} ${url}`, status: reply.statusCode, ms: reply.elapsedTime }, 'request');
    done();
  });
  await app.register(cookie, { parseOptions: { secure: 'auto' } });
  await app.register(rateLimit, { global: false });
  return app.withTypeProvider();
}
