/** Whom a meeting expects, judged by what held on its day (CX-07, CX-08, GB-02, XN-06, PL-06). */
import { dateOfMeeting, policyOf } from './agenda.ts';
import type { LocalDate } from './date.ts';
import { isExempt } from './exemption.ts';
import { makersUp } from './follow-up.ts';
import { type Meeting, onLeave, wasPresent } from './meeting.ts';
import type { Person } from './person.ts';
import type { Policy } from './policy/schema.ts';
import type { State } from './state.ts';
import { classIn, classUntil, type Timeline } from './turns.ts';
import type { Id } from './vocabulary.ts';

export type Expectation =
  | 'expected'
  /** A member whom the policy leaves out of both sides of the rate. */
  | 'outside'
  /** On her own request, with approval. */
  | 'exempt'
  /** Linked cadres, invitees, members of other branches. */
  | 'guest'
  /** Came to the branch only later. */
  | 'not-yet'
  | 'gone';

const nobody: ReadonlySet<Id> = new Set();

/** A meeting with what a person's place in it hangs on, worked out once. */
export interface Occasion {
  readonly meeting: Meeting;
  readonly date: LocalDate;
  readonly policy: Policy;
  readonly onLeave: ReadonlySet<Id>;
  /** Whose make-up stands for having been there; nobody's under a policy by which the absence remains (reading 3). */
  readonly madeUp: ReadonlySet<Id>;
}

export function occasionOf(state: Pick<State, 'branches'>, meeting: Meeting): Occasion {
  const policy = policyOf(state, meeting);
  const date = dateOfMeeting(meeting);
  const { makeUp } = policy.absence;
  const madeUp = makeUp.undoesAbsence ? makersUp(meeting.followUp, date, makeUp) : nobody;
  return { meeting, date, policy, onLeave: onLeave(meeting), madeUp };
}

export function expectationIn({ meeting, date, policy }: Occasion, person: Person, timeline: Timeline): Expectation {
  const rules = policy.participation;
  const held = classIn(timeline, date);
  // Who came on the day of leaving stays on the line on which she came.
  const as = held === 'gone' && wasPresent(meeting, person.id, 'whole') ? (classUntil(timeline, date) ?? held) : held;
  if (as === 'not-yet' || as === 'gone') return as;
  if (as.standing !== 'member' || (as.elsewhere && !as.dual)) return 'guest';
  if (as.probationary && !rules.probationary) return 'outside';
  if (rules.base === 'all-members') return 'expected';
  if (rules.outside.includes(as.category)) return 'outside';
  return isExempt(person, date, rules.exemptible) ? 'exempt' : 'expected';
}
