/** Votes at the screen, and the end of the ballot. */
import { z } from 'zod';
import { Answer } from '../../domain/answers.ts';
import { Id } from '../../domain/vocabulary.ts';
import { faultBody, HttpFault } from '../../service/http/faults.ts';
import { Done, NotRecorded } from '../contract/http.ts';
import type { HttpParts, KioskApp } from './parts.ts';
import { needs } from './scopes.ts';

export const ballotRoutes =
  ({ room, sessions }: HttpParts) =>
  async (app: KioskApp) => {
    app.post(
      '/api/ballot/vote',
      {
        schema: {
          summary: 'Casts the vote of who stands at the screen; `turn` is the view’s',
          body: z.strictObject({ turn: Id, choices: z.array(z.number().int().min(0).max(99).nullable()).max(2000) }),
          response: { 200: Done, 503: NotRecorded },
        },
      },
      async (request, reply) => {
        const counted = room.ballots.cast(request.body.turn, request.body.choices);
        if (counted === true) return { ok: true as const };
        if (counted === false) throw new HttpFault('turn-over');
        return reply.status(503).send({ ...faultBody('not-recording'), why: counted.why });
      },
    );

    app.post(
      '/api/ballot/leave',
      {
        schema: {
          summary: 'Leaves the screen without a vote',
          body: z.strictObject({ turn: Id }),
          response: { 200: Done },
        },
      },
      (request) => {
        room.ballots.leave(request.body.turn);
        return { ok: true as const };
      },
    );

    app.post(
      '/api/ballot/count',
      {
        schema: {
          summary: 'Ends the ballot and puts its counts on record',
          body: z.strictObject({ ballot: Id }),
          response: { 200: Answer, 503: NotRecorded },
        },
        onRequest: needs('chair', sessions),
      },
      async (request, reply) => {
        const answer = await room.ballots.count(request.body.ballot);
        if (answer.kind !== 'not-recording') return answer;
        return reply.status(503).send({ ...faultBody('not-recording'), why: answer.why });
      },
    );
  };
