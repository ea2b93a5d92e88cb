/** The photos of the meetings, at the desk. */
import { z } from 'zod';
import { Id, YearText } from '../../domain/vocabulary.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { fileOf } from '../../service/http/file.ts';
import { pictureType, pictureTypes } from '../../service/picture.ts';
import { blobLimits, Hash } from '../../sync/blobs.ts';
import { PhotoAnswer, PhotosPage } from '../contract/photos.ts';
import type { HttpParts, KioskApp } from './parts.ts';
import { needs } from './scopes.ts';

export const photoRoutes =
  ({ photos, sessions }: HttpParts) =>
  async (app: KioskApp) => {
    const onRequest = needs('desk', sessions);
    app.addContentTypeParser([...pictureTypes], { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    app.get(
      '/api/desk/photos',
      {
        schema: {
          summary: 'The photos of a year’s meetings',
          querystring: z.object({ year: YearText }),
          response: { 200: PhotosPage },
        },
        onRequest,
      },
      ({ query }) => photos.page(query.year),
    );

    app.get(
      '/api/desk/photos/:hash',
      {
        schema: { summary: 'A photo', params: z.object({ hash: Hash }), response: { 200: fileOf(...pictureTypes) } },
        onRequest,
      },
      async ({ params }, reply) => {
        const picture = await photos.read(params.hash);
        const type = picture && pictureType(picture);
        if (picture === undefined || type === undefined) throw new HttpFault('not-found');
        return reply.type(type).send(Buffer.from(picture));
      },
    );

    app.post(
      '/api/desk/photos',
      {
        bodyLimit: blobLimits.blob,
        schema: {
          summary: 'Adds a photo to a meeting',
          querystring: z.object({ meeting: Id }),
          response: { 200: PhotoAnswer },
        },
        onRequest,
      },
      ({ query, body }) => {
        if (!(body instanceof Uint8Array)) throw new HttpFault('wrong-type');
        return photos.add(query.meeting, body);
      },
    );
  };
