/** The desk's page of the year's menu of themes (PL-12). */
import { z } from 'zod';
import { DateText, Id, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

const ThemeDay = z.object({ meeting: Id, date: DateText, theme: z.string() });

export const ThemesPage = z.object({
  year: YearText,
  themes: z.array(
    z.object({
      id: Id,
      title: z.string(),
      must: z.boolean(),
      /** The theme days that took it, the earliest first, each with the entry that says so. */
      uses: z.array(z.object({ entry: Id, meeting: Id, date: DateText })),
    }),
  ),
  /** The first theme day of the year that is still to come. */
  next: ThemeDay.nullable(),
  /** Those that began without a theme of the menu, the newest first. */
  unmarked: z.array(ThemeDay),
});
export type ThemesPage = Sent<typeof ThemesPage>;
