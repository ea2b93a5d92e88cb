/** Before the day: plan and withdraw. */
import { z } from 'zod';
import { AgendaItem, Chapter, DateText, Id, Part } from '../vocabulary.ts';
import { meeting, Reason, Text } from './parts.ts';

export const prepareCommands = {
  'meeting.plan': z.object({
    ...meeting,
    date: DateText,
    /** Why it is on another day than the rule says. */
    reason: Reason.exactOptional(),
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
    /** With which branches it is held together; with `steps` only these (CX-18, PL-10). */
    joint: z
      .object({
        with: z.array(z.string().trim().min(1).max(40)).min(1).max(20),
        steps: z.array(Id).max(30).exactOptional(),
      })
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
  /** Holds a planned meeting on another day, or asks the superior for it. */
  'meeting.reschedule': z.object({ ...meeting, to: DateText, reason: z.string().trim().max(200) }),
  'rescheduling.answer': z.object({
    ...meeting,
    asked: Id,
    approved: z.boolean(),
    by: z.string().trim().min(1).max(40),
    reason: Reason.exactOptional(),
  }),
  'meeting.withdraw': z.object({ ...meeting, reason: Reason }),
} as const;
