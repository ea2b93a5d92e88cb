/** What lies behind a branch's figures. */
import { z } from 'zod';
import { Id, MonthText, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

/** GET /api/branches/:unit/dues?year=2026 */
export const DuesYearPage = z.object({
  year: YearText,
  /** Those months whose payments the branch's log keeps, until today. */
  months: z.array(MonthText),
  people: z.array(
    z.object({
      id: Id,
      name: z.string(),
      /** One for each of `months`; null: not due from this member. */
      paid: z.array(z.boolean().nullable()),
    }),
  ),
});
export type DuesYearPage = Sent<typeof DuesYearPage>;
