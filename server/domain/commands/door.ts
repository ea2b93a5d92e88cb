/** At the door. */
import { z } from 'zod';
import { Id, InviteeKind, Mark, PartId } from '../vocabulary.ts';
import { meeting, Name, Reason } from './parts.ts';

/** After the closing a sign-in tells the part, as none runs any more, and the reason. */
const late = { part: PartId.exactOptional(), reason: Reason.exactOptional() };

export const doorCommands = {
  'sign-in.by-hand': z.object({ ...meeting, person: Id, ...late }),
  'sign-in.undo': z.object({ ...meeting, person: Id, part: PartId, reason: Reason }),
  'visitor.sign-in': z.object({
    ...meeting,
    person: Id,
    name: Name,
    invitee: InviteeKind,
    from: z.string().trim().max(40),
    ...late,
  }),
  'mark.set': z.object({ ...meeting, person: Id, part: PartId, mark: Mark, on: z.boolean() }),
  'parked-tap.assign': z.object({ ...meeting, tap: Id, person: Id }),
  'parked-tap.dismiss': z.object({ ...meeting, tap: Id, reason: Reason }),
} as const;
