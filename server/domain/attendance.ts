/** Who was there and who was not, and the rate (CX-07, CX-19, CX-22). */
import { policyOf } from './agenda.ts';
import type { EventData } from './events.ts';
import { type Expectation, expectationIn, type Occasion, occasionOf } from './expectation.ts';
import { type Meeting, wasPresent } from './meeting.ts';
import { type Ground, remembered } from './remembered.ts';
import type { State } from './state.ts';
import { timelineOf } from './turns.ts';
import type { Id, PartId } from './vocabulary.ts';

/** On which line of the record form a person stands. */
export type Line = 'expected' | 'outside' | 'others';

/**
 * One for each person of the roster, and only one. `not-reported`: expected and not there, while the meeting is not closed:
 * before that nobody is absent.
 */
export type Attendance = 'present' | 'leave' | 'absent' | 'not-reported' | 'came' | 'did-not-come';

export type Figures = EventData<'meeting.closed'>['figures'];
export type Names = NonNullable<EventData<'meeting.closed'>['names']>;
export type Lines<T> = Readonly<Record<keyof Names, readonly T[]>>;

/** CX-07: floating and frail members stand outside both sides of the rate; CX-08, CX-19: guests on a line of their own. */
export function lineOf(expectation: Expectation): Line {
  if (expectation === 'expected') return 'expected';
  return expectation === 'outside' || expectation === 'exempt' ? 'outside' : 'others';
}

/** Leave is only for who did not come, and a make-up for the whole meeting. */
export function attendanceIn(
  { meeting, onLeave, madeUp }: Occasion,
  person: Id,
  expectation: Expectation,
  part: PartId | 'whole' = 'whole',
): Attendance {
  const came = wasPresent(meeting, person, part);
  if (expectation !== 'expected') return came ? 'came' : 'did-not-come';
  if (came || (part === 'whole' && madeUp.has(person))) return 'present';
  if (onLeave.has(person)) return 'leave';
  return meeting.closed === null ? 'not-reported' : 'absent';
}

export interface Place {
  readonly expectation: Expectation;
  readonly attendance: Attendance;
}

/** Where everyone stands, in the order of the roster. */
export type Roll = ReadonlyMap<Id, Place>;

/** Of one part, or of the whole meeting. */
export function rollOf(state: Ground, meeting: Meeting, part: PartId | 'whole'): Roll {
  return part === 'whole' ? wholeRoll(state, meeting) : callRoll(state, meeting, part);
}

const wholeRoll = remembered((ground, meeting: Meeting) => callRoll(ground, meeting, 'whole'));

function callRoll({ people, clocks, branches }: Ground, meeting: Meeting, part: PartId | 'whole'): Roll {
  const occasion = occasionOf({ branches }, meeting);
  const roll = new Map<Id, Place>();
  for (const person of people.values()) {
    const expectation = expectationIn(occasion, person, timelineOf(person, clocks));
    roll.set(person.id, { expectation, attendance: attendanceIn(occasion, person.id, expectation, part) });
  }
  return roll;
}

/** The same lines, with what `said` makes of each one's people. */
export const eachLine = <A, B>(lines: Lines<A>, said: (people: readonly A[]) => B[]): Record<keyof Names, B[]> => ({
  present: said(lines.present),
  leave: said(lines.leave),
  missing: said(lines.missing),
  outsidePresent: said(lines.outsidePresent),
  outsideAway: said(lines.outsideAway),
  others: said(lines.others),
});

/** Who stands behind the figures. */
export function namesOf(roll: Roll): Names {
  const names: Names = { present: [], leave: [], missing: [], outsidePresent: [], outsideAway: [], others: [] };
  for (const [person, { expectation, attendance }] of roll) {
    const line = lineOf(expectation);
    if (line === 'others') {
      if (attendance === 'came') names.others.push(person);
    } else if (line === 'outside') {
      (attendance === 'came' ? names.outsidePresent : names.outsideAway).push(person);
    } else if (attendance === 'present' || attendance === 'leave') {
      names[attendance].push(person);
    } else {
      names.missing.push(person);
    }
  }
  return names;
}

/** Whether leave stays in the base of the rate (reading 1) or leaves both sides: 应到 is that base (CX-22). */
export function countNames(names: Names, leaveRule: 'absent' | 'out'): Figures {
  const { present, leave, missing, outsidePresent, outsideAway, others } = names;
  return {
    expected: present.length + missing.length + (leaveRule === 'absent' ? leave.length : 0),
    present: present.length,
    leave: leave.length,
    outside: outsidePresent.length + outsideAway.length,
    outsidePresent: outsidePresent.length,
    others: others.length,
  };
}

export function figuresOf(state: State, meeting: Meeting, part: PartId | 'whole'): Figures {
  return countNames(namesOf(rollOf(state, meeting, part)), policyOf(state, meeting).participation.leave);
}

/** 0…1; null when nobody is expected. */
export function rateOf(figures: Pick<Figures, 'present' | 'expected'>): number | null {
  return figures.expected === 0 ? null : figures.present / figures.expected;
}
