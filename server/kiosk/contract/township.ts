/** The township's server as the box sees it: for the desk's page. */
import { z } from 'zod';
import type { Sent } from '../../service/contract/sent.ts';

/** `none`: the config names no township. */
export const TownshipStanding = z.enum(['none', 'not-enrolled', 'waiting', 'accepted', 'revoked', 'refused']);

export const TownshipPage = z.object({
  standing: TownshipStanding,
  /** The township's name; '' before it is known. */
  township: z.string(),
  /** By what the township's people tell this box from another; '' before it asked to come in. */
  mark: z.string(),
  /** Its server answers. */
  up: z.boolean(),
  /** Its key is not taken. `superseded`: it is from before the last change of keys, as after an old image was put back. */
  lockedOut: z.enum(['superseded', 'unknown']).nullable(),
  /**
   * Why it does not, where that shows. `server`: it, or what stands before it, has a fault or too much to do; `line`: somebody else
   * answers, as a network's log-in page; `signature`: who answers signs with another key.
   */
  trouble: z.enum(['server', 'line', 'signature']).nullable(),
  /** Events that it is not known to have. */
  unsent: z.number(),
  /** Logs that cannot go on by themselves, as what came was changed. */
  halted: z.number(),
  /** Events from there that this program does not understand. */
  strange: z.number(),
});
export type TownshipPage = Sent<typeof TownshipPage>;

/** A one-time code as it may be typed off a sheet of paper. */
export const Code = z
  .string()
  .max(64)
  .transform((code) => code.replaceAll(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().min(1));

/** To a code: where the box stands now, or why it is where it was. */
export const TownshipAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), page: TownshipPage }),
  z.object({
    ok: z.literal(false),
    why: z.enum(['unknown-code', 'expired', 'revoked', 'no-branch', 'other-branch', 'unreachable']),
  }),
]);
export type TownshipAnswer = Sent<typeof TownshipAnswer>;
