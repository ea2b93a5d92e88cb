/** The HTTP face of the room: plugins, checks at the door, and the routes of `contract.ts`. */
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify from 'fastify';
import { jsonSchemaTransform, validatorCompiler } from 'fastify-type-provider-zod';
import { errorHandler } from './errors.ts';
import { faultBody, HttpFault } from './faults.ts';
import { isFromHere } from './guard.ts';
import { safeHeaders } from './headers.ts';
import type { HttpParts, KioskApp } from './parts.ts';
import { assistRoutes } from './routes-assist.ts';
import { ballotRoutes } from './routes-ballot.ts';
import { deskRoutes } from './routes-desk.ts';
import { pageRoutes } from './routes-pages.ts';
import { roomRoutes } from './routes-room.ts';
import { rosterRoutes } from './routes-roster.ts';
import { sessionRoutes } from './routes-session.ts';
import { setupRoutes } from './routes-setup.ts';
import { simulatorRoutes } from './routes-simulator.ts';

/** Largest body of a request without its own limit, bytes. */
const bodyLimit = 64 * 1024;

export async function buildApp(parts: HttpParts): Promise<KioskApp> {
  const app = fastify({ bodyLimit, logger: false, forceCloseConnections: true, requestTimeout: 30_000 });
  app.setValidatorCompiler(validatorCompiler);
  // Answers are held to their schemas by the compiler and by a test; here that would cost time, and a slip the answer.
  app.setSerializerCompiler(() => JSON.stringify);
  app.setErrorHandler(errorHandler(parts.logger));
  app.setNotFoundHandler((_request, reply) => reply.status(404).send(faultBody('not-found')));

  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(safeHeaders);
    done(isFromHere(request.headers) ? undefined : new HttpFault('not-from-here'));
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { url = '*' } = request.routeOptions;
    // When a vote was cast is nobody's to know, the log's neither.
    if (url.startsWith('/api/ballot/')) return done();
    parts.logger.debug(
      { route: `${request.method} ${url}`, status: reply.statusCode, ms: reply.elapsedTime },
      'request',
    );
    done();
  });
  await app.register(cookie);
  await app.register(rateLimit, { global: false });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Sign-in kiosk of the activity room', version: parts.version } },
    transform: jsonSchemaTransform,
  });

  const typed: KioskApp = app.withTypeProvider();
  for (const routes of [
    roomRoutes,
    deskRoutes,
    ballotRoutes,
    sessionRoutes,
    setupRoutes,
    rosterRoutes,
    assistRoutes,
    pageRoutes,
  ])
    await typed.register(routes(parts));
  if (parts.simulator !== null) await typed.register(simulatorRoutes(parts.simulator));
  typed.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
  return typed;
}
