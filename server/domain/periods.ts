/** The periods in which duties fall due: months, quarters, halves of a year, years. */
import { addDays, addMonths, type LocalDate, type Month } from './date.ts';
import type { Period } from './policy/schema.ts';

export interface Span {
  /** `2026-03`, `2026-Q1`, `2026-H1`, `2026`. */
  readonly key: string;
  readonly months: readonly Month[];
}

const lengths: Readonly<Record<Period, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The spans of a year (`2026`), the earliest first. */
export function spansOf(per: Period, year: string): Span[] {
  const length = lengths[per];
  return Array.from({ length: 12 / length }, (_, n) => {
    const months = Array.from({ length }, (_, m) => addMonths(`${year}-01`, n * length + m));
    const key = { month: months[0] ?? '', quarter: `${year}-Q${n + 1}`, 'half-year': `${year}-H${n + 1}`, year }[per];
    return { key, months };
  });
}

export const firstDay = (month: Month): LocalDate => `${month}-01`;
export const lastDay = (month: Month): LocalDate => addDays(`${addMonths(month, 1)}-01`, -1);
