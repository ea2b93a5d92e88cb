/** The members' list as a file: looked at first, then taken over whole or not at all. */
import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import { z } from 'zod';
import type { RosterAnswer } from '../contract.ts';
import type { ImportedPerson } from '../roster/entries.ts';
import { rosterLimits } from '../roster/limits.ts';
import type { HttpParts, KioskApp } from './app.ts';
import { HttpFault } from './faults.ts';
import { needs } from './scopes.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const sampleSize = 8;

/** Loaded when first wanted: the room is ready sooner without. */
const spreadsheets = async () => ({
  ...(await import('../roster/import.ts')),
  ...(await import('../roster/template.ts')),
});

export const rosterRoutes = (parts: HttpParts) => async (app: KioskApp) => {
  const { room, sessions, cardHash } = parts;
  await app.register(multipart, { limits: { files: 1, fields: 0, fileSize: rosterLimits.bytes } });

  app.get('/api/roster/template.xlsx', { schema: { summary: 'The list to fill in' } }, async (_request, reply) => {
    const { rosterTemplate } = await spreadsheets();
    return reply
      .type(xlsx)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent('党员名册.xlsx')}`)
      .send(Buffer.from(await rosterTemplate()));
  });

  app.post(
    '/api/roster',
    {
      bodyLimit: rosterLimits.bytes + 4096,
      schema: {
        summary: 'Takes over a list (xlsx or CSV); with `dry=1` it only looks. The answer is `RosterAnswer`',
        querystring: z.object({ dry: z.literal('1').optional() }),
      },
      onRequest: needs('desk', sessions),
    },
    async (request): Promise<RosterAnswer> => {
      const upload = await request.file();
      if (upload === undefined) throw new HttpFault('wrong-type');
      const file = await upload.toBuffer();
      const { importRoster } = await spreadsheets();
      const { people } = room.desk();
      const bound = new Set(people.flatMap((person) => person.credentials.map(({ key }) => key)));
      const read = await importRoster(file, {
        branch: room.view().branch?.name ?? '',
        people,
        hasBooklet: (number) => bound.has(cardHash('booklet', number)),
      });
      if (!read.ok) return read;
      if (request.query.dry === undefined) await takeOver(parts, read.people);
      return {
        ok: true,
        people: read.people.length,
        sample: read.people
          .slice(0, sampleSize)
          .map(({ entry }) => ({ name: entry.name, group: entry.group ?? null, category: entry.category })),
      };
    },
  );
};

/** People and booklets are handed over together, so that one or two commits hold them all. */
async function takeOver({ room, cardHash }: HttpParts, imported: readonly ImportedPerson[]): Promise<void> {
  const people = imported.map(({ entry, booklet }) => ({ ...entry, person: randomUUID(), booklet }));
  const bindings = people.flatMap(({ person, booklet }) =>
    booklet === undefined ? [] : [{ key: cardHash('booklet', booklet), tail: booklet.slice(-4), person }],
  );
  const answers = await Promise.all([
    room.command(randomUUID(), 'secretary', {
      type: 'roster.add',
      data: { people: people.map(({ booklet: _, ...person }) => person) },
    }),
    ...bindings.map((data) =>
      room.command(randomUUID(), 'secretary', { type: 'credential.bind', data: { ...data, kind: 'booklet' } }),
    ),
  ]);
  for (const answer of answers) {
    if (answer.kind === 'not-recording') throw new HttpFault('not-recording');
    if (answer.kind === 'refused') throw new HttpFault('bad-request', `（${answer.why}）`);
  }
}
