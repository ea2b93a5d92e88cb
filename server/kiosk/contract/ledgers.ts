/** The desk's page of ledgers: what was entered about a year. */
import { z } from 'zod';
import { Fact } from '../../domain/events/ledger.ts';
import { ActivityKind, DateText, Id, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

const Entry = z.object({
  ledger: z.string(),
  id: Id,
  on: DateText,
  what: z.enum(Fact.options.map(({ shape }) => shape.what.value)),
  /** Of an activity. */
  kind: ActivityKind.nullable(),
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
