/** 上级平台: how this level stands with the one above, and the code that enrols it there. */
import { z } from 'zod';
import type { Sent } from '../../service/contract/sent.ts';

/** GET /api/superior */
export const SuperiorPage = z.object({
  /** `none`: the server was started without one. */
  standing: z.enum(['none', 'not-enrolled', 'waiting', 'accepted', 'refused', 'revoked']),
  /** As it calls itself; '' before it has answered. */
  name: z.string(),
  url: z.string(),
  /** By what its people tell this server from another; '' before it asked to come in. */
  mark: z.string(),
  /** When it answered last, ms since the epoch; null: never. */
  heard: z.number().nullable(),
  /** It answers. */
  up: z.boolean(),
  /** Its key is not taken. `superseded`: it is from before the last change of keys, and put back there without a code. */
  lockedOut: z.enum(['superseded', 'unknown']).nullable(),
  /** A code is what it takes to go on. */
  needsCode: z.boolean(),
  /** What goes up, or came down, does not fit what the other end has: it takes a person. */
  halted: z.boolean(),
});
export type SuperiorPage = Sent<typeof SuperiorPage>;

/** POST /api/superior: the code as it may be typed off a sheet of paper. */
export const SuperiorPost = z.strictObject({
  code: z
    .string()
    .max(64)
    .transform((code) => code.replaceAll(/[\s-]/g, ''))
    .pipe(z.string().min(1)),
});

/** To a code; `ok`: it was taken, and how it stands now the page tells. */
export const SuperiorAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    why: z.enum(['unknown-code', 'expired', 'revoked', 'no-branch', 'other-branch', 'unreachable']),
  }),
]);
export type SuperiorAnswer = Sent<typeof SuperiorAnswer>;
