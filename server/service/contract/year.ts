/** The page of a year: participation, traces, duties, papers, the charter; each figure with what is behind it. */
import { z } from 'zod';
import { Chapter, DateText, Id, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from './sent.ts';

const Verdict = z.enum(['reached', 'missed', 'none-yet', 'unjudged']);

const YearMeeting = z.object({
  meeting: Id,
  date: DateText,
  theme: z.string(),
  expected: z.number(),
  present: z.number(),
  leave: z.number(),
  /** 0…1; null where nobody was expected. */
  rate: z.number().nullable(),
  verdict: Verdict,
});
export type YearMeeting = Sent<typeof YearMeeting>;

const DutyPeriod = z.object({
  /** `2026-03`, `2026-Q1`, `2026-H1`, `2026` */
  period: z.string(),
  due: DateText,
  standing: z.enum(['not-yet', 'due', 'done', 'beside', 'late', 'missed', 'unrecorded', 'open']),
  /** What was held for it, the earliest first. */
  held: z.array(z.object({ on: DateText, content: z.string() })),
});

const YearDuty = z.object({ id: Id, title: z.string(), clause: z.string(), periods: z.array(DutyPeriod) });
export type YearDuty = Sent<typeof YearDuty>;

const YearPaper = z.object({
  title: z.string(),
  period: z.string(),
  due: DateText,
  standing: z.enum(['due', 'late', 'done', 'done-late', 'unrecorded']),
  /** There, but the superior has not agreed, or not yet. */
  unapproved: z.boolean(),
  /** Names of members whose own paper is not there. */
  missing: z.array(z.string()),
  clause: z.string(),
});
export type YearPaper = Sent<typeof YearPaper>;

export const YearPage = z.object({
  year: YearText,
  rate: z.number().nullable(),
  threshold: z.number().nullable(),
  verdict: Verdict,
  /** Closed ones, the earliest first. */
  meetings: z.array(YearMeeting),
  /** A line for each meeting: which of the traces that its policy asks for are in. */
  traces: z.array(z.object({ date: DateText, have: z.array(z.object({ title: z.string(), in: z.boolean() })) })),
  duties: z.array(YearDuty),
  papers: z.array(YearPaper),
  chapters: z.array(z.object({ chapter: Chapter, title: z.string(), read: z.array(DateText) })),
});
export type YearPage = Sent<typeof YearPage>;

/** Who is behind a meeting's figures. */
export const MeetingNames = z.object({
  present: z.array(z.string()),
  leave: z.array(z.string()),
  missing: z.array(z.string()),
  outsidePresent: z.array(z.string()),
  outsideAway: z.array(z.string()),
  others: z.array(z.string()),
});
export type MeetingNames = Sent<typeof MeetingNames>;
