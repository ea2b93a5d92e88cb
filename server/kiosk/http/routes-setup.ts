/** Setting up a room that is empty yet: branch, secretary and PIN in one go. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { PersonEntry } from '../../domain/commands/roster.ts';
import { commandSchemas } from '../../domain/commands.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { Done } from '../contract/http.ts';
import type { CommandData, SetupPost } from '../contract.ts';
import { Pin } from '../pin.ts';
import type { HttpParts, KioskApp } from './parts.ts';
import { openSession } from './routes-session.ts';

const described = commandSchemas['branch.describe'].shape;

const Setup = z.strictObject({
  township: described.township,
  branch: described.name,
  kind: described.kind,
  room: described.room,
  secretary: PersonEntry.shape.name,
  pin: Pin,
}) satisfies z.ZodType<SetupPost>;

export const setupRoutes =
  ({ room, pins, sessions }: HttpParts) =>
  async (app: KioskApp) => {
    let underWay = false;

    app.post(
      '/api/setup',
      {
        schema: {
          summary: 'Only while there is no branch',
          body: Setup,
          response: { 200: Done },
        },
      },
      async (request, reply) => {
        if (underWay || room.view().branch !== null) throw new HttpFault('set-up-already');
        underWay = true;
        try {
          // The PIN first: a branch without one could be taken over from the screen; a PIN without a branch does no harm.
          await pins.set(request.body.pin);
          const answer = await room.command(randomUUID(), 'setup', setupCommand(request.body));
          if (answer.kind === 'not-recording') throw new HttpFault('not-recording');
          if (answer.kind === 'refused') throw new HttpFault('bad-request', `（${answer.why}）`);
        } finally {
          underWay = false;
        }
        openSession(sessions, reply);
        await room.deskOpened('setup');
        return { ok: true as const };
      },
    );
  };

function setupCommand({ township, branch: name, kind, room, secretary }: SetupPost): CommandData {
  const person = { person: randomUUID(), name: secretary };
  return { type: 'branch.describe', data: { branch: randomUUID(), name, township, kind, room, secretary: person } };
}
