/** A branch's page: its year, meeting by meeting. */
import { z } from 'zod';
import { BranchKind, Category, DateText, Id, Standing, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';
import { MeetingStanding, RoomFigures } from './wall.ts';

const Verdict = z.enum(['reached', 'missed', 'none-yet', 'unjudged']);

export const GridMeeting = z.object({
  id: Id,
  date: DateText,
  theme: z.string(),
  standing: MeetingStanding,
  /** Null before it is closed: nobody is absent from what has not arrived. */
  figures: RoomFigures.nullable(),
  verdict: Verdict,
  /** 六有 and their like: which of the traces that the meeting's policy asks for are in. */
  traces: z.array(z.object({ title: z.string(), in: z.boolean() })),
});
export type GridMeeting = Sent<typeof GridMeeting>;

/** GET /api/branches/:unit?year=2026. The participation curve is the rates of the closed meetings. */
export const BranchPage = z.object({
  unit: Id,
  branch: z.string(),
  room: z.string(),
  kind: BranchKind,
  policy: z.string(),
  year: YearText,
  /** Of the year, the earliest first. */
  meetings: z.array(GridMeeting),
  rate: z.number().nullable(),
  threshold: z.number().nullable(),
  verdict: Verdict,
  people: z.object({ members: z.number(), others: z.number() }),
  /** Open ones. */
  notices: z.number(),
});
export type BranchPage = Sent<typeof BranchPage>;

/**
 * `not-reported`: expected, and no closing has arrived; `came`: without being expected; `ahead`: not over yet; `none`: no theme
 * day, or nobody was waiting for this person.
 */
export const MonthMark = z.enum(['present', 'leave', 'absent', 'not-reported', 'came', 'ahead', 'none']);
export type MonthMark = Sent<typeof MonthMark>;

/** GET /api/branches/:unit/people?year=2026: names, so each look is on record. */
export const PeoplePage = z.object({
  people: z.array(
    z.object({
      id: Id,
      name: z.string(),
      standing: Standing,
      category: Category,
      group: z.string().nullable(),
      /** Closed meetings of the year. */
      present: z.number(),
      leave: z.number(),
      absent: z.number(),
      rate: z.number().nullable(),
      /** January first. */
      months: z.array(MonthMark),
    }),
  ),
});
export type PeoplePage = Sent<typeof PeoplePage>;
