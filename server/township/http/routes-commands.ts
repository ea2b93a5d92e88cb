/** What the levels above say to a branch; each deed is on record with what it changed. */
import { z } from 'zod';
import { Answer } from '../../domain/answers.ts';
import { Id } from '../../domain/vocabulary.ts';
import { CommandPost } from '../../service/contract/command-post.ts';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { give } from '../commands/give.ts';
import { officeOf } from '../commands/may.ts';
import { asker } from './guard.ts';
import type { HttpParts } from './parts.ts';

const config = { roles: ['township', 'community'] } as const;

export const commandRoutes =
  ({ store, now, onNews }: HttpParts) =>
  async (app: HttpApp) => {
    app.post(
      '/api/branches/:unit/commands',
      {
        schema: {
          summary: 'Gives a branch a command from above; a deed that is recorded',
          params: z.object({ unit: Id }),
          body: CommandPost,
          response: { 200: Answer },
        },
        config,
      },
      async (request) => {
        const { unit } = request.params;
        const account = asker(request);
        const office = officeOf(account);
        if (office === null) throw new HttpFault('not-yours');
        const given = await give(store, unit, request.body, { actor: account.id, office, now: now() });
        if (given.kind !== 'answered') throw new HttpFault(given.kind);
        const { answer, subject } = given;
        if (subject !== null) {
          await store.audit.note({ account: account.id, unit, subject, deed: request.body.type, reason: '' });
          onNews();
        }
        return answer;
      },
    );
  };
