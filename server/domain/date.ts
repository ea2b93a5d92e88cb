/** Dates and times of day in China: one time zone, UTC+8, without daylight saving since 1991, whatever the box thinks. */

/** A calendar day, `2026-11-15`. */
export type LocalDate = string;
/** A time of day, `09:00`. */
export type LocalTime = string;
/** A month, `2026-11`. */
export type Month = string;

const hour = 3_600_000;
const offset = 8 * hour;

export function dateOf(ms: number): LocalDate {
  return new Date(ms + offset).toISOString().slice(0, 10);
}

export function timeOf(ms: number): LocalTime {
  return new Date(ms + offset).toISOString().slice(11, 16);
}

export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7);
}

/** ms since the epoch of a day's time of day. */
export function instant(date: LocalDate, time: LocalTime): number {
  return Date.parse(`${date}T${time}:00Z`) - offset;
}

/** The day `days` after (or before, if negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * hour).toISOString().slice(0, 10);
}

/** Monday 1 … Sunday 7. */
export function weekday(date: LocalDate): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** Whole days from one date to another; negative if `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (24 * hour);
}

/** The same day so many months later, or the last of that month where it is shorter. */
export function addMonthsTo(date: LocalDate, months: number): LocalDate {
  const month = addMonths(monthOf(date), months);
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const same = `${month}${date.slice(7)}`;
  return same < last ? same : last;
}

/** The month after (or before, if negative). */
export function addMonths(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  const year = Math.floor(count / 12);
  return `${String(year).padStart(4, '0')}-${String(count - year * 12 + 1).padStart(2, '0')}`;
}
