/** The desk's page of ballots: what may be asked now, and what came of those of a year. */
import { z } from 'zod';
import { DateText, Id, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';
import { About } from './ballot.ts';

export const BallotResult = z.object({
  id: Id,
  about: About,
  date: DateText,
  theme: z.string(),
  state: z.enum(['open', 'counted', 'cancelled']),
  /** How many voted; 0 before the end. */
  turnout: z.number(),
  /** From best to worst. */
  answers: z.array(z.string()),
  /** Points, or names of members; `votes` by answer, null where too few voted or nothing was counted. */
  questions: z.array(z.object({ title: z.string(), votes: z.array(z.number()).nullable() })),
  /** From so many votes on the counts are told. */
  votersAtLeast: z.number(),
  /** 满意率 of an evaluation, 0…1. */
  satisfaction: z.number().nullable(),
});
export type BallotResult = Sent<typeof BallotResult>;

export const BallotsPage = z.object({
  year: YearText,
  /** What the policy of the meeting that is on lets be asked. */
  offered: z.array(About),
  /** The newest first. */
  held: z.array(BallotResult),
  /** Null where the policy asks for no evaluation. `short`: meetings that fell below; `times` of them bar from awards. */
  rule: z.object({ below: z.number(), times: z.number(), short: z.number(), barred: z.boolean() }).nullable(),
});
export type BallotsPage = Sent<typeof BallotsPage>;
