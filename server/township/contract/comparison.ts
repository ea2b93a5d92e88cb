/** 支部对比: every branch's year beside the others' (CX-16, CX-25). Counts, no people. */
import { z } from 'zod';
import { BranchKind, DateText, Id, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

/**
 * `late`: held after its day by the rule, and nothing on record says why; `not-reported`: planned, its day is over, and no
 * closing has arrived; `missing`: its day by the rule is over, and none is known of. `unrecorded`: before the branch's log.
 */
export const MonthStanding = z.enum(['held', 'late', 'not-reported', 'missing', 'ahead', 'unrecorded']);
export type MonthStanding = Sent<typeof MonthStanding>;

export const ComparedMonth = z.object({
  standing: MonthStanding,
  /** 0…1, the mean of its closed meetings; null where there is none, or nobody was expected. */
  rate: z.number().nullable(),
});
export type ComparedMonth = Sent<typeof ComparedMonth>;

/** So many `done` of those that were asked for until today. */
const Share = z.object({ done: z.number(), of: z.number() });
export type Share = Sent<typeof Share>;

export const ComparedYear = z.object({
  year: YearText,
  rate: z.number().nullable(),
  threshold: z.number().nullable(),
  verdict: z.enum(['reached', 'missed', 'none-yet', 'unjudged']),
  /** January first. */
  months: z.array(ComparedMonth),
  /** The months' own meetings, festivals aside. */
  meetings: Share,
  /** Must be over, and no closing has arrived. */
  overdue: z.number(),
  /** 六有 and their like, of the closed meetings. */
  traces: Share,
  /** Payments of a month each, over the months that are past. */
  dues: Share,
  /** What the year asks for beside the theme days: in time; late or in other months; not at all. */
  duties: z.object({ done: z.number(), late: z.number(), missed: z.number() }),
});
export type ComparedYear = Sent<typeof ComparedYear>;

export const ComparedBranch = ComparedYear.extend({
  unit: Id,
  branch: z.string(),
  kind: BranchKind,
  /** Open ones of today, whatever the year. */
  notices: z.number(),
  /** Runs of unexcused absence that no talk has ended yet (CX-14). */
  runs: z.number(),
  /** 考核排序 among those shown: duties done in time, then participation; equal ones share it. */
  rank: z.number(),
});
export type ComparedBranch = Sent<typeof ComparedBranch>;

/** GET /api/comparison?year=2026 */
export const ComparisonPage = z.object({
  today: DateText,
  year: YearText,
  branches: z.array(ComparedBranch),
  /** Branches that have told nothing yet, or of which the program cannot tell. */
  untold: z.array(z.object({ unit: Id, branch: z.string() })),
});
export type ComparisonPage = Sent<typeof ComparisonPage>;
