/** What can happen to a decision (决议); subject `decision:<id>`. */
import { z } from 'zod';
import { DateText, Id, Votes } from '../vocabulary.ts';
import { Reason } from './parts.ts';

export const decisionEvents = {
  'decision.made': z.object({
    meeting: Id,
    text: z.string(),
    measures: z.string(),
    due: DateText,
    person: Id,
    votes: Votes.exactOptional(),
  }),
  /** Told at a later meeting. */
  'decision.progressed': z.object({ meeting: Id, text: z.string(), done: z.boolean() }),
  /** It was entered by mistake. */
  'decision.withdrawn': z.object({ reason: Reason }),
} as const;
