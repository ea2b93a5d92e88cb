/** What rooms without a network bring on a USB stick. */
import { z } from 'zod';
import { Id } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

/** POST /api/fleet/parcels: the file as it lies on the stick, in base64. */
export const ParcelPost = z.strictObject({ file: z.base64() });
export type ParcelPost = z.infer<typeof ParcelPost>;

/**
 * `forked`: in how many logs the room has gone another way, which the reply mends there. `photos`: hashes of those here that the room
 * lacks. `reply`: what goes back to the room, in base64; it takes the name of the file, ending in `.township`.
 */
export const ParcelAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    branch: z.string(),
    unit: z.string(),
    events: z.number(),
    halted: z.number(),
    forked: z.number(),
    photos: z.array(z.string()),
    reply: z.string(),
  }),
  z.object({
    ok: z.literal(false),
    why: z.enum(['foreign', 'half', 'version', 'unknown-box', 'not-accepted', 'forged']),
  }),
]);
export type ParcelAnswer = Sent<typeof ParcelAnswer>;

/** POST /api/fleet/parcels/photos: `hashes` in the order in which they go out. */
export const PhotosPost = z.strictObject({ unit: Id, hashes: z.array(z.string()) });

/**
 * To POST /api/fleet/parcels/photo?unit=…. `known`: it was here already; `unnamed`: no event of the branch names it; `wrong`: it
 * is damaged.
 */
export const PhotoBrought = z.object({ kind: z.enum(['kept', 'known', 'unnamed', 'wrong', 'full']) });
export type PhotoBrought = Sent<typeof PhotoBrought>;
