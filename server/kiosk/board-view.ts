/** The idle screen: the notice board of CX-03 and the branch's public figures. */
import { gatheringAt, plannedMeetings, policyOf, windowStart } from '../domain/agenda.ts';
import { almanacIn, policyOn } from '../domain/branch.ts';
import { nextByRule } from '../domain/calendar.ts';
import { dateOf, type LocalDate, monthOf, timeOf } from '../domain/date.ts';
import { paidBy } from '../domain/dues.ts';
import type { Meeting } from '../domain/meeting.ts';
import { isOwnMember } from '../domain/person.ts';
import { preparationOf } from '../domain/preparation.ts';
import type { ClockQuality } from '../domain/stamp.ts';
import { branchOf, type State } from '../domain/state.ts';
import type { Say } from '../service/views/names.ts';
import { announcementOf, isPlanned } from './announcement.ts';
import type { BoardView } from './contract.ts';
import { issuedTheme } from './themes-view.ts';
import { wordsOf } from './words-view.ts';

export function boardView(state: State, now: number, quality: ClockQuality, say: Say): BoardView {
  const today = dateOf(now);
  const planned = plannedMeetings(state);
  const todays = planned.find((meeting) => (meeting.opened?.date ?? meeting.plan.date) === today);
  const next = planned.find((meeting) => meeting.plan.date > today && meeting !== todays);
  const shown = todays ?? next;
  const firstPart = todays?.plan.parts[0]?.id ?? 'day';
  return {
    today: todays === undefined ? null : announcementOf(state, todays, say),
    next: next === undefined ? null : announcementOf(state, next, say),
    preparations: [...(shown === undefined ? [] : preparationOf(state, shown, today))],
    issued: issuedTheme(state, today),
    nextByRule: byRule(state, today),
    signInFrom: todays === undefined ? null : timeOf(windowStart(todays.plan, firstPart, policyOf(state, todays))),
    signInOpen: gatheringAt(state, now, quality).kind === 'on',
    lastMeeting: lastMeeting(state),
    dues: duesOf(state, today),
    members: [...state.people.values()].filter(isOwnMember).length,
    words: wordsOf(state, today),
  };
}

function byRule(state: State, today: LocalDate): LocalDate | null {
  const branch = branchOf(state);
  if (branch === null) return null;
  const rule = policyOn(branch, today).calendar[branch.kind];
  const answer = nextByRule(rule, today, almanacIn(branch, monthOf(today)));
  return answer.known ? answer.usual : null;
}

function lastMeeting(state: State): BoardView['lastMeeting'] {
  let last: Meeting | undefined;
  for (const meeting of state.meetings.values()) {
    if (meeting.closed !== null && (last?.opened?.date ?? '') <= (meeting.opened?.date ?? '')) last = meeting;
  }
  if (last === undefined || last.closed === null || !isPlanned(last)) return null;
  const { expected, present } = last.closed.figures;
  return { date: last.opened?.date ?? last.plan.date, theme: last.plan.theme, expected, present };
}

/** The newest month in which anyone has paid. */
function duesOf(state: State, today: LocalDate): BoardView['dues'] {
  const month = [...state.dues.keys()]
    .filter((one) => one <= monthOf(today))
    .sort()
    .at(-1);
  return month === undefined ? null : { month, paid: paidBy(state.dues.get(month)).size };
}
