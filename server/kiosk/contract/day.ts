/** The rule of the day, as the desk shows it and plans by it. */
import { z } from 'zod';
import { CalendarRule, Rescheduling } from '../../domain/policy/parts/day.ts';
import { DateText, MonthText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

export const DayRule = z.object({
  rule: CalendarRule,
  /** The day of the month that the branch has chosen; null: none yet. */
  chosenDay: z.number().nullable(),
  superior: Rescheduling.shape.superior,
  /** Calendar days before the day by which it must be announced. */
  noticeDays: z.number(),
  /** The days that need no reason, in this month and the twelve after it; a month whose days nobody can know yet is not there. */
  months: z.array(z.object({ month: MonthText, days: z.array(DateText) })),
});
export type DayRule = Sent<typeof DayRule>;
