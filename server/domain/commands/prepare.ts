/** Before the day: plan, withdraw, leave. */
import { z } from 'zod';
import { AgendaItem, Chapter, DateText, Id, Part } from '../vocabulary.ts';
import { meeting, Reason, Text } from './parts.ts';

export const prepareCommands = {
  'meeting.plan': z.object({
    ...meeting,
    date: DateText,
    theme: z.string().trim().max(60),
    place: z.string().trim().max(40),
    requirements: Text,
    parts: z.array(Part).min(1).max(2),
    agenda: z.array(AgendaItem).max(20),
    /** Pages of the material to be read, plain text. */
    pages: z.array(z.string().max(2000)).max(200),
    reading: z
      .array(z.object({ chapter: Chapter }))
      .max(12)
      .exactOptional(),
  }),
  /** CX-20, PL-07 ①②: what was done for the meeting before its day. */
  'preparation.record': z.object({
    ...meeting,
    step: Id,
    on: DateText,
    by: z.string().trim().max(60).exactOptional(),
    text: Text.exactOptional(),
  }),
  'preparation.undo': z.object({ ...meeting, preparation: Id, reason: Reason }),
  'meeting.withdraw': z.object({ ...meeting, reason: Reason }),
  'leave.grant': z.object({ ...meeting, person: Id, reason: Reason }),
  'leave.withdraw': z.object({ ...meeting, person: Id, reason: Reason }),
} as const;
