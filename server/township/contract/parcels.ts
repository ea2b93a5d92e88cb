/** What rooms without a network bring on a USB stick. */
import { z } from 'zod';
import type { Sent } from '../../service/contract/sent.ts';

/** POST /api/fleet/parcels: the file as it lies on the stick, in base64. */
export const ParcelPost = z.strictObject({ file: z.base64() });

/** `forked`: in how many logs the room has gone another way, which the reply mends there. `reply`: what goes back to the room, in base64; it takes the name of the file, ending in `.township`. */
export const ParcelAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    branch: z.string(),
    events: z.number(),
    halted: z.number(),
    forked: z.number(),
    reply: z.string(),
  }),
  z.object({
    ok: z.literal(false),
    why: z.enum(['foreign', 'half', 'version', 'unknown-box', 'not-accepted', 'forged']),
  }),
]);
export type ParcelAnswer = Sent<typeof ParcelAnswer>;
