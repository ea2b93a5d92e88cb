/** What the facts of the ledgers share. */
import { z } from 'zod';

/** A line without personal data; longer words about people stand in `entry.worded`. */
export const Text = z.string().trim().max(100);
export const YearText = z.string().regex(/^\d{4}$/);

export function fact<W extends string, S extends z.ZodRawShape>(what: W, shape: S) {
  return z.object({ what: z.literal(what), ...shape });
}
