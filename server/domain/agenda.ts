/** Which meeting a tap belongs to: the one that is open, or today's, once its window has begun (KX-12). */

import { policyOn } from './branch.ts';
import { dateOf, instant, type LocalDate } from './date.ts';
import { isOpen, type Meeting, type Plan } from './meeting.ts';
import type { Policy } from './policy/schema.ts';
import { type ClockQuality, isDoubtful } from './stamp.ts';
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
export function policyOf(state: Pick<State, 'branches'>, meeting: Meeting): Policy {
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
 * planned meeting takes the taps and the secretary confirms the date when she opens it (KX-05). A saved clock lags but
 * never leads, so it still tells what is over.
 */
export function gatheringAt(state: State, now: number, quality: ClockQuality): Gathering {
  const doubtful = isDoubtful(quality);
  const knownPast = quality === 'none' ? Number.NEGATIVE_INFINITY : now;
  const open = openMeeting(state);
  if (open !== undefined && knownPast < forgottenAt(open, policyOf(state, open))) {
    return { kind: 'on', meeting: open, part: partAt(open, policyOf(state, open), now, doubtful) };
  }
  const today = dateOf(now);
  const next = doubtful ? nextPlanned(state, knownPast) : plannedOn(state, today);
  if (next !== undefined) {
    const policy = policyOf(state, next);
    const from = windowStart(next.plan, next.plan.parts[0]?.id ?? 'day', policy);
    if (!doubtful && now < from) return { kind: 'too-early', meeting: next, from };
    return { kind: 'on', meeting: next, part: partAt(next, policy, now, doubtful) };
  }
  const over = state.meetings.values().find((meeting) => meeting.closed !== null && dateOfMeeting(meeting) === today);
  return over === undefined ? { kind: 'none' } : { kind: 'over', meeting: over };
}

function plannedOn(state: State, date: LocalDate) {
  return plannedMeetings(state).find((meeting) => meeting.opened === null && meeting.plan.date === date);
}

/** The first planned meeting that is not over for certain: neither by a saved clock, nor because a later one was held. */
function nextPlanned(state: State, knownPast: number) {
  const held = [...state.meetings.values()].map((meeting) => meeting.opened?.date ?? '').sort();
  const floor = [held.at(-1) ?? '', Number.isFinite(knownPast) ? dateOf(knownPast) : ''].sort().at(-1) ?? '';
  return plannedMeetings(state).find((meeting) => meeting.opened === null && meeting.plan.date >= floor);
}

/** From when on a tap counts for a part, ms since the epoch. */
export function windowStart(plan: Plan, part: PartId, policy: Policy): number {
  const start = plan.parts.find((one) => one.id === part)?.start ?? '00:00';
  return instant(plan.date, start) - policy.signIn.earlyMinutes * minute;
}

/**
 * The part that takes the taps: the evening once it was opened, or once its window has begun. That is never before the
 * middle between the two starts, however early the policy lets people come.
 */
function partAt(meeting: Meeting, policy: Policy, now: number, doubtful: boolean): PartId {
  const first = meeting.plan?.parts[0]?.id ?? 'day';
  const opened = meeting.parts.at(-1)?.part ?? first;
  const [day, evening] = meeting.plan?.parts ?? [];
  if (opened === 'evening' || doubtful || meeting.plan === null || day === undefined || evening === undefined)
    return opened;
  return now >= eveningFrom(meeting, policy) ? evening.id : opened;
}

function eveningFrom(meeting: Meeting, policy: Policy): number {
  const [day, evening] = meeting.plan?.parts ?? [];
  if (meeting.plan === null || day === undefined || evening === undefined) return Number.POSITIVE_INFINITY;
  const date = dateOfMeeting(meeting);
  const middle = (instant(date, day.start) + instant(date, evening.start)) / 2;
  return Math.max(windowStart({ ...meeting.plan, date }, evening.id, policy), middle);
}

/** When time alone changes how a meeting stands or which part takes the taps; midnights aside. ms since the epoch. */
export function turningPoints(meeting: Meeting, policy: Policy): number[] {
  const { plan } = meeting;
  const windows = plan?.parts.map(({ id }) => windowStart(plan, id, policy)) ?? [];
  return [...windows, eveningFrom(meeting, policy), forgottenAt(meeting, policy)];
}

/** When an open meeting counts as forgotten, ms since the epoch. */
export function forgottenAt(meeting: Meeting, policy: Policy): number {
  const last = meeting.plan?.parts.at(-1)?.start ?? '23:59';
  return instant(dateOfMeeting(meeting), last) + policy.signIn.forgottenHours * 60 * minute;
}
