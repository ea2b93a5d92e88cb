/** The way in and out, and the first account. */
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Done, done } from '../../service/contract/done.ts';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { shown } from '../accounts/account.ts';
import { sealPassword } from '../accounts/password.ts';
import { signIn, startSession } from '../accounts/sign-in.ts';
import { FirstAccountPost, SessionAnswer, SessionPost, SessionState } from '../contract/session.ts';
import { levelsOf } from '../queries/towns.ts';
import type { Account } from '../store/staff-contract.ts';
import { accountOf, cookieName, tokenIn } from './guard.ts';
import type { HttpParts } from './parts.ts';

/** Against guessing stands the lock; this only bounds the work. */
const config = { rateLimit: { max: 60, timeWindow: '1 minute' } };

export const sessionRoutes =
  ({ store, first, now, version }: HttpParts) =>
  async (app: HttpApp) => {
    const endSession = async ({ headers }: FastifyRequest): Promise<void> => {
      const token = tokenIn(headers.cookie);
      if (token !== undefined) await store.sessions.end(token);
    };
    /** Whoever was signed in at this browser is no longer. */
    const letIn = async (account: Account, request: FastifyRequest, reply: FastifyReply): Promise<SessionAnswer> => {
      await endSession(request);
      const token = await startSession(store, account.id, now());
      reply.setCookie(cookieName, token, { httpOnly: true, sameSite: 'strict', path: '/' });
      return { kind: 'in', account: shown(account) };
    };

    app.get(
      '/health',
      {
        schema: {
          summary: 'Whether the server and its database answer',
          response: { 200: z.object({ ok: z.literal(true), version: z.string() }) },
        },
      },
      async () => {
        await store.name();
        return { ok: true as const, version };
      },
    );

    app.get(
      '/api/session',
      { schema: { summary: 'Who is signed in', response: { 200: SessionState } } },
      async (request) => {
        const [account, isFirst] = await Promise.all([
          accountOf(store.sessions, request.headers.cookie),
          first.isOpen(),
        ]);
        const towns = account?.role === 'township' && levelsOf(await store.devices.list()).length > 0;
        const township = await store.name();
        return { township, account: account === undefined ? null : shown(account), towns, first: isFirst };
      },
    );

    app.post(
      '/api/session',
      {
        schema: {
          summary: 'Signs in',
          body: SessionPost,
          response: { 200: SessionAnswer, 403: SessionAnswer, 423: SessionAnswer },
        },
        config,
      },
      async (request, reply) => {
        const { code = '', ...given } = request.body;
        const outcome = await signIn(store, { ...given, code }, now());
        switch (outcome.kind) {
          case 'in':
            return letIn(outcome.account, request, reply);
          case 'code-needed':
            return outcome;
          case 'wrong':
            return reply.status(403).send(outcome);
          case 'locked':
            return reply.status(423).send(outcome);
        }
      },
    );

    app.delete(
      '/api/session',
      { schema: { summary: 'Signs out', response: { 200: Done } } },
      async (request, reply) => {
        await endSession(request);
        reply.clearCookie(cookieName, { path: '/' });
        return done;
      },
    );

    app.post(
      '/api/first-account',
      {
        schema: {
          summary: 'Makes the first account, by the link of the first start',
          body: FirstAccountPost,
          response: { 200: SessionAnswer },
        },
        config,
      },
      async (request, reply) => {
        const { body } = request;
        const account: Account = {
          id: randomUUID(),
          name: body.name,
          role: 'township',
          units: [],
          password: await sealPassword(body.password),
          secondFactor: '',
          disabled: false,
        };
        if (!(await first.make(body.token, account))) throw new HttpFault('link-used');
        await store.rename(body.township);
        return letIn(account, request, reply);
      },
    );
  };
