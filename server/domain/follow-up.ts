/** What follows from having been absent: make-ups, contacts, the list that is read out (CX-09, CX-13, PL-03). */
import { daysBetween, type LocalDate } from './date.ts';
import type { KnownEvent } from './events.ts';
import type { Policy } from './policy/schema.ts';
import type { Id } from './vocabulary.ts';

export interface MakeUp {
  readonly id: Id;
  readonly person: Id;
  readonly form: Id;
  readonly date: LocalDate;
  readonly by: Id | null;
  readonly text: string;
}

export interface AbsenteeContact {
  readonly id: Id;
  readonly person: Id;
  readonly reason: string;
  readonly date: LocalDate;
  readonly by: Id | null;
}

export interface ReadOut {
  readonly id: Id;
  readonly persons: readonly Id[];
  readonly date: LocalDate;
}

/** What stands; what was taken back is in the log only. */
export interface FollowUp {
  readonly makeUps: readonly MakeUp[];
  readonly contacts: readonly AbsenteeContact[];
  readonly readOut: readonly ReadOut[];
}

export const noFollowUp: FollowUp = { makeUps: [], contacts: [], readOut: [] };

export function followUpAfter(before: FollowUp, event: KnownEvent): FollowUp {
  switch (event.type) {
    case 'make-up.recorded': {
      const { text = '', ...data } = event.data;
      return { ...before, makeUps: [...before.makeUps, { id: event.id, ...data, text }] };
    }
    case 'absentee.contacted': {
      const { reason = '', ...data } = event.data;
      return { ...before, contacts: [...before.contacts, { id: event.id, ...data, reason }] };
    }
    case 'absences.read-out':
      return { ...before, readOut: [...before.readOut, { id: event.id, ...event.data }] };
    case 'fact.worded': {
      const { of, text } = event.data;
      return {
        ...before,
        makeUps: before.makeUps.map((one) => (one.id === of ? { ...one, text } : one)),
        contacts: before.contacts.map((one) => (one.id === of ? { ...one, reason: text } : one)),
      };
    }
    case 'follow-up.undone': {
      const stands = ({ id }: { readonly id: Id }) => id !== event.data.entry;
      return {
        makeUps: before.makeUps.filter(stands),
        contacts: before.contacts.filter(stands),
        readOut: before.readOut.filter(stands),
      };
    }
    default:
      return before;
  }
}

/** Whether a make-up was done by its term, counted in calendar days from the meeting's. */
export function isInTime(
  { date }: Pick<MakeUp, 'date'>,
  meeting: LocalDate,
  { withinDays }: Policy['absence']['makeUp'],
): boolean {
  return withinDays === null || daysBetween(meeting, date) <= withinDays;
}

/** Who made up in time for a meeting of that date. */
export function makersUp(
  { makeUps }: FollowUp,
  meeting: LocalDate,
  rule: Policy['absence']['makeUp'],
): ReadonlySet<Id> {
  return new Set(makeUps.filter((makeUp) => isInTime(makeUp, meeting, rule)).map(({ person }) => person));
}
