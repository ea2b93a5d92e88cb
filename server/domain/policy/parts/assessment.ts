/** An assessment of branches: a sheet of points, and what else decides whether a branch is qualified (WJ-09). */
import { z } from 'zod';
import { Id } from '../../vocabulary.ts';

/** What a row can be filled in from: a duty or paper of the policy by its id, a query of the log, or nothing but looking. */
export const Evidence = z.discriminatedUnion('by', [
  z.object({ by: z.literal('duty'), id: Id }),
  z.object({ by: z.literal('paper'), id: Id }),
  z.object({
    by: z.literal('query'),
    query: z.enum([
      'committee',
      'groups',
      'posts',
      'terms',
      'development',
      'dues-review',
      'services',
      'premises',
      'funds-per-head',
      'funds',
      'member-ledger',
      'life-ledger',
    ]),
  }),
  z.object({ by: z.literal('hand') }),
]);
export type Evidence = z.infer<typeof Evidence>;

const Points = z.number().int().min(1);

export const AssessmentRow = z.object({
  id: Id,
  /** 考核要求: what the row is about; rows that stand together share it. */
  about: z.string(),
  /** 考核标准, as printed. */
  title: z.string(),
  points: Points,
  evidence: z.array(Evidence).min(1),
});
export type AssessmentRow = z.infer<typeof AssessmentRow>;

export const AssessmentSection = z.object({
  id: Id,
  title: z.string(),
  /** As printed over the section, and the most that it can bring, whatever its rows add up to. */
  points: Points,
  rows: z.array(AssessmentRow).min(1),
});
export type AssessmentSection = z.infer<typeof AssessmentSection>;

export const Assessment = z.object({
  id: Id,
  name: z.string(),
  source: z.string(),
  sections: z.array(AssessmentSection).min(1),
  threshold: z.number().int().min(0),
  /** Whether the number itself is enough (“及以上”). */
  inclusive: z.boolean(),
  /** Grounds on which a branch is not qualified, whatever its points; the list is open (“等等”). */
  vetoes: z.array(z.object({ id: Id, title: z.string() })),
  /** Who scores, from the branch itself upwards; the last decides. */
  levels: z.array(z.enum(['branch', 'committee', 'district'])).min(1),
  /** Qualified only after it was made public, and nobody objected. */
  publicised: z.boolean(),
});
export type Assessment = z.infer<typeof Assessment>;

/** By how much the rows of a section add up to more (or, if negative, less) than the printed points. */
export function discrepancyOf({ points, rows }: AssessmentSection): number {
  return rows.reduce((sum, row) => sum + row.points, 0) - points;
}
