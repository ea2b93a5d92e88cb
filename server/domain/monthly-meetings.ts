/** The meetings that a month asks for, and those that stand for it (CX-01). */
import { dateOfMeeting } from './agenda.ts';
import { almanacIn, type Branch, policyOn } from './branch.ts';
import { daysByRule, festivalsIn } from './calendar.ts';
import { type LocalDate, type Month, monthOf } from './date.ts';
import type { Meeting } from './meeting.ts';
import { lastDay } from './periods.ts';
import type { Policy } from './policy/schema.ts';

export interface AskedOfMonth {
  /** Of the month's end, or of today while it runs. */
  readonly policy: Policy;
  readonly needed: number;
  /** The last day on which the rule asks for it. */
  readonly by: LocalDate;
  /** Planned or held; a festival's meeting is added to the month's own and does not stand for it. */
  readonly own: readonly Meeting[];
}

/** `meetings`: those of the branch that were not withdrawn. */
export function askedOf(branch: Branch, meetings: Iterable<Meeting>, month: Month, today: LocalDate): AskedOfMonth {
  const last = lastDay(month);
  const policy = policyOn(branch, last < today ? last : today);
  const byRule = daysByRule(policy.calendar[branch.kind], month, almanacIn(branch, month));
  const days = byRule.known ? byRule.days : [];
  const added = festivalsIn(policy, month).filter(({ date }) => !days.includes(date));
  const own = [...meetings].filter((meeting) => {
    const date = dateOfMeeting(meeting);
    return monthOf(date) === month && added.every((festival) => festival.date !== date);
  });
  return { policy, needed: policy.meeting.perMonthAtLeast, by: days.at(-1) ?? last, own };
}
