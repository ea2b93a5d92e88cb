/** Rooms without a network: their records come in by a file and their photos by another, and what goes back to them goes out so. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { Id } from '../../domain/vocabulary.ts';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { fileOf } from '../../service/http/file.ts';
import { blobLimits, headLimit, pieceHeadIn } from '../../sync/blobs.ts';
import { addWhole, bundleOf } from '../../sync/bundle.ts';
import { takeParcel } from '../by-hand.ts';
import { ParcelAnswer, ParcelPost, PhotoBrought, PhotosPost } from '../contract/parcels.ts';
import { unitBlobs } from '../queries/photos.ts';
import { asker } from './guard.ts';
import type { HttpParts } from './parts.ts';

/** Bytes of a request: years of a branch. */
const bodyLimit = 32 * 1024 * 1024;
/** Bytes of photos at a time: in ten minutes over 1 Mbit/s. */
const atOnce = 64 * 1024 * 1024;
const config = { roles: ['township'] } as const;
const bytes = 'application/octet-stream';

const bytesOf = ({ file }: ParcelPost): Buffer => Buffer.from(file, 'base64');

export const parcelRoutes =
  ({ store, now, onNews, look }: HttpParts) =>
  async (app: HttpApp) => {
    app.addContentTypeParser(bytes, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    app.post(
      '/api/fleet/parcels',
      {
        schema: {
          summary: 'Takes what a room wrote onto a USB stick, and answers with what goes back',
          body: ParcelPost,
          response: { 200: ParcelAnswer },
        },
        config,
        bodyLimit,
      },
      async (request): Promise<ParcelAnswer> => {
        const brought = await takeParcel(store, bytesOf(request.body), now());
        if (!brought.ok) return brought;
        const { branch, unit, events, halted, forked, reply, lacking } = brought;
        const subject = `device:${brought.origin}`;
        await store.audit.note({ account: asker(request).id, unit, subject, deed: 'carried', reason: '' });
        onNews();
        return {
          ...{ ok: true, branch, unit, events, halted, forked, photos: lacking },
          reply: Buffer.from(reply).toString('base64'),
        };
      },
    );

    app.post(
      '/api/fleet/parcels/photo',
      {
        schema: {
          summary: 'Takes a photo that came with a branch’s records: a piece that is all of it',
          querystring: z.object({ unit: Id }),
          response: { 200: PhotoBrought },
        },
        config,
        bodyLimit: blobLimits.blob + headLimit,
      },
      async ({ query: { unit }, body }): Promise<PhotoBrought> => {
        if (!(body instanceof Uint8Array)) throw new HttpFault('wrong-type');
        const head = pieceHeadIn(body);
        if (head === undefined) throw new HttpFault('bad-request');
        const { of, named } = unitBlobs(store);
        if (!(await named(unit)).has(head.hash)) return { kind: 'unnamed' };
        return { kind: await addWhole(of(unit), head.hash, body.subarray(head.length)) };
      },
    );

    app.post(
      '/api/fleet/parcels/photos',
      {
        schema: {
          summary: 'Those of a branch’s photos that its room lacks, as a file for the stick; a look that is recorded',
          body: PhotosPost,
          response: { 200: fileOf(bytes) },
        },
        config,
        bodyLimit,
      },
      async (request, reply) => {
        const { unit, hashes } = request.body;
        await look({ account: asker(request).id, unit, subject: 'photos' });
        const { of, named } = unitBlobs(store);
        const counts = await named(unit);
        const asked = hashes.filter((hash) => counts.has(hash));
        return reply.type(bytes).send(Readable.from(bundleOf(of(unit), asked, atOnce)));
      },
    );
  };
