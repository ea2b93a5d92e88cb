/** Payloads that many events share. */
import { z } from 'zod';

export const Empty = z.object({});
export const Reason = z.string();
/** Words that stand in the fact itself in older logs; they are written as `fact.worded` now. */
export const wordsWithin = z.string().exactOptional();
