/** Who is expected, who was there, and the rate (CX-07, CX-19, CX-22). */
import { leaveOf, type Meeting } from './meeting.ts';
import type { Person } from './person.ts';
import type { Policy } from './policy/schema.ts';
import type { State } from './state.ts';
import type { Id, PartId } from './vocabulary.ts';

/** On which line of the record form a person stands. */
export type Line = 'expected' | 'outside' | 'others';

export interface Figures {
  readonly expected: number;
  readonly present: number;
  readonly leave: number;
  readonly outside: number;
  readonly outsidePresent: number;
  readonly others: number;
}

/**
 * CX-07: floating and frail members stand outside both sides of the rate; CX-08, CX-19: guests on a line of their own. Who
 * leaves the branch after having come stays on the line on which she came.
 */
export function lineOf(person: Person, policy: Policy): Line {
  if (person.standing !== 'member' || person.elsewhere) return 'others';
  return policy.participation.outside.includes(person.category) ? 'outside' : 'expected';
}

/** Whether the person was at the part; with `whole`, at any part (CX-01: absent only if both were missed). */
export function wasPresent(meeting: Meeting, person: Id, part: PartId | 'whole'): boolean {
  if (part !== 'whole') return meeting.present[part].has(person);
  return meeting.present.day.has(person) || meeting.present.evening.has(person);
}

/** Figures of one part, or of the whole meeting. Leave counts as not present, and only for who did not come (reading 1). */
export function figuresOf(state: State, meeting: Meeting, policy: Policy, part: PartId | 'whole'): Figures {
  let [expected, present, leave, outside, outsidePresent, others] = [0, 0, 0, 0, 0, 0];
  for (const person of state.people.values()) {
    const came = wasPresent(meeting, person.id, part);
    if (person.left && !came) continue;
    const line = lineOf(person, policy);
    if (line === 'others') {
      if (came) others += 1;
    } else if (line === 'outside') {
      outside += 1;
      if (came) outsidePresent += 1;
    } else {
      expected += 1;
      if (came) present += 1;
      else if (leaveOf(meeting, person.id) !== undefined) leave += 1;
    }
  }
  return { expected, present, leave, outside, outsidePresent, others };
}

/** 0…1; null when nobody is expected. */
export function rateOf(figures: Pick<Figures, 'present' | 'expected'>): number | null {
  return figures.expected === 0 ? null : figures.present / figures.expected;
}
