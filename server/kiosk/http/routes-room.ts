/** What the room shows and is asked to do. */
import { z } from 'zod';
import { Answer } from '../../domain/answers.ts';
import { Id } from '../../domain/vocabulary.ts';
import { CommandPost } from '../../service/contract/command-post.ts';
import { faultBody } from '../../service/http/faults.ts';
import { Desk } from '../contract/desk.ts';
import { Done, Health, NotRecorded } from '../contract/http.ts';
import { View } from '../contract/view.ts';
import { healthReporter } from '../health.ts';
import type { HttpParts, KioskApp } from './parts.ts';
import { commandScopes, demand, needs } from './scopes.ts';

/** 200 pages of study material fit. */
const commandLimit = 2 * 1024 * 1024;

export const roomRoutes = (parts: HttpParts) => async (app: KioskApp) => {
  const { room, sessions } = parts;

  const health = healthReporter(room, parts.version);
  app.get('/health', { schema: { summary: 'How the box is doing', response: { 200: Health } } }, () => health());
  app.get('/api/view', { schema: { summary: 'What the screen shows', response: { 200: View } } }, () => room.view());
  app.get(
    '/api/desk',
    {
      schema: { summary: 'What only the secretary sees', response: { 200: Desk } },
      onRequest: needs('desk', sessions),
    },
    async () => {
      // Loaded when first wanted, with its dictionaries: the room is ready sooner without.
      const { initials } = await import('../pinyin.ts');
      return room.desk(initials);
    },
  );

  app.post(
    '/api/commands',
    {
      bodyLimit: commandLimit,
      schema: { summary: 'Runs a command', body: CommandPost, response: { 200: Answer, 503: NotRecorded } },
      onRequest: needs('chair', sessions),
    },
    async (request, reply) => {
      const { id, ...command } = request.body;
      demand(commandScopes[command.type], sessions, request);
      const answer = await room.command(id, 'secretary', command);
      if (answer.kind !== 'not-recording') return answer;
      return reply.status(503).send({ ...faultBody('not-recording'), why: answer.why });
    },
  );

  app.put(
    '/api/binding',
    {
      schema: {
        summary: 'Readers bind cards to this person; without one the binding ends',
        body: z.strictObject({ person: Id.optional() }),
        response: { 200: Done },
      },
      onRequest: needs('desk', sessions),
    },
    (request) => {
      room.arm(request.body.person ?? null);
      return { ok: true as const };
    },
  );

  app.put(
    '/api/screen',
    {
      schema: {
        summary: 'Switches of the screen, open to anyone in the room',
        body: z.strictObject({ largeText: z.boolean().optional(), volume: z.number().min(0).max(1).optional() }),
        response: { 200: Done },
      },
    },
    (request) => {
      parts.switchScreen(request.body);
      return { ok: true as const };
    },
  );

  app.post(
    '/api/shutdown',
    {
      schema: { summary: 'Ends the service, and the box where the config says so', response: { 200: Done } },
      onRequest: needs('desk', sessions),
    },
    (_request, reply) => {
      reply.raw.once('finish', () => parts.shutDown());
      return { ok: true as const };
    },
  );
};
