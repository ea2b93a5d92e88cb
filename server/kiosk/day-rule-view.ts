/** The rule of the day, as the desk shows it and plans by it. */
import { almanacIn, type Branch, policyOn } from '../domain/branch.ts';
import { daysByRule, festivalsIn } from '../domain/calendar.ts';
import { addMonths, type LocalDate, monthOf } from '../domain/date.ts';
import type { DayRule } from './contract.ts';

const monthsAhead = 12;

export function dayRuleOf(branch: Branch, today: LocalDate): DayRule {
  const policy = policyOn(branch, today);
  const rule = policy.calendar[branch.kind];
  const months = Array.from({ length: monthsAhead + 1 }, (_, ahead) => addMonths(monthOf(today), ahead));
  return {
    rule,
    chosenDay: almanacIn(branch, monthOf(today)).chosenDay,
    superior: policy.rescheduling.superior,
    noticeDays: policy.notice.daysBefore,
    months: months.flatMap((month) => {
      const byRule = daysByRule(rule, month, almanacIn(branch, month));
      const festivals = festivalsIn(policy, month).map(({ date }) => date);
      return byRule.known ? [{ month, days: [...new Set([...byRule.days, ...festivals])] }] : [];
    }),
  };
}
