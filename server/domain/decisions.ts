/** What becomes of decisions from meeting to meeting (XN-04). */
import { dateOfMeeting, policyOf } from './agenda.ts';
import type { LocalDate } from './date.ts';
import type { Decision } from './decision.ts';
import type { EventData } from './events.ts';
import type { Meeting } from './meeting.ts';
import type { State } from './state.ts';
import type { Id } from './vocabulary.ts';

export type Made = Decision & { made: EventData<'decision.made'> };

/** Made and not withdrawn, in the order in which they were made. */
function standing(state: State): Made[] {
  return [...state.decisions.values()].filter(
    (decision): decision is Made => decision.made !== null && !decision.withdrawn,
  );
}

export function decisionsOf(state: State, meeting: Meeting): Made[] {
  return standing(state).filter(({ made }) => made.meeting === meeting.id);
}

/**
 * Decisions of earlier meetings whose progress must be reported at this one: every one that no meeting before this was
 * told is done. Empty where the policy asks for no report.
 */
export function openDecisions(state: State, meeting: Meeting): Made[] {
  if (!policyOf(state, meeting).meeting.decisions.reportNext) return [];
  const isEarlier = (id: Id) => dateIn(state, id) < dateOfMeeting(meeting);
  return standing(state).filter(
    ({ made, progress }) =>
      isEarlier(made.meeting) && progress.findLast((report) => isEarlier(report.meeting))?.done !== true,
  );
}

/** What was told of a decision at a meeting, as it was told last. */
export function reportAt({ progress }: Decision, meeting: Meeting): EventData<'decision.progressed'> | undefined {
  return progress.findLast((report) => report.meeting === meeting.id);
}

/** XN-04: decision and progress are made public at the meeting; empty where the policy does not ask for it. */
export function decisionsToPublish(state: State, meeting: Meeting): Made[] {
  if (!policyOf(state, meeting).meeting.decisions.publish) return [];
  return standing(state).filter(
    (decision) => decision.made.meeting === meeting.id || reportAt(decision, meeting) !== undefined,
  );
}

/** A meeting that is not known here is taken for a later one. */
function dateIn(state: State, id: Id): LocalDate {
  const meeting = state.meetings.get(id);
  return meeting === undefined ? '9999-12-31' : dateOfMeeting(meeting);
}
