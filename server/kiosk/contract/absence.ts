/** The desk's page on absences: who did not come, and what was done about it. */
import { z } from 'zod';
import { DateText, Id, PartId, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

const FollowUpEntry = z.object({
  id: Id,
  what: z.enum(['contact', 'make-up', 'read-out']),
  on: DateText,
  /** The reason that was given, or the form of the make-up. */
  text: z.string(),
  /** A make-up after the policy's term. */
  late: z.boolean(),
});
export type FollowUpEntry = Sent<typeof FollowUpEntry>;

const Absentee = z.object({
  person: Id,
  name: z.string(),
  attendance: z.enum(['absent', 'leave']),
  entries: z.array(FollowUpEntry),
});
export type Absentee = Sent<typeof Absentee>;

const AbsenceMeeting = z.object({
  meeting: Id,
  date: DateText,
  theme: z.string(),
  parts: z.array(PartId),
  summary: z.string(),
  absentees: z.array(Absentee),
  /** Forms of making up that the meeting's policy knows. */
  forms: z.array(z.object({ id: Id, title: z.string() })),
  /** Absent without leave, and not read out yet. */
  toReadOut: z.array(Id),
});
export type AbsenceMeeting = Sent<typeof AbsenceMeeting>;

export const AbsencePage = z.object({
  year: YearText,
  /** Closed ones, the newest first. */
  meetings: z.array(AbsenceMeeting),
  /** Runs of absence without a talk yet; `reached`: the meeting with which the run was long enough. */
  talks: z.array(z.object({ person: Id, name: z.string(), missed: z.array(DateText), reached: Id })),
});
export type AbsencePage = Sent<typeof AbsencePage>;
