/** How a meeting stands, as far as the room has told: before its closing has arrived, nobody is absent. */
import {
  dateOfMeeting,
  forgottenAt,
  openMeeting,
  plannedMeetings,
  policyOf,
  windowStart,
} from '../../domain/agenda.ts';
import type { LocalDate } from '../../domain/date.ts';
import { isOpen, type Meeting } from '../../domain/meeting.ts';
import type { State } from '../../domain/state.ts';
import type { MeetingStanding } from '../contract/wall.ts';

/** `now`: ms since the epoch. */
export function standingOf(state: State, meeting: Meeting, now: number): MeetingStanding {
  if (meeting.closed !== null) return 'closed';
  const policy = policyOf(state, meeting);
  if (now >= forgottenAt(meeting, policy)) return 'overdue';
  if (isOpen(meeting)) return 'open';
  const [first] = meeting.plan?.parts ?? [];
  if (meeting.plan === null || first === undefined) return 'none';
  return now < windowStart(meeting.plan, first.id, policy) ? 'none' : 'not-reported';
}

/** The meeting that a room is looked at for: the one that is open, today's, one that is overdue, or the next. */
export function meetingOfDay(state: State, today: LocalDate): Meeting | undefined {
  const planned = plannedMeetings(state);
  return (
    openMeeting(state) ??
    state.meetings.values().find((meeting) => !meeting.withdrawn && dateOfMeeting(meeting) === today) ??
    planned.findLast(({ plan }) => plan.date < today && plan.date > lastHeld(state)) ??
    planned.find(({ plan }) => plan.date > today)
  );
}

/** A plan from before another meeting was held is not waited for any more. */
function lastHeld(state: State): LocalDate {
  return [...state.meetings.values()].reduce((last, { opened }) => {
    const date = opened?.date ?? '';
    return date > last ? date : last;
  }, '');
}
