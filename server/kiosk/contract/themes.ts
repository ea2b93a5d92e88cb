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
      /** As it came from the township; null: the branch's own. */
      issued: z
        .object({
          on: DateText,
          /** The month or the day that it is for. */
          when: z.string(),
          points: z.array(z.string()),
          lesson: z.object({ title: z.string(), pages: z.number() }).nullable(),
          recalled: z.boolean(),
        })
        .nullable(),
      /** The theme day to come that can take it, or once more what has changed of it. */
      offer: ThemeDay.nullable(),
    }),
  ),
  /** Those that began without a theme of the menu, the newest first. */
  unmarked: z.array(ThemeDay),
});
export type ThemesPage = Sent<typeof ThemesPage>;
