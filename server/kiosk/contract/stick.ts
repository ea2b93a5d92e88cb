/** Records that are carried to the township and back on a USB stick. */
import { z } from 'zod';
import type { Sent } from '../../service/contract/sent.ts';

/** POST /api/desk/stick. `export`: what the township lacks goes onto the stick; `import`: what it gave back comes in. */
export const StickPost = z.strictObject({ do: z.enum(['export', 'import']) });
export type StickPost = z.infer<typeof StickPost>;

/**
 * `no-file`: nothing of the township's is on it; `other-room`: only what is for another room; `half`: the file was not copied to
 * its end; `halted`: some of it could not be put in, and waits for the network.
 */
export const StickAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    /** How many records went out, or came in that were not here yet. */
    events: z.number(),
    /** The same of photos. */
    photos: z.number(),
    /** Photos that the township is not known to have and for which the stick has no room; 0 of what came in. */
    left: z.number(),
    /** The box and the township had gone different ways, and what was recorded here since is to go out once more. */
    healed: z.boolean(),
    /** Its name on the stick. */
    file: z.string(),
  }),
  z.object({
    ok: z.literal(false),
    why: z.enum([
      'no-stick',
      'many-sticks',
      'not-enrolled',
      'not-written',
      'not-read',
      'no-file',
      'other-room',
      'forged',
      'foreign',
      'half',
      'version',
      'halted',
    ]),
  }),
]);
export type StickAnswer = Sent<typeof StickAnswer>;
