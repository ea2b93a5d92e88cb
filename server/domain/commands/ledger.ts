/** Writing in the ledgers. */
import { z } from 'zod';
import { Fact } from '../events/ledger.ts';
import { DateText, Id } from '../vocabulary.ts';
import { Reason, Text } from './parts.ts';

export const ledgerCommands = {
  /** An entry that is known under its id stays as it is; another one may correct it. */
  'ledger.write': z.object({
    entry: Id,
    on: DateText,
    fact: Fact,
    text: Text,
    evidence: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(100),
    corrects: z.object({ entry: Id, reason: Reason }).nullable(),
  }),
  'ledger.strike': z.object({ ledger: z.string().max(200), entry: Id, reason: Reason }),
} as const;
