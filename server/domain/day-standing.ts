/** How the day of a meeting stands to the calendar rule (CX-01, GB-01, PL-05, XN-07). */
import { dateOfMeeting } from './agenda.ts';
import { almanacIn, type Branch, policyOn } from './branch.ts';
import { daysByRule, festivalsIn, type RuleDays } from './calendar.ts';
import { addDays, type LocalDate, monthOf } from './date.ts';
import type { Meeting } from './meeting.ts';
import type { Rescheduling } from './rescheduling.ts';
import { branchOf, type State } from './state.ts';
import type { Id } from './vocabulary.ts';

export type DayStanding =
  | { readonly kind: 'by-rule' }
  /** A central meeting on a festival (CX-01). */
  | { readonly kind: 'festival'; readonly title: string }
  /** One more meeting in a month that has its meeting by rule. */
  | { readonly kind: 'additional' }
  | { readonly kind: 'moved'; readonly usual: LocalDate; readonly by: Rescheduling }
  /** Off the rule, and nothing on record says why, or nobody approved who would have to: a notice. */
  | { readonly kind: 'unexplained'; readonly usual: LocalDate }
  | (RuleDays & { readonly kind: 'unknown'; readonly known: false });

/** How the day on which a meeting is or was held stands to the rule; null without a branch or a plan. */
export function dayStanding(state: State, meeting: Meeting): DayStanding | null {
  const branch = branchOf(state);
  const date = dateOfMeeting(meeting);
  if (branch === null || date === '') return null;
  const standing = standingOf(state, branch, meeting.id, date);
  if (standing.kind !== 'off') return standing;
  const { superior } = policyOn(branch, date).rescheduling;
  const by = meeting.reschedulings.findLast(
    (one) =>
      one.to === date && (superior === 'approval' ? one.answer?.approved === true : one.answer?.approved !== false),
  );
  return by === undefined
    ? { kind: 'unexplained', usual: standing.usual }
    : { kind: 'moved', usual: standing.usual, by };
}

export type Standing =
  | Exclude<DayStanding, { readonly kind: 'moved' | 'unexplained' }>
  | { readonly kind: 'off'; readonly usual: LocalDate };

/** How `date` would stand for the meeting `id`, whatever was asked or answered. */
export function standingOf(state: State, branch: Branch, id: Id, date: LocalDate): Standing {
  const policy = policyOn(branch, date);
  const festival = festivalsIn(policy, monthOf(date)).find((one) => one.date === date);
  if (festival !== undefined) return { kind: 'festival', title: festival.title };
  const byRule = ruleDaysIn(branch, date);
  if (!byRule.known) return { kind: 'unknown', ...byRule };
  if (byRule.days.includes(date)) return { kind: 'by-rule' };
  const another = state.meetings
    .values()
    .some((other) => other.id !== id && !other.withdrawn && byRule.days.includes(dateOfMeeting(other)));
  return another ? { kind: 'additional' } : { kind: 'off', usual: byRule.usual };
}

/** The days by rule of the month in which `date` lies. */
export function ruleDaysIn(branch: Branch, date: LocalDate): RuleDays {
  const month = monthOf(date);
  return daysByRule(policyOn(branch, date).calendar[branch.kind], month, almanacIn(branch, month));
}

/** The last day on which a move from one day to another can be asked for; null: on any (XN-07). */
export function askBy(from: LocalDate, to: LocalDate, daysBefore: number | null): LocalDate | null {
  return daysBefore === null ? null : addDays(from < to ? from : to, -daysBefore);
}
