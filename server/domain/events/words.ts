/**
 * The words of facts about persons, and the names in them that no id stands for: why there is leave, what an absentee said,
 * who paid in somebody's place. They stand beside the fact, of its subject and command, so that they can be erased and the
 * fact goes on counting (KX-09).
 */
import { z } from 'zod';
import { Id } from '../vocabulary.ts';

export const wordsEvents = {
  /** `of`: the event whose words these are; `who` did it, where no id says so. */
  'fact.worded': z.object({ of: Id, text: z.string(), who: z.string().exactOptional() }),
} as const;
