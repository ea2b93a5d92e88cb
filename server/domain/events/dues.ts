/** What can happen to dues. Payments are of a month, subject `dues:<month>`; bases of a person, subject `dues-base:<person>`. */
import { z } from 'zod';
import { Fen, Id, MonthText } from '../vocabulary.ts';
import { Reason, wordsWithin } from './parts.ts';

export const duesEvents = {
  'dues.paid': z.object({
    person: Id,
    by: z.enum(['card', 'booklet', 'touch']),
    /** What was paid for this month; absent where no base was known. */
    fen: Fen.optional(),
    /** Paid by someone else (XN-02); who and why stands in the words. */
    proxy: z.object({ who: wordsWithin, reason: wordsWithin }).optional(),
    /** Paid together with other months: the same for all of them. */
    receipt: Id.optional(),
  }),
  'dues.undone': z.object({ paid: Id, reason: Reason }),
  /** From this month on, until another is set (WJ-03). */
  'dues-base.set': z.object({ fen: Fen, from: MonthText }),
  /** Looked at in this year, and left as it is. */
  'dues-base.reviewed': z.object({ year: z.string() }),
} as const;
