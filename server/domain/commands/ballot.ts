/** Secret ballots. The votes themselves are no commands: see `server/kiosk/ballots/`. */
import { z } from 'zod';
import { Id } from '../vocabulary.ts';
import { meeting, Reason } from './parts.ts';

export const ballotCommands = {
  'ballot.open': z.object({ ...meeting, ballot: Id, about: z.enum(['evaluation', 'appraisal']) }),
  'ballot.cancel': z.object({ ballot: Id, reason: Reason }),
} as const;
