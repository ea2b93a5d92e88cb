/** 考核: the year's assessment over all branches, at its three levels, and one branch's sheet with its evidence (WJ-09). */
import { z } from 'zod';
import { ScoreLevel } from '../../domain/events/assessment.ts';
import { DateText, Id, YearText } from '../../domain/vocabulary.ts';
import { AssessmentPage } from '../../service/contract/assessment.ts';
import type { Sent } from '../../service/contract/sent.ts';

export type { ScoreLevel } from '../../domain/events/assessment.ts';

const AssessedSheet = z.object({
  name: z.string(),
  threshold: z.number(),
  /** From the branch itself upwards; `missing`: rows that are not scored. */
  levels: z.array(z.object({ level: ScoreLevel, total: z.number(), missing: z.number() })),
  /** The grounds that bar it. */
  bars: z.array(z.string()),
  verdict: z.enum(['scoring', 'undecided', 'not-qualified', 'unpublished', 'objected', 'qualified']),
  decided: DateText.nullable(),
  /** The account's name; '': nobody has, or the room's desk wrote it down. */
  decidedBy: z.string(),
  published: DateText.nullable(),
  /** Not answered yet. */
  objections: z.number(),
});

/** `sheet` null: the branch's policy has no assessment. */
export const AssessedBranch = z.object({ unit: Id, branch: z.string(), sheet: AssessedSheet.nullable() });
export type AssessedBranch = Sent<typeof AssessedBranch>;

/** GET /api/assessment?year=2026 */
export const AssessmentOverview = z.object({
  year: YearText,
  branches: z.array(AssessedBranch),
  /** Names of those that have told nothing yet, or of which the program cannot tell. */
  untold: z.array(z.string()),
});
export type AssessmentOverview = Sent<typeof AssessmentOverview>;

/** GET /api/branches/:unit/assessment?year=2026 */
export const AssessedPage = AssessmentPage.extend({
  unit: Id,
  branch: z.string(),
  today: DateText,
  /** By row: what the log proves it with, as one calls it. */
  evidence: z.record(Id, z.array(z.string())),
  /** The grounds that the policy names. */
  grounds: z.array(z.object({ id: Id, title: z.string() })),
});
export type AssessedPage = Sent<typeof AssessedPage>;
