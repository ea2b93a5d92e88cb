/** Which year a page is asked of. Any year's rows are made and kept when somebody asks, so not every year can be asked. */
import { z } from 'zod';
import type { LocalDate } from '../../domain/date.ts';
import { YearText } from '../../domain/vocabulary.ts';
import { HttpFault } from '../../service/http/faults.ts';

/** No room's records are older, and beyond the next year nothing is planned. */
const around = { back: 10, ahead: 1 } as const;

export const YearQuery = z.object({ year: YearText.optional() });

/** The first that can be asked. */
export const firstYear = (today: LocalDate): string => String(Number(today.slice(0, 4)) - around.back);

/** This year unless told, as `2026`. Throws where there cannot be anything of it. */
export function yearOf({ year }: z.infer<typeof YearQuery>, today: LocalDate): string {
  const now = today.slice(0, 4);
  if (year === undefined) return now;
  const from = Number(year) - Number(now);
  if (from < -around.back || from > around.ahead) throw new HttpFault('no-such-year');
  return year;
}
