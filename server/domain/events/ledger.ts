/**
 * What can be entered in the ledgers (台账); subject `ledger:<ledger>`, see `ledgerOf`. An entry is written once; it is
 * corrected by a later one that names it, or struck. Words that may touch a person stand apart, so that they can be erased.
 */
import { z } from 'zod';
import { DateText, Id } from '../vocabulary.ts';
import { branchFacts } from './facts/branch.ts';
import { lifeFacts } from './facts/life.ts';
import { peopleFacts } from './facts/people.ts';
import { Reason } from './parts.ts';

export const Fact = z.discriminatedUnion('what', [...lifeFacts, ...peopleFacts, ...branchFacts]);
export type Fact = z.infer<typeof Fact>;
export type What = Fact['what'];
export type FactOf<W extends What> = Extract<Fact, { what: W }>;

export const ledgerEvents = {
  'entry.written': z.object({
    entry: Id,
    /** The day of the fact, not of the writing. */
    on: DateText,
    fact: Fact,
    /** Content hashes of pictures and papers. */
    evidence: z.array(z.string()),
    /** The entry that it takes the place of. */
    corrects: z.object({ entry: Id, reason: Reason }).nullable(),
  }),
  /** `who`: talked or went there, where the fact is a talk or a contact. */
  'entry.worded': z.object({ entry: Id, text: z.string(), who: z.string().exactOptional() }),
  'entry.struck': z.object({ entry: Id, reason: Reason }),
} as const;
