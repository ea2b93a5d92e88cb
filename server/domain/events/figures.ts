/** What a level tells the one above it: counts, no people. Subject `reported:<unit>` of what they are of, a branch or a level below. */
import { z } from 'zod';
import { MonthText } from '../vocabulary.ts';
import { Empty } from './parts.ts';

const Count = z.int().min(0);
/** So many `done` of those that were asked for. */
const Share = z.object({ done: Count, of: Count });

/** A month's. All of it is counts, so the figures of many branches are their sum. */
export const Figures = z.object({
  branches: Count,
  /** Branches by how the month's meeting stands, see `MonthStanding`; of the others its day is still ahead, or before their log. */
  standings: z.object({ held: Count, late: Count, 'not-reported': Count, missing: Count }),
  /** Of closed meetings, each person once for each. */
  attendance: z.object({ expected: Count, present: Count, leave: Count }),
  /** 六有 and their like, of the closed meetings. */
  traces: Share,
  /** Payments, once the month is over. */
  dues: Share,
  /** Yearly assessments that were decided in this month. */
  assessed: z.object({ qualified: Count, unqualified: Count }),
});
export type Figures = z.infer<typeof Figures>;

export const figuresEvents = {
  /** It counts from now on, under this name. */
  'unit.described': z.object({ name: z.string(), is: z.enum(['branch', 'level']) }),
  /** It counts no longer; its figures until then stand. */
  'unit.left': Empty,
  'figures.reported': z.object({ month: MonthText, figures: Figures }),
} as const;
