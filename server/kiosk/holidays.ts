/** The holidays of new years, entered by hand before the program knows them. */
import { HolidayTable, YearOfDaysOff } from '../domain/calendar-prc.ts';
import { expectations, parseAs, readText } from './toml.ts';

expectations.add(HolidayTable, { zh: '每年一段，如 [2027]', en: 'a section a year, such as [2027]' });
expectations.add(YearOfDaysOff.shape.off, {
  zh: '当年的假期，每段写第一天和最后一天，如 [["2027-01-01", "2027-01-03"]]',
  en: 'the holidays of that year, first and last day of each, such as [["2027-01-01", "2027-01-03"]]',
});
expectations.add(YearOfDaysOff.shape.work, {
  zh: '当年上班的周六、周日，如 ["2027-01-10"]',
  en: 'Saturdays and Sundays of that year on which people work, such as ["2027-01-10"]',
});

/** Throws a `StartFault` that names file, line, value and remedy. */
export function readHolidays(file: string): HolidayTable {
  return parseAs(HolidayTable, file, readText(file, 'rules.holidays'));
}
