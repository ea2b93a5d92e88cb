/** What a theme day brings forth, beside who was there; subject `meeting:<id>`. */
import { z } from 'zod';
import { Chapter, DateText, Id, PublicityItem } from '../vocabulary.ts';
import { Reason, wordsWithin } from './parts.ts';

export const proceedingsEvents = {
  /** Before the day: the committee agreed, the superior approved (CX-20, PL-07); who did it stands in the words. */
  'preparation.done': z.object({ step: Id, on: DateText, by: wordsWithin, text: wordsWithin }),
  'preparation.undone': z.object({ preparation: Id, reason: Reason }),
  'step.passed-over': z.object({ step: Id, reason: Reason }),
  'pass-over.undone': z.object({ passOver: Id }),
  /** What was really read; `corrects` names the event that it takes the place of. */
  'chapters.read': z.object({ chapters: z.array(Chapter), corrects: Id.nullable() }),
  'publicity.listed': z.object({ items: z.array(PublicityItem) }),
  /** Shown to the members, with the decisions made and reported on (XN-04, XN-05). */
  'publicity.published': z.object({ items: z.array(PublicityItem), decisions: z.array(Id) }),
  'scene.checked': z.object({ item: Id, ok: z.boolean() }),
  'problem.named': z.object({ text: z.string(), measures: z.string() }),
  /** PL-14: it was an ordinary work meeting instead. */
  'meeting.flagged': z.object({ why: z.enum(['work-meeting']), text: z.string() }),
  'flag.withdrawn': z.object({ flag: Id, reason: Reason }),
} as const;
