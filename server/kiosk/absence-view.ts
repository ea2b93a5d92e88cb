/** What the desk shows of absences and of what followed from them (CX-09, CX-13, CX-14, PL-03). */
import { absenteesOf, toReadOut } from '../domain/absence.ts';
import { runsOf } from '../domain/absence-runs.ts';
import { dateOfMeeting, policyOf } from '../domain/agenda.ts';
import type { Meeting } from '../domain/meeting.ts';
import { closedMeetings } from '../domain/participation.ts';
import type { State } from '../domain/state.ts';
import { nameOf } from '../service/views/names.ts';
import type { AbsenceMeeting, AbsencePage, FollowUpEntry } from './contract.ts';

export function absencePage(state: State, year: string): AbsencePage {
  const unread = new Map(toReadOut(state).map(({ meeting, persons }) => [meeting, persons]));
  const dateOf = (id: string) => {
    const meeting = state.meetings.get(id);
    return meeting === undefined ? '' : dateOfMeeting(meeting);
  };
  return {
    year,
    meetings: closedMeetings(state, `${year}-01-01`, `${year}-12-31`)
      .reverse()
      .map((meeting) => ({ ...meetingOf(state, meeting), toReadOut: [...(unread.get(meeting.id) ?? [])] })),
    talks: runsOf(state)
      .filter(({ talk }) => talk === null)
      .map(({ person, meetings, reached }) => ({
        person,
        name: nameOf(state, person) ?? '',
        missed: meetings.map(dateOf),
        reached,
      })),
  };
}

function meetingOf(state: State, meeting: Meeting): Omit<AbsenceMeeting, 'toReadOut'> {
  const { forms } = policyOf(state, meeting).absence.makeUp;
  const { contacts, makeUps, readOut } = meeting.followUp;
  return {
    meeting: meeting.id,
    date: dateOfMeeting(meeting),
    theme: meeting.plan?.theme ?? '',
    parts: meeting.plan?.parts.map(({ id }) => id) ?? [],
    summary: meeting.summary,
    forms,
    absentees: absenteesOf(state, meeting).map(({ person, attendance, makeUps: made }) => {
      const inTime = new Map(made.map((one) => [one.id, one.inTime]));
      const entries: FollowUpEntry[] = [
        ...contacts
          .filter((one) => one.person === person)
          .map(({ id, date, reason }) => ({ id, what: 'contact' as const, on: date, text: reason, late: false })),
        ...makeUps
          .filter((one) => one.person === person)
          .map(({ id, date, form }) => ({
            id,
            what: 'make-up' as const,
            on: date,
            text: forms.find((one) => one.id === form)?.title ?? form,
            late: inTime.get(id) === false,
          })),
        ...readOut
          .filter(({ persons }) => persons.includes(person))
          .map(({ id, date }) => ({ id, what: 'read-out' as const, on: date, text: '', late: false })),
      ];
      return { person, name: nameOf(state, person) ?? '', attendance, entries };
    }),
  };
}
