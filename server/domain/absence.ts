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

/** Everyone's attendance at all closed meetings, earliest first. */
export interface AttendanceTable {
  readonly occasions: readonly Occasion[];
  /** By person, in the order of the occasions. */
  readonly rows: ReadonlyMap<Id, readonly Attendance[]>;
  /** By occasion: who of those still with the branch was expected and did not come. */
  readonly away: readonly ReadonlyMap<Id, 'absent' | 'leave'>[];
}

/** A finished state never changes, so its table is worked out once for all who ask about absences. */
const workedOut = new WeakMap<State, AttendanceTable>();

export function attendanceTable(state: State): AttendanceTable {
  const known = workedOut.get(state);
  if (known !== undefined) return known;
  const columns = closedMeetings(state, '0000', '9999').map((meeting) => columnOf(state, meeting));
  const people = [...state.people.values()];
  const table = {
    occasions: columns.map(({ occasion }) => occasion),
    rows: new Map(
      people.map(({ id }, row) => [id, columns.map(({ attendances }) => attendances[row] ?? 'did-not-come')] as const),
    ),
    away: columns.map(({ attendances }) => awayIn(people, attendances)),
  };
  workedOut.set(state, table);
  return table;
}

function awayIn(people: readonly Person[], attendances: readonly Attendance[]): Map<Id, 'absent' | 'leave'> {
  const away = new Map<Id, 'absent' | 'leave'>();
  for (const [row, { id, left }] of people.entries()) {
    const attendance = attendances[row];
    if (!left && (attendance === 'absent' || attendance === 'leave')) away.set(id, attendance);
  }
  return away;
}

/** One meeting, and everyone's attendance at it in the order of the roster. */
interface Column {
  readonly from: Pick<State, 'people' | 'clocks' | 'branches'>;
  readonly occasion: Occasion;
  readonly attendances: readonly Attendance[];
}

/** An event of one meeting leaves the others' columns as they were, as long as it is about no person and no clock. */
const columnsKnown = new WeakMap<Meeting, Column>();

function columnOf(state: State, meeting: Meeting): Column {
  const known = columnsKnown.get(meeting);
  const { people, clocks, branches } = state;
  if (known?.from.people === people && known.from.clocks === clocks && known.from.branches === branches) return known;
  const occasion = occasionOf(state, meeting);
  const attendances = Array.from(people.values(), (person) =>
    attendanceIn(occasion, person.id, expectationIn(occasion, person, timelineOf(person, clocks))),
  );
  const column = { from: { people, clocks, branches }, occasion, attendances };
  columnsKnown.set(meeting, column);
  return column;
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
  const { occasions, away } = attendanceTable(state);
  return occasions.flatMap((occasion, index) => {
    const persons = [...(away[index] ?? [])].flatMap(([person, how]) =>
      isMeant(how, occasion, person) ? [person] : [],
    );
    return persons.length === 0 ? [] : [{ meeting: occasion.meeting.id, persons }];
  });
}
