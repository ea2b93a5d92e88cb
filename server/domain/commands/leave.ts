/** Leave from a meeting, and exemption from all of them. `by`: who decided; without it the secretary. */
import { z } from 'zod';
import { Category, DateText, Id } from '../vocabulary.ts';
import { meeting, Reason } from './parts.ts';

const by = Id.exactOptional();

export const leaveCommands = {
  'leave.ask': z.object({ ...meeting, person: Id, reason: Reason, written: z.boolean() }),
  'leave.answer': z.object({ ...meeting, person: Id, approved: z.boolean(), by, reason: Reason.exactOptional() }),
  /** Asked for and approved at the desk at once. */
  'leave.grant': z.object({ ...meeting, person: Id, reason: Reason, written: z.boolean().exactOptional(), by }),
  /** Takes back the request or the leave. */
  'leave.withdraw': z.object({ ...meeting, person: Id, reason: Reason }),
  'exemption.ask': z.object({
    person: Id,
    category: Category,
    from: DateText,
    to: DateText.exactOptional(),
    reason: Reason,
    written: z.boolean(),
  }),
  /** With a reason if it is refused; `written`: the request in writing has come since. */
  'exemption.answer': z.discriminatedUnion('approved', [
    z.object({ approved: z.literal(true), person: Id, asked: Id, by, written: z.boolean().exactOptional() }),
    z.object({ approved: z.literal(false), person: Id, asked: Id, by, reason: Reason }),
  ]),
  /** `on`: the first day on which it does not hold any more. */
  'exemption.end': z.object({ person: Id, asked: Id, on: DateText, reason: Reason }),
} as const;
