/** The secret ballot that is on, or the counts of the one just closed. */
import { z } from 'zod';
import { Id } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

export const About = z.enum(['evaluation', 'appraisal']);

const asked = {
  id: Id,
  about: About,
  questions: z.array(z.object({ id: Id, title: z.string() })),
  /** From best to worst. */
  answers: z.array(z.string()),
  turnout: z.number(),
};

export const BallotView = z.discriminatedUnion('phase', [
  z.object({
    phase: z.literal('voting'),
    ...asked,
    /** How many of those who are here may vote. */
    voters: z.number(),
    /** Who stands at the screen and votes now; `turn` names this one turn. */
    voter: z.object({ name: z.string(), turn: Id }).nullable(),
  }),
  z.object({
    phase: z.literal('counted'),
    ...asked,
    /** By question, then by answer; null: see `withheld`. */
    counts: z.array(z.array(z.number())).nullable(),
    /** `few`: fewer than `votersAtLeast` voted. `desk`: on persons, and nothing for the room's screen. */
    withheld: z.enum(['few', 'desk']).nullable(),
    votersAtLeast: z.number(),
    /** 满意率 of an evaluation, 0…1. */
    satisfaction: z.number().nullable(),
  }),
]);
export type BallotView = Sent<typeof BallotView>;
