/**
 * What can happen to secret ballots; subject `ballot:<id>`. Who voted and how is never here: the counts alone come from the
 * ballot box when it is closed (PL-09, WJ-04, GB-04).
 */
import { z } from 'zod';
import { Id } from '../vocabulary.ts';
import { Reason } from './parts.ts';

export const ballotEvents = {
  'ballot.opened': z.object({
    meeting: Id,
    /** 主题测评 of this meeting, or 民主测评 of the members: its questions are then ids of persons. */
    about: z.enum(['evaluation', 'appraisal']),
    questions: z.array(z.object({ id: Id, title: z.string() })).min(1),
    /** From best to worst; each question has the same. */
    answers: z.array(z.string()).min(2),
    /** From so many votes on the counts are told. */
    votersAtLeast: z.number().int(),
  }),
  'ballot.closed': z.object({
    cast: z.number().int(),
    /** By question, then by answer. Null: too few voted for it to stay secret. */
    counts: z.array(z.array(z.number().int())).nullable(),
  }),
  /** The votes that were cast are gone, uncounted. */
  'ballot.cancelled': z.object({ reason: Reason }),
} as const;
