/** The PIN, and what it opens. */
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { HttpFault } from '../../service/http/faults.ts';
import { Done, SessionAnswer, SessionState } from '../contract/http.ts';
import { Pin } from '../pin.ts';
import type { Sessions } from '../session.ts';
import type { HttpParts, KioskApp } from './parts.ts';
import { cookieName, needs, tokenOf } from './scopes.ts';

/** Opens chair and desk for the browser that asked. Strictly of this site, and out of the reach of scripts. */
export function openSession(sessions: Sessions, reply: FastifyReply): void {
  reply.setCookie(cookieName, sessions.open(), { httpOnly: true, sameSite: 'strict', path: '/' });
}

export const sessionRoutes =
  ({ room, pins, sessions }: HttpParts) =>
  async (app: KioskApp) => {
    app.get(
      '/api/session',
      { schema: { summary: 'Whether steps may be run and personal data seen', response: { 200: SessionState } } },
      (request) => sessions.state(tokenOf(request)),
    );

    app.post(
      '/api/session',
      {
        schema: {
          summary: 'Signs the secretary in',
          body: z.strictObject({ pin: Pin }),
          response: { 200: SessionAnswer, 403: SessionAnswer, 423: SessionAnswer },
        },
        // Against guessing stands the lock; this only bounds the work.
        config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
      },
      async (request, reply) => {
        const answer = await pins.check(request.body.pin);
        if (answer.ok) {
          sessions.end(tokenOf(request));
          openSession(sessions, reply);
          // Every look at personal data is on record (KX-09).
          await room.deskOpened('secretary');
          return answer;
        }
        return reply.status(answer.why === 'locked' ? 423 : 403).send(answer);
      },
    );

    app.delete(
      '/api/session',
      { schema: { summary: 'Locks the desk and the chair', response: { 200: Done } } },
      (request, reply) => {
        sessions.end(tokenOf(request));
        reply.clearCookie(cookieName, { path: '/' });
        return { ok: true as const };
      },
    );

    app.delete(
      '/api/desk',
      { schema: { summary: 'Leaves the desk; the chair goes on', response: { 200: Done } } },
      (request) => {
        sessions.leaveDesk(tokenOf(request));
        return { ok: true as const };
      },
    );

    app.post(
      '/api/desk/seen',
      {
        schema: { summary: 'A touch within the desk keeps it open', response: { 200: Done } },
        onRequest: needs('desk', sessions),
      },
      (request) => {
        sessions.seen(tokenOf(request));
        return { ok: true as const };
      },
    );

    app.put(
      '/api/pin',
      {
        schema: {
          summary: 'A new PIN; all other sessions end',
          body: z.strictObject({ pin: Pin }),
          response: { 200: Done },
        },
        onRequest: needs('desk', sessions),
      },
      async (request, reply) => {
        if (!pins.isSet()) throw new HttpFault('no-pin');
        await pins.set(request.body.pin);
        openSession(sessions, reply);
        return { ok: true as const };
      },
    );
  };
