/** The desk's pages on dues. Money is in fen. */
import { z } from 'zod';
import { Id, MonthText, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

const Payment = z.object({
  /** Null where no base was known. */
  fen: z.number().nullable(),
  by: z.enum(['card', 'booklet', 'touch']),
  /** Who paid in the member's place, and why. */
  proxy: z.object({ who: z.string(), reason: z.string() }).nullable(),
});
export type DuesPayment = Sent<typeof Payment>;

/** A month of the branch. */
export const DuesPage = z.object({
  month: MonthText,
  /** Everyone from whom dues are due in the month, and whoever else has paid. */
  rows: z.array(
    z.object({
      person: Id,
      standing: z.enum(['paid', 'owing', 'not-due']),
      base: z.number().nullable(),
      payment: Payment.nullable(),
    }),
  ),
  sum: z.number(),
  /** Who is behind today, the months earliest first. */
  arrears: z.array(z.object({ person: Id, months: z.array(MonthText), fen: z.number() })),
  /** Whose base was not looked at in the month's year. */
  toReview: z.array(Id),
});
export type DuesPage = Sent<typeof DuesPage>;

/** A year of one member. */
export const DuesSheet = z.object({
  person: Id,
  year: YearText,
  months: z.array(z.object({ month: MonthText, base: z.number().nullable(), payment: Payment.nullable() })),
  /** The base was set or looked at in the year. */
  reviewed: z.boolean(),
});
export type DuesSheet = Sent<typeof DuesSheet>;
