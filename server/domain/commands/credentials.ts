/** Cards and booklets; `key` is the keyed hash of the number, `tail` its last characters for the eye. */
import { z } from 'zod';
import { CredentialKind, Id } from '../vocabulary.ts';
import { Reason } from './parts.ts';

export const credentialsCommands = {
  'credential.bind': z.object({ key: Id, kind: CredentialKind, tail: z.string().max(8), person: Id }),
  'credential.report-lost': z.object({ key: Id }),
  'credential.report-found': z.object({ key: Id }),
  'credential.unbind': z.object({ key: Id, reason: Reason }),
} as const;
