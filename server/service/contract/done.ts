/** The answer to what needs none. */
import { z } from 'zod';

/** Nothing to tell but that it is done. */
export const Done = z.object({ ok: z.literal(true) });
export const done = { ok: true } as const;
