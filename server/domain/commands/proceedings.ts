/** What a theme day brings forth. */
import { z } from 'zod';
import { Chapter, DateText, Id, PublicityItem, Votes } from '../vocabulary.ts';
import { meeting, Reason, Text } from './parts.ts';

const Sentence = z.string().trim().min(1).max(500);

export const proceedingsCommands = {
  /** A fixed step that is not held. */
  'step.pass-over': z.object({ ...meeting, step: Id, reason: Reason }),
  /** Which chapters of the charter were really read; also after the closing. */
  'chapters.record': z.object({ ...meeting, chapters: z.array(Chapter).max(12) }),
  'publicity.list': z.object({ ...meeting, items: z.array(PublicityItem).max(40) }),
  'scene.check': z.object({ ...meeting, item: Id, ok: z.boolean() }),
  'problem.name': z.object({ ...meeting, text: Sentence, measures: Text }),
  'meeting.flag': z.object({ ...meeting, why: z.enum(['work-meeting']), text: Text }),
  'flag.withdraw': z.object({ ...meeting, flag: Id, reason: Reason }),
  'decision.make': z.object({
    decision: Id,
    ...meeting,
    text: Sentence,
    measures: Text,
    due: DateText,
    /** Who answers for it. */
    person: Id,
    votes: Votes.exactOptional(),
  }),
  /** At the meeting that is on, or one that was. */
  'decision.report': z.object({ decision: Id, ...meeting, text: Sentence, done: z.boolean() }),
  'decision.withdraw': z.object({ decision: Id, reason: Reason }),
} as const;
