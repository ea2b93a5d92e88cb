/** The photos of a meeting; they show persons, so each look is on record. */
import { z } from 'zod';
import type { Sent } from '../../service/contract/sent.ts';

/** GET /api/branches/:unit/meetings/:meeting/photos; each picture lies below it, by its hash. */
export const PhotosPage = z.object({
  photos: z.array(
    z.object({
      hash: z.string(),
      /** Else it is still on its way. */
      here: z.boolean(),
    }),
  ),
});
export type PhotosPage = Sent<typeof PhotosPage>;
