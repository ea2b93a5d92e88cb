/** What can happen to the people of the roster; subject `person:<id>`. */
import { z } from 'zod';
import { Category, InviteeKind, Standing } from '../vocabulary.ts';
import { Reason } from './parts.ts';

export const personEvents = {
  'person.described': z.object({ name: z.string(), group: z.string().optional(), home: z.string().optional() }),
  'person.classed': z.object({
    standing: Standing,
    category: Category,
    probationary: z.boolean(),
    invitee: InviteeKind.optional(),
    /** Belongs to another branch (its name stands in `person.described`). */
    elsewhere: z.boolean(),
  }),
  'person.left': z.object({ reason: Reason }),
} as const;
