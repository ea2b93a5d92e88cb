/** What happens to a year's assessment sheet (WJ-09); subject `assessment:<year>`. Words stand apart, so that they can be erased. */
import { z } from 'zod';
import { DateText, Id } from '../vocabulary.ts';
import { Reason } from './parts.ts';

/** The branch scores itself, its committee assesses, the district decides. */
export const ScoreLevel = z.enum(['branch', 'committee', 'district']);
export type ScoreLevel = z.infer<typeof ScoreLevel>;

/** In half points. */
export const Score = z.number().min(0).max(100).multipleOf(0.5);

export const assessmentEvents = {
  /** `replaces`: the score of this row at this level that stood until then. */
  'assessment.scored': z.object({ score: Id, row: Id, level: ScoreLevel, points: Score, replaces: Id.nullable() }),
  'assessment.score-withdrawn': z.object({ score: Id, reason: Reason }),
  /** `ground` null: one that the list leaves open (“等等”), told in the words. */
  'assessment.vetoed': z.object({ veto: Id, ground: Id.nullable() }),
  'assessment.veto-withdrawn': z.object({ veto: Id, reason: Reason }),
  /** By the district committee; `points` and the grounds that barred (stated ones by their veto) as they were then. */
  'assessment.decided': z.object({
    decision: Id,
    on: DateText,
    qualified: z.boolean(),
    points: Score,
    bars: z.array(Id).exactOptional(),
  }),
  'assessment.published': z.object({ on: DateText }),
  'assessment.objected': z.object({ objection: Id, on: DateText }),
  'assessment.objection-answered': z.object({ objection: Id, upheld: z.boolean() }),
  /** Words of a score, a veto or an objection. */
  'assessment.worded': z.object({ of: Id, text: z.string() }),
} as const;
