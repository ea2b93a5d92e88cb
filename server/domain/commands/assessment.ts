/** Scoring and deciding a year's assessment sheet. */
import { z } from 'zod';
import { Score, ScoreLevel } from '../events/assessment.ts';
import { DateText, Id, YearText } from '../vocabulary.ts';
import { Reason, Text } from './parts.ts';

const year = { year: YearText };

export const assessmentCommands = {
  /** Takes the place of the score that stands for the row at the level. */
  'assessment.score': z.object({ ...year, score: Id, row: Id, level: ScoreLevel, points: Score, note: Text }),
  /** The score before it stands again. */
  'assessment.withdraw-score': z.object({ ...year, score: Id, reason: Reason }),
  /** `ground` null: another one, which the words tell. */
  'assessment.veto': z.object({ ...year, veto: Id, ground: Id.nullable(), text: Text }),
  'assessment.withdraw-veto': z.object({ ...year, veto: Id, reason: Reason }),
  'assessment.decide': z.object({ ...year, decision: Id, on: DateText, qualified: z.boolean() }),
  'assessment.publish': z.object({ ...year, on: DateText }),
  'assessment.object': z.object({ ...year, objection: Id, on: DateText, text: Reason }),
  'assessment.answer-objection': z.object({ ...year, objection: Id, upheld: z.boolean() }),
} as const;
