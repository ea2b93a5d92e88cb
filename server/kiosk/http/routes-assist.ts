/** Helpers of the screen: typing Chinese, and the spoken answers. */
import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { z } from 'zod';
import { HttpFault } from '../../service/http/faults.ts';
import { fileOf } from '../../service/http/file.ts';
import type { HttpParts, KioskApp } from './parts.ts';

const mostCandidates = 64;

const audioTypes: Readonly<Record<string, string>> = { '.wav': 'audio/wav', '.mp3': 'audio/mpeg', '.ogg': 'audio/ogg' };

export const assistRoutes =
  ({ voice }: HttpParts) =>
  async (app: KioskApp) => {
    app.get(
      '/api/pinyin',
      {
        schema: {
          summary: 'Characters and words for pinyin, most usual first',
          querystring: z.strictObject({
            q: z.string().regex(/^[a-zü' ]{1,40}$/i),
            /** Where a person's name is written, family names come first. */
            for: z.enum(['text', 'name']).default('text'),
          }),
          response: { 200: z.array(z.string()) },
        },
      },
      async ({ query }) => {
        // Loaded when first wanted: see `/api/desk`.
        const { candidates } = await import('../pinyin.ts');
        return candidates(query.q, mostCandidates, query.for === 'name');
      },
    );

    app.get(
      '/voice/:name',
      {
        schema: {
          summary: 'Audio of a spoken answer',
          params: z.object({ name: z.string().max(64) }),
          response: { 200: fileOf(...Object.values(audioTypes)) },
        },
      },
      async (request, reply) => {
        const file = await voice.file(request.params.name);
        const type = audioTypes[extname(file ?? '')];
        if (file === null || type === undefined) throw new HttpFault('not-found');
        return reply.type(type).send(createReadStream(file));
      },
    );
  };
