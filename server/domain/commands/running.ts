/** Running a meeting. */
import { z } from 'zod';
import { DateText, Id, OwnStep, PartId } from '../vocabulary.ts';
import { meeting, Reason, Text } from './parts.ts';

export const runningCommands = {
  'meeting.open': z.object({ ...meeting, date: DateText, dateConfirmed: z.boolean() }),
  'part.open': z.object({ ...meeting, part: PartId }),
  'meeting.pause': z.object(meeting),
  'meeting.resume': z.object(meeting),
  /** With fixed steps left undone, or the evening not held, only with a reason. */
  'meeting.close': z.object({ ...meeting, reason: Reason.optional() }),
  'step.enter': z.object({ ...meeting, step: Id }),
  'step.end': z.object({ ...meeting, step: Id }),
  /** Takes back the last touch on `step`: its ending, or else its beginning, and the step before goes on as if never left. */
  'step.revert': z.object({ ...meeting, step: Id }),
  'own-step.place': z.object({ ...meeting, step: OwnStep }),
  'own-step.remove': z.object({ ...meeting, step: Id }),
  'chair.delegate': z.object({ ...meeting, person: Id, reason: Reason }),
  'recorder.name': z.object({ ...meeting, person: Id }),
  'speech.start': z.object({ ...meeting, person: Id }),
  'speech.end': z.object(meeting),
  'summary.write': z.object({ ...meeting, text: Text }),
} as const;
