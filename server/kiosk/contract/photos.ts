/** The photos of the meetings (CX-10): added at the desk, one in each request, and taken back by `ledger.strike`. */
import { z } from 'zod';
import { DateText, Id } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

/**
 * `coming`: it is still on its way from the township. `damaged`: what is here is not what was kept, and the township's will be
 * fetched if it has it; `lost`: it has said that it has not.
 */
const Stands = z.enum(['here', 'coming', 'damaged', 'lost']);
export type Stands = z.infer<typeof Stands>;

/** GET /api/desk/photos?year=2026; each picture lies below it, by its hash. */
export const PhotosPage = z.object({
  year: z.string(),
  /** Those that were opened, the latest first. */
  meetings: z.array(
    z.object({
      meeting: Id,
      date: DateText,
      theme: z.string(),
      /** In which the entries of its photos stand. */
      ledger: z.string(),
      photos: z.array(
        z.object({
          entry: Id,
          hash: z.string(),
          stands: Stands,
        }),
      ),
    }),
  ),
  /** Of one meeting. */
  most: z.number(),
});
export type PhotosPage = Sent<typeof PhotosPage>;

/** POST /api/desk/photos?meeting=…, the body the picture; one that was lost is so put back. `not-kept`: the branch's policy asks for no photos. */
export const PhotoAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    why: z.enum(['not-a-picture', 'known', 'too-many', 'full', 'no-such-meeting', 'not-kept']),
  }),
]);
export type PhotoAnswer = Sent<typeof PhotoAnswer>;
