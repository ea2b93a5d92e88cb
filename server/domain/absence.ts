/** Who was absent, and what is to follow from it (CX-09, CX-13, PL-03). The system reports, people decide. */
import { type Roll, rollOf } from './attendance.ts';
import { type Occasion, occasionOf } from './expectation.ts';
import { isInTime } from './follow-up.ts';
import type { Meeting } from './meeting.ts';
import { closedMeetings } from './participation.ts';
import { remembered } from './remembered.ts';
import type { State } from './state.ts';
import type { Id } from './vocabulary.ts';

/** A closed meeting and what stands in it about absences. */
export interface Held extends Occasion {
  readonly roll: Roll;
  /** Who of those still with the branch was expected and did not come. */
  readonly away: ReadonlyMap<Id, 'absent' | 'leave'>;
}

/** All that are closed, earliest first. */
export function heldMeetings(state: State): Held[] {
  return closedMeetings(state, '0000', '9999').map((meeting) => heldOf(state, meeting));
}

const heldOf = remembered((ground, meeting: Meeting): Held => {
  const roll = rollOf(ground, meeting, 'whole');
  const away = new Map<Id, 'absent' | 'leave'>();
  for (const [person, { attendance }] of roll) {
    const isAway = attendance === 'absent' || attendance === 'leave';
    if (isAway && ground.people.get(person)?.left === false) away.set(person, attendance);
  }
  return { ...occasionOf(ground, meeting), roll, away };
});

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
  return listOf(state, (_, { policy, meeting }, person) => {
    return policy.absence.contact && meeting.followUp.contacts.every((contact) => contact.person !== person);
  });
}

/** PL-03: absentees who owe a make-up and have done none yet. */
export function toMakeUp(state: State): MeetingList[] {
  return listOf(state, (_, { policy, meeting }, person) => {
    return policy.absence.makeUp.owed && meeting.followUp.makeUps.every((makeUp) => makeUp.person !== person);
  });
}

/** Meetings with those of their absentees whom `isMeant` means; none without people. */
function listOf(
  state: State,
  isMeant: (attendance: 'absent' | 'leave', occasion: Occasion, person: Id) => boolean,
): MeetingList[] {
  return heldMeetings(state).flatMap((held) => {
    const persons = [...held.away].flatMap(([person, how]) => (isMeant(how, held, person) ? [person] : []));
    return persons.length === 0 ? [] : [{ meeting: held.meeting.id, persons }];
  });
}
