/** On which days a branch meets by rule (CX-01, GB-01, PL-05, XN-11). */
import type { HolidayTable } from './calendar-prc.ts';
import { addMonths, daysBetween, type LocalDate, type Month, monthOf, weekday } from './date.ts';
import type { CalendarRule, Policy } from './policy/schema.ts';
import { unreachable } from './unreachable.ts';
import type { Id } from './vocabulary.ts';

/** `unknown-year`: the holidays of that year are not announced here, and a guess would look like knowledge. */
export type DayAnswer = 'workday' | 'day-off' | 'unknown-year';

export function dayAnswer(date: LocalDate, holidays: HolidayTable): DayAnswer {
  const year = holidays[date.slice(0, 4)];
  if (!year) return 'unknown-year';
  if (year.work.includes(date)) return 'workday';
  return isHoliday(date, holidays) || weekday(date) > 5 ? 'day-off' : 'workday';
}

/** Whether the day lies in a holiday as announced, weekends within it included; an ordinary weekend is none. */
function isHoliday(date: LocalDate, holidays: HolidayTable): boolean {
  return holidays[date.slice(0, 4)]?.off.some(([first, last]) => first <= date && date <= last) ?? false;
}

/** What a rule needs to know beside itself. */
export interface Almanac {
  readonly holidays: HolidayTable;
  /** The day of the month that the branch has chosen, 1…28 (XN-11). */
  readonly chosenDay: number | null;
}

/** `days`: all that the rule allows in the month, in order; `usual`: the one to suggest. */
export type RuleDays =
  | { readonly known: true; readonly days: readonly LocalDate[]; readonly usual: LocalDate }
  | { readonly known: false; readonly why: 'unknown-year'; readonly year: string }
  | { readonly known: false; readonly why: 'not-chosen' };

export function daysByRule(rule: CalendarRule, month: Month, { holidays, chosenDay }: Almanac): RuleDays {
  const whole = daysOf(month);
  const year = month.slice(0, 4);
  const unknown = { known: false, why: 'unknown-year', year } as const;
  const only = (date: LocalDate): RuleDays => ({ known: true, days: [date], usual: date });
  const isWorkday = (date: LocalDate) => dayAnswer(date, holidays) === 'workday';
  switch (rule.kind) {
    case 'day-of-month': {
      const date = nth(month, rule.day);
      if (rule.inHolidays === 'stays') return only(date);
      if (holidays[year] === undefined) return unknown;
      if (!isHoliday(date, holidays)) return only(date);
      return { known: true, days: whole, usual: nearest(whole.filter(isWorkday), date) };
    }
    case 'first-working-day': {
      const date = whole.find(isWorkday);
      return date === undefined ? unknown : only(date);
    }
    case 'weekdays': {
      const days = whole.filter((date) => rule.days.some((one) => one.weekday === weekday(date)));
      return among(days, (date) => !isHoliday(date, holidays));
    }
    case 'days-of-month':
      return among(
        whole.filter((date) => nth(month, rule.from) <= date && date <= nth(month, rule.to)),
        isWorkday,
      );
    case 'chosen-day':
      return chosenDay === null ? { known: false, why: 'not-chosen' } : only(nth(month, chosenDay));
    case 'free':
      return among(whole, isWorkday);
    default:
      return unreachable(rule);
  }
}

/** Any of `days`, of which the first that suits is usual; the first of all where none is known to suit. */
function among(days: readonly LocalDate[], suits: (date: LocalDate) => boolean): RuleDays {
  const usual = days.find(suits) ?? days[0];
  if (usual === undefined) throw new Error('a rule allows a day in every month');
  return { known: true, days, usual };
}

/** Of two that are equally near the later: who was told of the day has then lost no time. */
function nearest(days: readonly LocalDate[], to: LocalDate): LocalDate {
  const far = (date: LocalDate) => Math.abs(daysBetween(to, date));
  return days.reduce((best, date) => (far(date) <= far(best) ? date : best), days[0] ?? to);
}

function daysOf(month: Month): readonly LocalDate[] {
  const length = daysBetween(`${month}-01`, `${addMonths(month, 1)}-01`);
  return Array.from({ length }, (_, index) => nth(month, index + 1));
}

const nth = (month: Month, day: number): LocalDate => `${month}-${String(day).padStart(2, '0')}`;

interface FestivalDay {
  readonly id: Id;
  readonly date: LocalDate;
  readonly title: string;
}

/** Central meetings that the policy adds to the month's own (CX-01). */
export function festivalsIn(policy: Pick<Policy, 'festivals'>, month: Month): FestivalDay[] {
  return policy.festivals
    .filter((festival) => festival.month === Number(month.slice(5)))
    .map(({ id, day, title }) => ({ id, date: nth(month, day), title }));
}

/** The usual day of this month, or of the next once it is over; today counts. */
export function nextByRule(rule: CalendarRule, today: LocalDate, almanac: Almanac): RuleDays {
  const thisMonth = daysByRule(rule, monthOf(today), almanac);
  if (!thisMonth.known || thisMonth.usual >= today) return thisMonth;
  return daysByRule(rule, addMonths(monthOf(today), 1), almanac);
}
