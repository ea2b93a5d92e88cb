/** Setting up an empty box: a new branch, its secretary and PIN in one go; or as the next box of a branch that the township knows. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { PersonEntry } from '../../domain/commands/roster.ts';
import { commandSchemas } from '../../domain/commands.ts';
import { done } from '../../service/contract/done.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { Done, Refused } from '../contract/http.ts';
import { Code, TownshipAnswer } from '../contract/township.ts';
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
  ({ room, township, pins, sessions }: HttpParts) =>
  async (app: KioskApp) => {
    let underWay = false;
    const stageKind = () => room.view().stage?.kind;
    const config = { rateLimit: { max: 20, timeWindow: '1 minute' } };

    /** Of two at once the second is told that it is too late. */
    const alone = async <T>(work: () => Promise<T>): Promise<T> => {
      if (underWay) throw new HttpFault('set-up-already');
      underWay = true;
      try {
        return await work();
      } finally {
        underWay = false;
      }
    };

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
        await alone(async () => {
          if (stageKind() !== 'new') throw new HttpFault('set-up-already');
          // The PIN first: a branch without one could be taken over from the screen; a PIN without a branch does no harm.
          if (!pins.isSet()) await pins.set(request.body.pin);
          // A room that has lost its log keeps its PIN; who has forgotten that chooses a new one at the terminal.
          else if (!(await pins.check(request.body.pin)).ok) throw new HttpFault('pin-of-before');
          const answer = await room.command(randomUUID(), 'setup', setupCommand(request.body));
          if (answer.kind === 'not-recording') throw new HttpFault('not-recording');
          if (answer.kind === 'refused') throw new HttpFault('bad-request', `（${answer.why}）`);
        });
        openSession(sessions, reply);
        await room.deskOpened('setup');
        return done;
      },
    );

    app.post(
      '/api/setup/join',
      {
        schema: {
          summary: 'Makes an empty box the next one of a branch, with the township’s one-time code',
          body: z.strictObject({ code: Code }),
          response: { 200: TownshipAnswer },
        },
        config,
      },
      ({ body }) =>
        alone(async () => {
          const { stage } = room.view();
          const mayJoin = stage?.kind === 'joining' ? stage.standing !== 'accepted' : stage?.kind === 'new';
          if (!mayJoin) throw new HttpFault('set-up-already');
          return township.join(body.code);
        }),
    );

    app.post(
      '/api/setup/pin',
      {
        schema: {
          summary: 'The PIN of a box that has its branch’s whole history; the code says that it is the same person',
          body: z.strictObject({ code: Code, pin: Pin }),
          response: { 200: Done, 409: Refused },
        },
        config,
      },
      async ({ body }, reply) => {
        await alone(async () => {
          if (!township.mayFinish(body.code)) throw new HttpFault('wrong-join-code');
          await pins.set(body.pin);
          await township.finish();
        });
        openSession(sessions, reply);
        await room.deskOpened('setup');
        return done;
      },
    );
  };

function setupCommand({ township, branch: name, kind, room, secretary }: SetupPost): CommandData {
  const person = { person: randomUUID(), name: secretary };
  return { type: 'branch.describe', data: { branch: randomUUID(), name, township, kind, room, secretary: person } };
}
