/** What follows from having been absent; subject `meeting:<id>`, the meeting that was missed. */
import { z } from 'zod';
import { DateText, Id } from '../vocabulary.ts';
import { Reason, wordsWithin } from './parts.ts';

export const followUpEvents = {
  /** CX-09, PL-03: a form of the policy; `by`: who went there or taught. */
  'make-up.recorded': z.object({
    person: Id,
    form: Id,
    date: DateText,
    by: Id.nullable(),
    text: wordsWithin,
  }),
  /** PL-03: why the member was absent was learned afterwards; it stands in the words. */
  'absentee.contacted': z.object({ person: Id, reason: wordsWithin, date: DateText, by: Id.nullable() }),
  /** CX-13: these absences were read out at a members' meeting. */
  'absences.read-out': z.object({ persons: z.array(Id).min(1), date: DateText }),
  /** Takes back one of these. */
  'follow-up.undone': z.object({ entry: Id, reason: Reason }),
} as const;
