/**
 * What a person must look at: one list, worked out from the facts, each notice with its clause, who must look, what lies
 * behind it and what closes it. The system reports, people decide: nothing follows from a notice by itself.
 */
import { dateOfMeeting } from './agenda.ts';
import { policyOn } from './branch.ts';
import type { LocalDate } from './date.ts';
import { answerOf } from './notice.ts';
import { calendarNotices } from './notices/calendar.ts';
import { dutyNotices } from './notices/duties.ts';
import { heldNotices } from './notices/held.ts';
import type { Draft, Look, Notice } from './notices/notice.ts';
import { peopleNotices } from './notices/people.ts';
import { standingNotices } from './notices/standing.ts';
import { yearParticipation } from './participation.ts';
import { beganOn, branchOf, type State } from './state.ts';

export type { Facts, Notice, NoticeKind } from './notices/notice.ts';
export { warningsShort } from './notices/township.ts';

/**
 * Of the last year and the running one, and from before what is still open about people and problems; the oldest first.
 * A notice that its fact has closed stays on the list where the lateness remains; otherwise it is gone.
 */
export function noticesOf(state: State, today: LocalDate): Notice[] {
  const look = lookAt(state, today);
  if (look === null) return [];
  const rules = [calendarNotices, heldNotices, peopleNotices, dutyNotices, standingNotices];
  return rules
    .flatMap((rule) => rule(look))
    .map((draft) => answered(state, draft))
    .filter(({ standing, since }) => standing === 'open' || since >= `${look.years[0]}-01-01`)
    .sort((a, b) => order(a.since, b.since) || order(a.id, b.id));
}

function answered(state: State, { of, closed = false, ...draft }: Draft): Notice {
  const id = `${draft.kind}:${of}`;
  const answer = draft.closing === 'answer' ? answerOf(state.notices.get(id)) : undefined;
  const standing = closed || answer !== undefined ? 'closed' : 'open';
  return { ...draft, id, standing, answer: answer?.id ?? null };
}

function lookAt(state: State, today: LocalDate): Look | null {
  const branch = branchOf(state);
  if (branch === null) return null;
  const years = [String(Number(today.slice(0, 4)) - 1), today.slice(0, 4)];
  const meetings = [...state.meetings.values()]
    .filter((meeting) => !meeting.withdrawn && dateOfMeeting(meeting) >= `${years[0]}-01-01`)
    .sort((a, b) => order(dateOfMeeting(a), dateOfMeeting(b)) || order(a.id, b.id));
  return {
    state,
    branch,
    today,
    policy: policyOn(branch, today),
    years,
    began: beganOn(state),
    meetings,
    participation: years.map((year) => yearParticipation(state, year, today)),
    held: meetings.filter((meeting) => meeting.closed !== null && dateOfMeeting(meeting) <= today),
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
