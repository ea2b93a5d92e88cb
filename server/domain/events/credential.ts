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
} as const;
