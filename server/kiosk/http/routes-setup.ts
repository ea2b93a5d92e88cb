/** Setting up a room that is empty yet: branch, secretary and PIN in one go. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { commandSchemas, PersonEntry } from '../../domain/commands.ts';
import type { CommandData, SetupPost } from '../contract.ts';
import { Pin } from '../pin.ts';
import type { HttpParts, KioskApp } from './app.ts';
import { HttpFault } from './faults.ts';
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
          response: { 200: z.object({ ok: z.literal(true) }) },
        },
      },
      async (request, reply) => {
        if (underWay || room.view().branch !== null) throw new HttpFault('set-up-already');
        underWay = true;
        try {
          // The PIN first: a branch without one could be taken over from the screen; a PIN without a branch does no harm.
          await pins.set(request.body.pin);
          for (const command of setupCommands(request.body)) {
            const answer = await room.command(randomUUID(), 'setup', command);
            if (answer.kind === 'not-recording') throw new HttpFault('not-recording');
            if (answer.kind === 'refused') throw new HttpFault('bad-request', `（${answer.why}）`);
          }
        } finally {
          underWay = false;
        }
        openSession(sessions, reply);
        await room.deskOpened('setup');
        return { ok: true as const };
      },
    );
  };

function setupCommands(setup: SetupPost): readonly CommandData[] {
  const { township, branch: name, kind, room, secretary } = setup;
  const person = randomUUID();
  const entry = { person, name: secretary, standing: 'member', category: 'ordinary', probationary: false } as const;
  return [
    { type: 'branch.describe', data: { branch: randomUUID(), name, township, kind, room } },
    { type: 'roster.add', data: { people: [entry] } },
    { type: 'branch.name-secretary', data: { person } },
  ];
}
