/** The official days off of each year: as the township has entered them, else as the program knows them. */
import { type HolidayTable, prcHolidays } from '../../domain/calendar-prc.ts';
import type { LocalDate } from '../../domain/date.ts';
import type { Given } from './given.ts';

export interface EnteredYear {
  readonly days: HolidayTable[string];
  readonly given: Given;
}

/** By year, what was entered last. */
export function enteredYears(given: readonly Given[]): ReadonlyMap<string, EnteredYear> {
  return new Map(
    given.flatMap((one) =>
      one.guide.type === 'holidays.learn'
        ? Object.entries(one.guide.data.years).map(([year, days]) => [year, { days, given: one }] as const)
        : [],
    ),
  );
}

/** The notice for a year comes in November of the year before. */
const noticeMonth = '11';

/** Years that are asked for by now, and not known. */
export function uncoveredYears(given: readonly Given[], today: LocalDate): string[] {
  const [year = '', month = ''] = today.split('-');
  const entered = enteredYears(given);
  const asked = month >= noticeMonth ? [year, String(Number(year) + 1)] : [year];
  return asked.filter((one) => !entered.has(one) && prcHolidays[one] === undefined);
}
