/** Rooms without a network: their records come in by a file, and what goes back to them goes out by one. */
import type { HttpApp } from '../../service/http/app.ts';
import { takeParcel } from '../by-hand.ts';
import { ParcelAnswer, ParcelPost } from '../contract/parcels.ts';
import { asker } from './guard.ts';
import type { HttpParts } from './parts.ts';

/** Bytes of a request: years of a branch. */
const bodyLimit = 32 * 1024 * 1024;

export const parcelRoutes =
  ({ store, now, onNews }: HttpParts) =>
  async (app: HttpApp) => {
    app.post(
      '/api/fleet/parcels',
      {
        schema: {
          summary: 'Takes what a room wrote onto a USB stick, and answers with what goes back',
          body: ParcelPost,
          response: { 200: ParcelAnswer },
        },
        config: { roles: ['township'] },
        bodyLimit,
      },
      async (request): Promise<ParcelAnswer> => {
        const brought = await takeParcel(store, Buffer.from(request.body.file, 'base64'), now());
        if (!brought.ok) return brought;
        const { branch, unit, events, halted, forked, reply } = brought;
        const subject = `device:${brought.origin}`;
        await store.audit.note({ account: asker(request).id, unit, subject, deed: 'carried', reason: '' });
        onNews();
        return { ok: true, branch, events, halted, forked, reply: Buffer.from(reply).toString('base64') };
      },
    );
  };
