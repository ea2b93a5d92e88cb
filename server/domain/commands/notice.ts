/** Answering notices. */
import { z } from 'zod';
import { Id } from '../vocabulary.ts';
import { Reason } from './parts.ts';

const notice = { notice: z.string().min(1).max(200) };

export const noticeCommands = {
  /** `answer`: an id for what is said, so that it can be taken back. */
  'notice.answer': z.object({ ...notice, answer: Id, what: Reason, by: Id.nullable() }),
  'notice.reopen': z.object({ ...notice, answer: Id, reason: Reason }),
} as const;
