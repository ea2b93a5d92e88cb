/** What people say to notices; subject `notice:<id of the notice>`. Words stand apart, so that they can be erased. */
import { z } from 'zod';
import { Id } from '../vocabulary.ts';
import { Reason } from './parts.ts';

export const noticeEvents = {
  'notice.answered': z.object({ answer: Id, by: Id.nullable() }),
  'notice.worded': z.object({ answer: Id, what: z.string() }),
  /** Takes an answer back. */
  'notice.reopened': z.object({ answer: Id, reason: Reason }),
} as const;
