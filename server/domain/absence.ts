/** Who was absent, and what is to follow from it (CX-09, CX-13, PL-03). The system reports, people decide. */
import { type Attendance, attendanceIn, rollOf } from './attendance.ts';
import { expectationIn, type Occasion, occasionOf } from './expectation.ts';
import { isInTime } from './follow-up.ts';
import type { Meeting } from './meeting.ts';
import { closedMeetings } from './participation.ts';
import type { Person } from './person.ts';
import type { State } from './state.ts';
import { timelineOf } from './turns.ts';
import type { Id } from './vocabulary.ts';

/** All closed meetings, earliest first, each worked out once for all people. */
export function occasionsOf(state: State): Occasion[] {
  return closedMeetings(state, '0000', '9999').map((meeting) => occasionOf(state, meeting));
}

/** The attendance of one person at each of the occasions. */
export function attendancesOf(state: State, person: Person, occasions: readonly Occasion[]): Attendance[] {
  const timeline = timelineOf(person, state.clocks);
  return occasions.map((occasion) => attendanceIn(occasion, person.id, expectationIn(occasion, person, timeline)));
}

export interface Absentee {
  readonly person: Id;
  readonly attendance: 'absent' | 'leave';
  /** Ids of what was recorded; a make-up after the policy's term is late. */
  readonly contacts: readonly Id[];
  readonly makeUps: readonly { readonly id: Id; readonly inTime: boolean }[];
  readonly readOut: Id | null;
}

/** Everyone who was expected at a closed meeting and did not come. */
export function absenteesOf(state: State, meeting: Meeting): Absentee[] {
  const { date, policy } = occasionOf(state, meeting);
  const { contacts, makeUps, readOut } = meeting.followUp;
  return [...rollOf(state, meeting, 'whole')].flatMap(([person, { attendance }]): Absentee[] => {
    if (attendance !== 'absent' && attendance !== 'leave') return [];
    return [
      {
        person,
        attendance,
        contacts: contacts.filter((one) => one.person === person).map(({ id }) => id),
        makeUps: makeUps
          .filter((one) => one.person === person)
          .map((one) => ({ id: one.id, inTime: isInTime(one, date, policy.absence.makeUp) })),
        readOut: readOut.find(({ persons }) => persons.includes(person))?.id ?? null,
      },
    ];
  });
}

/** People of one meeting. */
export interface MeetingList {
  readonly meeting: Id;
  readonly persons: readonly Id[];
}

/** CX-13: absences without leave that were not read out yet; they are for the next members' meeting. */
export function toReadOut(state: State): MeetingList[] {
  return listOf(state, (attendance, { policy, meeting }, person) => {
    if (attendance !== 'absent' || !policy.absence.readOut) return false;
    return meeting.followUp.readOut.every(({ persons }) => !persons.includes(person));
  });
}

/** PL-03: absentees, on leave or not, whom nobody has asked for the reason yet. */
export function toContact(state: State): MeetingList[] {
  return listOf(state, (attendance, { policy, meeting }, person) => {
    if ((attendance !== 'absent' && attendance !== 'leave') || !policy.absence.contact) return false;
    return meeting.followUp.contacts.every((contact) => contact.person !== person);
  });
}

/** CX-09, PL-03: absentees who have made up for it in none of the policy's forms yet. */
export function toMakeUp(state: State): MeetingList[] {
  return listOf(state, (attendance, { policy, meeting }, person) => {
    if ((attendance !== 'absent' && attendance !== 'leave') || policy.absence.makeUp.forms.length === 0) return false;
    return meeting.followUp.makeUps.every((makeUp) => makeUp.person !== person);
  });
}

/** Meetings with those of their people who are still with the branch and whom `isMeant` means; none without people. */
function listOf(
  state: State,
  isMeant: (attendance: Attendance, occasion: Occasion, person: Id) => boolean,
): MeetingList[] {
  const lists = occasionsOf(state).map((occasion) => ({ occasion, persons: [] as Id[] }));
  const occasions = lists.map(({ occasion }) => occasion);
  for (const person of state.people.values()) {
    if (person.left) continue;
    const attendances = attendancesOf(state, person, occasions);
    for (const [index, { occasion, persons }] of lists.entries()) {
      const attendance = attendances[index];
      if (attendance !== undefined && isMeant(attendance, occasion, person.id)) persons.push(person.id);
    }
  }
  return lists
    .filter(({ persons }) => persons.length > 0)
    .map(({ occasion, persons }) => ({ meeting: occasion.meeting.id, persons }));
}
