/** The desk's page of the year's assessment sheet, as printed, with the branch's own scores (WJ-09). */
import { z } from 'zod';
import { Id, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

const Row = z.object({
  id: Id,
  about: z.string(),
  title: z.string(),
  points: z.number(),
  /** The branch's own score that stands. */
  score: z.number().nullable(),
  /** What the log suggests, and how much of what is asked it proves; null: only people can say. */
  suggestion: z
    .object({ points: z.number(), proofs: z.array(z.object({ done: z.number(), of: z.number() })) })
    .nullable(),
});

const Sheet = z.object({
  name: z.string(),
  source: z.string(),
  sections: z.array(
    z.object({
      id: Id,
      title: z.string(),
      /** As printed over the section, and the most that it brings; its rows add up to `discrepancy` more. */
      points: z.number(),
      discrepancy: z.number(),
      sum: z.number(),
      counted: z.number(),
      rows: z.array(Row),
    }),
  ),
  total: z.number(),
  /** Rows that the branch has not scored. */
  missing: z.number(),
  threshold: z.number(),
  inclusive: z.boolean(),
  /** On what grounds it cannot be qualified. */
  bars: z.array(z.string()),
  verdict: z.enum(['scoring', 'undecided', 'not-qualified', 'unpublished', 'objected', 'qualified']),
});

/** `sheet` null: the policy has no assessment. */
export const AssessmentPage = z.object({ year: YearText, sheet: Sheet.nullable() });
export type AssessmentPage = Sent<typeof AssessmentPage>;
