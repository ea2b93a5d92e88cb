/** Which meeting a tap belongs to: the one that is open, or today's, once its window has begun (KX-12). */

import { policyOn } from './branch.ts';
import { dateOf, instant, type LocalDate } from './date.ts';
import { isOpen, type Meeting, type Plan } from './meeting.ts';
import type { Policy } from './policy/schema.ts';
import { branchOf, type State } from './state.ts';
import type { PartId } from './vocabulary.ts';

const minute = 60_000;

export type Gathering =
  | { readonly kind: 'on'; readonly meeting: Meeting; readonly part: PartId }
  | { readonly kind: 'too-early'; readonly meeting: Meeting; readonly from: number }
  | { readonly kind: 'over'; readonly meeting: Meeting }
  | { readonly kind: 'none' };

/** Planned, neither withdrawn nor closed, earliest first. */
export function plannedMeetings(state: State): (Meeting & { plan: Plan })[] {
  return [...state.meetings.values()]
    .filter(
      (meeting): meeting is Meeting & { plan: Plan } =>
        meeting.plan !== null && !meeting.withdrawn && meeting.closed === null,
    )
    .sort((a, b) => (a.plan.date < b.plan.date ? -1 : 1));
}

export function openMeeting(state: State): Meeting | undefined {
  return state.meetings.values().find(isOpen);
}

/** The policy of a meeting: frozen at its opening, before that the one that holds on its day. */
export function policyOf(state: State, meeting: Meeting): Policy {
  if (meeting.opened !== null) return meeting.opened.policy;
  const branch = branchOf(state);
  if (branch === null || meeting.plan === null) throw new Error('a meeting without plan or branch has no policy yet');
  return policyOn(branch, meeting.plan.date);
}

export function dateOfMeeting(meeting: Meeting): LocalDate {
  return meeting.opened?.date ?? meeting.plan?.date ?? '';
}

/**
 * What a tap at `now` would count for. While the clock is doubtful nobody can say whether it is the day, so the next
 * planned meeting takes the taps and the secretary confirms the date when she opens it (KX-05).
 */
export function gatheringAt(state: State, now: number, clockDoubtful: boolean): Gathering {
  const open = openMeeting(state);
  if (open !== undefined)
    return { kind: 'on', meeting: open, part: partAt(open, policyOf(state, open), now, clockDoubtful) };

  const planned = plannedMeetings(state);
  const today = dateOf(now);
  const next = clockDoubtful ? planned[0] : planned.find((meeting) => meeting.plan.date === today);
  if (next !== undefined) {
    const part = next.plan.parts[0]?.id ?? 'day';
    const from = windowStart(next.plan, part, policyOf(state, next));
    if (!clockDoubtful && now < from) return { kind: 'too-early', meeting: next, from };
    return { kind: 'on', meeting: next, part };
  }
  const over = state.meetings.values().find((meeting) => meeting.closed !== null && dateOfMeeting(meeting) === today);
  return over === undefined ? { kind: 'none' } : { kind: 'over', meeting: over };
}

/** From when on a tap counts for a part, ms since the epoch. */
export function windowStart(plan: Plan, part: PartId, policy: Policy): number {
  const start = plan.parts.find((one) => one.id === part)?.start ?? '00:00';
  return instant(plan.date, start) - policy.signIn.earlyMinutes * minute;
}

/** The part that takes the taps: the last one opened, or one whose window has begun. */
function partAt(meeting: Meeting, policy: Policy, now: number, clockDoubtful: boolean): PartId {
  const opened = meeting.parts.at(-1)?.part ?? 'day';
  const later = meeting.plan?.parts.find((part) => part.id === 'evening');
  if (opened === 'evening' || later === undefined || meeting.plan === null || clockDoubtful) return opened;
  const plan = { ...meeting.plan, date: dateOfMeeting(meeting) };
  return now >= windowStart(plan, 'evening', policy) ? 'evening' : opened;
}

/** When an open meeting counts as forgotten, ms since the epoch. */
export function forgottenAt(meeting: Meeting, policy: Policy): number {
  const last = meeting.plan?.parts.at(-1)?.start ?? '23:59';
  return instant(dateOfMeeting(meeting), last) + policy.signIn.forgottenHours * 60 * minute;
}
