/** On which day a branch meets by rule (CX-01): the 15th, or the first working day of the month. */
import { type HolidayTable, prcHolidays } from './calendar-prc.ts';
import { addDays, addMonths, type LocalDate, type Month, monthOf, weekday } from './date.ts';
import type { CalendarRule, Policy } from './policy/schema.ts';
import { unreachable } from './unreachable.ts';
import type { BranchKind } from './vocabulary.ts';

/** `unknown-year`: the holidays of that year are not announced here, and a guess would look like knowledge. */
export type DayAnswer = 'workday' | 'day-off' | 'unknown-year';

export function dayAnswer(date: LocalDate, holidays: HolidayTable = prcHolidays): DayAnswer {
  const year = holidays[date.slice(0, 4)];
  if (!year) return 'unknown-year';
  if (year.work.includes(date)) return 'workday';
  if (year.off.some(([first, last]) => first <= date && date <= last)) return 'day-off';
  return weekday(date) <= 5 ? 'workday' : 'day-off';
}

/** The day by rule, or the year that would have to be known for it. */
export type RuleDay =
  | { readonly known: true; readonly date: LocalDate }
  | { readonly known: false; readonly year: string };

/** The 15th stays the 15th, holiday or not; a month without any working day does not exist. */
export function dayByRule(rule: CalendarRule, month: Month, holidays: HolidayTable = prcHolidays): RuleDay {
  switch (rule.kind) {
    case 'day-of-month':
      return { known: true, date: `${month}-${String(rule.day).padStart(2, '0')}` };
    case 'first-working-day': {
      let date = `${month}-01`;
      while (dayAnswer(date, holidays) === 'day-off') date = addDays(date, 1);
      return dayAnswer(date, holidays) === 'workday' ? { known: true, date } : { known: false, year: date.slice(0, 4) };
    }
    case 'weekdays':
    case 'days-of-month':
    case 'chosen-day':
    case 'free':
      return { known: false, year: '' };
    default:
      return unreachable(rule);
  }
}

/** The nearest day by rule that is not over yet; today counts. */
export function nextByRule(
  today: LocalDate,
  kind: BranchKind,
  policy: Pick<Policy, 'calendar'>,
  holidays: HolidayTable = prcHolidays,
): RuleDay {
  const rule = policy.calendar[kind];
  const thisMonth = dayByRule(rule, monthOf(today), holidays);
  if (!thisMonth.known || thisMonth.date >= today) return thisMonth;
  return dayByRule(rule, addMonths(monthOf(today), 1), holidays);
}
