/** Who of the levels above looked in at a branch, what they found, and what must be put right (CX-17, XN-08). */
import { z } from 'zod';
import { ActivityKind, DateText, Id, Level, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

export type { ActivityKind, Level } from '../../domain/vocabulary.ts';

export const Visit = z.object({
  id: Id,
  on: DateText,
  kind: ActivityKind,
  level: Level,
  title: z.string(),
  place: z.string(),
  /** What was found, in words. */
  text: z.string(),
  /** The theme day at which it was; null: none. */
  meeting: DateText.nullable(),
  score: z.number().nullable(),
  grade: z.string().nullable(),
});
export type Visit = Sent<typeof Visit>;

/** Raised by a level above, for the branch to put right. */
export const Finding = z.object({
  id: Id,
  on: DateText,
  from: Level,
  text: z.string(),
  measures: z.string(),
  due: DateText.nullable(),
  standing: z.enum(['open', 'late', 'done', 'done-late']),
  closed: DateText.nullable(),
  /** What the branch has said of it last, and what a review said, the earliest first. */
  trail: z.array(z.object({ on: DateText, text: z.string(), passed: z.boolean().nullable() })),
});
export type Finding = Sent<typeof Finding>;

/** GET /api/branches/:unit/visits?year=2026: findings of the year, and those of before that are open. */
export const VisitsPage = z.object({
  year: YearText,
  today: DateText,
  /** The latest first. */
  visits: z.array(Visit),
  findings: z.array(Finding),
  /** Held in the year, the latest first: a visit may have been at one. */
  meetings: z.array(z.object({ id: Id, date: DateText })),
  /** The unit's grades that the policy knows (XN-08); empty: none. */
  grades: z.array(z.string()),
});
export type VisitsPage = Sent<typeof VisitsPage>;
