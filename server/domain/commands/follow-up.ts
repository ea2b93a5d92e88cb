/** What follows from having been absent. `by`: who did it; without it the secretary. `date`: without it today. */
import { z } from 'zod';
import { DateText, Id } from '../vocabulary.ts';
import { meeting, Reason, Text } from './parts.ts';

const by = Id.exactOptional();
const date = DateText.exactOptional();

export const followUpCommands = {
  /** In a form of the meeting's policy (CX-09, PL-03). */
  'make-up.record': z.object({ ...meeting, person: Id, form: Id, date, by, text: Text.exactOptional() }),
  'absentee.contact': z.object({ ...meeting, person: Id, reason: Reason, date, by }),
  /** CX-13: of those who were absent from `meeting` without leave. */
  'absences.read-out': z.object({ ...meeting, persons: z.array(Id).min(1).max(2000), date }),
  'follow-up.undo': z.object({ ...meeting, entry: Id, reason: Reason }),
} as const;
