/** The page of the year's assessment sheet, as printed, its scores at each level and what became of it (WJ-09). */
import { z } from 'zod';
import { ScoreLevel } from '../../domain/events/assessment.ts';
import { DateText, Id, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from './sent.ts';

const Row = z.object({
  id: Id,
  about: z.string(),
  title: z.string(),
  points: z.number(),
  /** Those that stand, by level. */
  scores: z.array(z.object({ level: ScoreLevel, id: Id, points: z.number(), note: z.string() })),
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
      sums: z.array(z.object({ level: ScoreLevel, sum: z.number(), counted: z.number() })),
      rows: z.array(Row),
    }),
  ),
  /** From the branch itself upwards; `missing`: rows that are not scored. */
  levels: z.array(z.object({ level: ScoreLevel, total: z.number(), missing: z.number() })),
  threshold: z.number(),
  inclusive: z.boolean(),
  /** On what grounds it cannot be qualified; `stated`: by a person, or else the log shows it. */
  bars: z.array(z.object({ title: z.string(), text: z.string(), stated: Id.nullable() })),
  /** The decision that holds; `changed`: other points or grounds stand now than it was made on. */
  decision: z.object({ on: DateText, qualified: z.boolean(), points: z.number(), changed: z.boolean() }).nullable(),
  /** Null: not yet. */
  published: DateText.nullable(),
  /** `upheld` null: not answered yet. */
  objections: z.array(z.object({ id: Id, on: DateText, text: z.string(), upheld: z.boolean().nullable() })),
  verdict: z.enum(['scoring', 'undecided', 'not-qualified', 'unpublished', 'objected', 'qualified']),
});

/** `sheet` null: the policy has no assessment. */
export const AssessmentPage = z.object({ year: YearText, sheet: Sheet.nullable() });
export type AssessmentPage = Sent<typeof AssessmentPage>;
