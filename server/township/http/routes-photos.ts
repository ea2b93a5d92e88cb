/** The photos of a branch's meetings. They show persons, so whoever looks at them stands on record (KX-09). */
import { z } from 'zod';
import { Id } from '../../domain/vocabulary.ts';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { fileOf } from '../../service/http/file.ts';
import { pictureType, pictureTypes } from '../../service/picture.ts';
import { Hash } from '../../sync/blobs.ts';
import { everyone } from '../accounts/scope.ts';
import { PhotosPage } from '../contract/photos.ts';
import { photoOf, photosPage } from '../queries/photos.ts';
import { asker } from './guard.ts';
import type { HttpParts } from './parts.ts';

const params = z.object({ unit: Id, meeting: Id });
const config = { roles: everyone };

export const photoRoutes =
  ({ store, look }: HttpParts) =>
  async (app: HttpApp) => {
    app.get(
      '/api/branches/:unit/meetings/:meeting/photos',
      {
        schema: {
          summary: 'The photos of a meeting; a look that is recorded',
          params,
          response: { 200: PhotosPage },
        },
        config,
      },
      async (request) => {
        const { unit, meeting } = request.params;
        await look({ account: asker(request).id, unit, subject: `photos:${meeting}` });
        return photosPage(store, unit, meeting);
      },
    );

    app.get(
      '/api/branches/:unit/meetings/:meeting/photos/:hash',
      {
        schema: {
          summary: 'A photo of a meeting; a look that is recorded',
          params: params.extend({ hash: Hash }),
          response: { 200: fileOf(...pictureTypes) },
        },
        config,
      },
      async (request, reply) => {
        const { unit, meeting, hash } = request.params;
        await look({ account: asker(request).id, unit, subject: `photos:${meeting}` });
        const photo = await photoOf(store, unit, meeting, hash);
        const type = photo && pictureType(photo);
        if (photo === undefined || type === undefined) throw new HttpFault('not-found');
        return reply.type(type).send(Buffer.from(photo));
      },
    );
  };
