/** Dues: payments, their bases, and the yearly review. Money is in fen. */
import { z } from 'zod';
import { Fen, Id, MonthText, YearText } from '../vocabulary.ts';
import { Reason } from './parts.ts';

export const duesCommands = {
  'dues.mark-paid': z.object({ month: MonthText, person: Id }),
  /** Several months at once, or through somebody else. Without `fen` each month is paid by its base. */
  'dues.pay': z.object({
    person: Id,
    months: z.array(MonthText).min(1).max(24),
    fen: Fen.optional(),
    how: z.enum(['in-person', 'proxy', 'payroll']),
    /** Who came in the person's place, and why. */
    who: z.string().trim().max(24).optional(),
    reason: Reason.optional(),
  }),
  'dues.undo': z.object({ month: MonthText, person: Id, reason: Reason }),
  'dues-base.set': z.object({ person: Id, fen: Fen, from: MonthText }),
  /** The bases of these persons were looked at and stay. */
  'dues-base.review': z.object({ year: YearText, people: z.array(Id).min(1).max(2000) }),
} as const;
