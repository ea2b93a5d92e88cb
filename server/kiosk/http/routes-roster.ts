/** The members' list as a file: looked at first, then taken over whole or not at all. */
import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import { z } from 'zod';
import { HttpFault } from '../../service/http/faults.ts';
import { fileOf } from '../../service/http/file.ts';
import { RosterAnswer } from '../contract/http.ts';
import type { DeskPerson } from '../contract.ts';
import type { ImportedPerson } from '../roster/entries.ts';
import { rosterLimits } from '../roster/limits.ts';
import type { HttpParts, KioskApp } from './parts.ts';
import { needs } from './scopes.ts';
import { uploadedFile } from './upload.ts';

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

  app.get(
    '/api/roster/template.xlsx',
    { schema: { summary: 'The list to fill in', response: { 200: fileOf(xlsx) } } },
    async (_request, reply) => {
      const { rosterTemplate } = await spreadsheets();
      return reply
        .type(xlsx)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent('党员名册.xlsx')}`)
        .send(Buffer.from(await rosterTemplate()));
    },
  );

  app.post(
    '/api/roster',
    {
      bodyLimit: rosterLimits.bytes + 4096,
      schema: {
        summary: 'Takes over a list (xlsx or CSV); with `dry=1` it only looks',
        querystring: z.object({ dry: z.literal('1').optional() }),
        response: { 200: RosterAnswer },
      },
      onRequest: needs('desk', sessions),
    },
    async (request): Promise<RosterAnswer> => {
      const file = await uploadedFile(request);
      const { importRoster } = await spreadsheets();
      const { people } = room.desk();
      const secretary = bareSecretary(room.view().branch?.secretary ?? null, people);
      const bound = new Set(people.flatMap((person) => person.credentials.map(({ key }) => key)));
      const read = await importRoster(file, {
        branch: room.view().branch?.name ?? '',
        people: people.filter((person) => person !== secretary),
        hasBooklet: (number) => bound.has(cardHash('booklet', number)),
      });
      if (!read.ok) return read;
      if (request.query.dry === undefined) await takeOver(parts, read.people, secretary);
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

/** The secretary as the set-up entered her, a name without a group: the list's row of that name is hers. */
function bareSecretary(name: string | null, people: readonly DeskPerson[]): DeskPerson | undefined {
  return people.find((person) => person.name === name && person.group === null && person.home === null);
}

/** In one command, so that the whole list is there or nothing of it. */
async function takeOver(
  { room, cardHash }: HttpParts,
  imported: readonly ImportedPerson[],
  secretary: DeskPerson | undefined,
): Promise<void> {
  const hers = imported.find(({ entry }) => entry.name === secretary?.name);
  const people = imported.map((row) => ({
    ...row.entry,
    person: row === hers && secretary !== undefined ? secretary.id : randomUUID(),
    ...(row.booklet === undefined
      ? {}
      : { booklet: { key: cardHash('booklet', row.booklet), tail: row.booklet.slice(-4) } }),
  }));
  const answer = await room.command(randomUUID(), 'secretary', { type: 'roster.add', data: { people } });
  if (answer.kind === 'not-recording') throw new HttpFault('not-recording');
  if (answer.kind === 'refused') throw new HttpFault('bad-request', `（${answer.why}）`);
}
