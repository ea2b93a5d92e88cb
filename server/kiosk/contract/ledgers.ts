/** The desk's page of ledgers: what was entered about a year. */
import { z } from 'zod';
import { Fact } from '../../domain/events/ledger.ts';
import { DateText, Id, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

const Entry = z.object({
  ledger: z.string(),
  id: Id,
  on: DateText,
  fact: Fact,
  /** Who talked or went there, and the words; empty where nothing was said, or where it was erased. */
  who: z.string(),
  text: z.string(),
  /** Names, titles and days that say what it is about. */
  about: z.array(z.string()),
  /** Why it no longer counts; null: it counts. */
  gone: z.string().nullable(),
});

export const LedgersPage = z.object({
  year: YearText,
  /** The newest day first. */
  entries: z.array(Entry),
});
export type LedgersPage = Sent<typeof LedgersPage>;
