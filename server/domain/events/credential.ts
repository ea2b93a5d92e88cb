/** What can happen to cards and booklets; subject `credential:<key>`. */
import { z } from 'zod';
import { CredentialKind, Id } from '../vocabulary.ts';
import { Empty, Reason } from './parts.ts';

export const credentialEvents = {
  'credential.bound': z.object({ kind: CredentialKind, tail: z.string(), person: Id }),
  'credential.unbound': z.object({ reason: Reason }),
  'credential.lost': Empty,
  'credential.found': Empty,
  'credential.replaced': z.object({ by: Id }),
  /** The card has proven itself at a reading, the so-manieth that it counts: no proof up to there is taken again. */
  'credential.proven': z.object({ counter: z.number().int() }),
} as const;
