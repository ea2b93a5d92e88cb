/** What can happen to dues of a month; subject `dues:<month>`. */
import { z } from 'zod';
import { Id } from '../vocabulary.ts';
import { Reason } from './parts.ts';

export const duesEvents = {
  'dues.paid': z.object({ person: Id, by: z.enum(['card', 'booklet', 'touch']) }),
  'dues.undone': z.object({ paid: Id, reason: Reason }),
} as const;
