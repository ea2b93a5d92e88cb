/**
 * Public holidays and make-up workdays (调休) of the People's Republic, as the General Office of the State Council
 * announces them each autumn for the year after. A year that is not here has not been announced.
 */
import { z } from 'zod';
import { weekday } from './date.ts';
import { DateText } from './vocabulary.ts';

const Spell = z.tuple([DateText, DateText]).refine(([first, last]) => first <= last);
const WeekendDay = DateText.refine((date) => weekday(date) > 5);

/** `off`: holidays, first and last day of each; `work`: Saturdays and Sundays on which people work. */
export const YearOfDaysOff = z.strictObject({ off: z.array(Spell).min(1), work: z.array(WeekendDay) });

/** By year, `2026`. */
export const HolidayTable = z.record(z.string().regex(/^\d{4}$/), YearOfDaysOff).superRefine((table, { addIssue }) => {
  for (const [year, days] of Object.entries(table)) {
    for (const kind of ['off', 'work'] as const) {
      const within = days[kind].flat().every((date) => date.startsWith(year));
      if (!within) addIssue({ code: 'custom', path: [year, kind] });
    }
  }
});
export type HolidayTable = Readonly<z.infer<typeof HolidayTable>>;

export const prcHolidays: HolidayTable = {
  // 国办发明电〔2023〕7号
  2024: {
    off: [
      ['2024-01-01', '2024-01-01'],
      ['2024-02-10', '2024-02-17'],
      ['2024-04-04', '2024-04-06'],
      ['2024-05-01', '2024-05-05'],
      ['2024-06-10', '2024-06-10'],
      ['2024-09-15', '2024-09-17'],
      ['2024-10-01', '2024-10-07'],
    ],
    work: [
      '2024-02-04',
      '2024-02-18',
      '2024-04-07',
      '2024-04-28',
      '2024-05-11',
      '2024-09-14',
      '2024-09-29',
      '2024-10-12',
    ],
  },
  // 国办发明电〔2024〕12号
  2025: {
    off: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  // 国办发明电〔2025〕7号
  2026: {
    off: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
};
