/** How a meeting's events fold. Lists and entries are replaced, never changed: `copyMeeting` copies only the containers. */
import { type EventData, type KnownEvent, sourceOf } from './events.ts';
import { followUpAfter } from './follow-up.ts';
import { changeLeaves } from './leaves.ts';
import { isPaused, type Meeting, type SignIn } from './meeting.ts';
import { upToDate } from './policy/up-to-date.ts';
import { afterEvent } from './proceedings.ts';
import { reschedulingsAfter } from './rescheduling.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { Id, PartId } from './vocabulary.ts';

export function evolveMeeting(meeting: Meeting, event: KnownEvent): void {
  const at = stampOf(event);
  if (meeting.closed !== null) noteLate(meeting, event);
  switch (event.type) {
    case 'meeting.planned':
      meeting.plan = { ...event.data, published: publishedAt(meeting, event.data, at) };
      return;
    case 'meeting.withdrawn':
      meeting.withdrawn = true;
      return;
    case 'rescheduling.asked':
    case 'rescheduling.answered':
    case 'rescheduling.followed':
      meeting.reschedulings = reschedulingsAfter(meeting.reschedulings, event, meeting.plan?.date ?? null);
      return;
    case 'meeting.opened':
      meeting.opened ??= { at, date: event.data.date, policy: upToDate(event.data.policy) };
      openPart(meeting, event.data.part, at);
      return;
    case 'part.opened':
      openPart(meeting, event.data.part, at);
      return;
    case 'meeting.paused':
      if (!isPaused(meeting)) meeting.pauses = [...meeting.pauses, { from: at, to: null }];
      return;
    case 'meeting.resumed':
      meeting.pauses = endLast(meeting.pauses, at);
      return;
    case 'meeting.closed':
      meeting.closed ??= {
        at,
        by: event.data.by,
        figures: event.data.figures,
        names: event.data.names ?? null,
        source: sourceOf(event),
      };
      meeting.runs = endLast(meeting.runs, at);
      meeting.speeches = endLast(meeting.speeches, at);
      meeting.pauses = endLast(meeting.pauses, at);
      return;
    case 'step.entered':
      meeting.runs = [
        ...endLast(meeting.runs, at),
        { id: event.id, step: event.data.step, host: event.data.host, from: at, to: null, ended: false },
      ];
      meeting.speeches = endLast(meeting.speeches, at);
      return;
    case 'step.ended':
      endStep(meeting, event.data.step, at);
      return;
    case 'step.reopened':
      reopenStep(meeting, event.data.run);
      return;
    case 'step.reverted':
      revertStep(meeting, event.data.entered);
      return;
    case 'own-step.placed':
      meeting.ownSteps = [...meeting.ownSteps.filter((step) => step.id !== event.data.id), event.data];
      return;
    case 'own-step.removed':
      removeOwnStep(meeting, event.data.step);
      return;
    case 'chair.delegated':
      meeting.chair = event.data.person;
      return;
    case 'recorder.named':
      meeting.recorder = event.data.person;
      return;
    case 'person.signed-in': {
      const { person, part, by } = event.data; // a spread would cost a tenth of the start: most of all events are these
      addSignIn(meeting, { id: event.id, person, part, by, at, tap: null, origin: event.origin, undone: null });
      return;
    }
    case 'sign-in.undone':
      undoSignIn(meeting, event.data.signIn, { reason: event.data.reason, source: sourceOf(event) });
      return;
    case 'mark.set':
      setMark(meeting, event.data);
      return;
    case 'leave.granted':
    case 'leave.asked':
    case 'leave.answered':
    case 'leave.withdrawn':
      changeLeaves(meeting.leaves, event);
      return;
    case 'fact.worded':
      changeLeaves(meeting.leaves, event);
      break;
    case 'tap.parked': {
      const { person, ...tap } = event.data;
      meeting.parked.set(event.id, {
        id: event.id,
        ...tap,
        at,
        known: person ?? null,
        assigned: null,
        dismissed: false,
      });
      return;
    }
    case 'tap.assigned':
      assignTap(meeting, event);
      return;
    case 'tap.dismissed': {
      const tap = meeting.parked.get(event.data.tap);
      if (tap !== undefined) meeting.parked.set(tap.id, { ...tap, dismissed: true });
      return;
    }
    case 'refusals.counted':
      meeting.refusals = addCounts(meeting.refusals, event.data.counts);
      return;
    case 'speech.started':
      meeting.speeches = [...endLast(meeting.speeches, at), { person: event.data.person, from: at, to: null }];
      return;
    case 'speech.ended':
      meeting.speeches = endLast(meeting.speeches, at);
      return;
    case 'summary.written':
      meeting.summary = event.data.text;
      return;
  }
  meeting.proceedings = afterEvent(meeting.proceedings, event);
  meeting.followUp = followUpAfter(meeting.followUp, event);
}

function openPart(meeting: Meeting, part: PartId, at: Stamp): void {
  if (meeting.parts.every((opened) => opened.part !== part)) meeting.parts = [...meeting.parts, { part, at }];
}

/** Ends the last entry at `at`, if it has not ended. */
function endLast<T extends { readonly to: Stamp | null }>(entries: readonly T[], at: Stamp): readonly T[] {
  const last = entries.at(-1);
  return last === undefined || last.to !== null ? entries : [...entries.slice(0, -1), { ...last, to: at }];
}

/**
 * CX-03: the moment from which theme and requirements stood on the notice board as they stand now, for this day or an
 * earlier one: who reads of a later day comes too late.
 */
function publishedAt(meeting: Meeting, plan: EventData<'meeting.planned'>, at: Stamp): Stamp {
  const before = meeting.plan;
  if (before === null || plan.date < before.date) return at;
  return before.theme === plan.theme && before.requirements === plan.requirements ? before.published : at;
}

function endStep(meeting: Meeting, step: Id, at: Stamp): void {
  const last = meeting.runs.at(-1);
  if (last === undefined || last.step !== step || last.to !== null) return;
  meeting.runs = [...meeting.runs.slice(0, -1), { ...last, to: at, ended: true }];
}

/** Takes back the ending of the last step. */
function reopenStep(meeting: Meeting, run: Id): void {
  const last = meeting.runs.at(-1);
  if (last?.id === run && last.ended)
    meeting.runs = [...meeting.runs.slice(0, -1), { ...last, to: null, ended: false }];
}

/** The step that was entered by mistake leaves no trace in the runs; the one before it goes on as if never left. */
function revertStep(meeting: Meeting, entered: Id): void {
  if (meeting.runs.at(-1)?.id !== entered) return;
  const before = meeting.runs.slice(0, -1);
  const resumed = before.at(-1);
  const goesOn = resumed !== undefined && !resumed.ended;
  meeting.runs = goesOn ? [...before.slice(0, -1), { ...resumed, to: null }] : before;
}

/** Steps that were placed after it follow what it followed. */
function removeOwnStep(meeting: Meeting, id: Id): void {
  const removed = meeting.ownSteps.find((step) => step.id === id);
  if (removed === undefined) return;
  meeting.ownSteps = meeting.ownSteps
    .filter((step) => step.id !== id)
    .map((step) => (step.after === id ? { ...step, after: removed.after } : step));
}

function addSignIn(meeting: Meeting, signIn: SignIn): void {
  meeting.signIns.set(signIn.id, signIn);
  const present = meeting.present[signIn.part];
  if (!present.has(signIn.person)) present.set(signIn.person, signIn);
}

function undoSignIn(meeting: Meeting, id: Id, undone: NonNullable<SignIn['undone']>): void {
  const signIn = meeting.signIns.get(id);
  if (signIn === undefined) return;
  meeting.signIns.set(id, { ...signIn, undone });
  // Whose the parked tap was is open again.
  const tap = signIn.tap === null ? undefined : meeting.parked.get(signIn.tap);
  if (tap !== undefined) meeting.parked.set(tap.id, { ...tap, assigned: null });
  const present = meeting.present[signIn.part];
  if (present.get(signIn.person)?.id !== id) return;
  const other = meeting.signIns
    .values()
    .find((one) => one.person === signIn.person && one.part === signIn.part && one.undone === null);
  if (other === undefined) present.delete(signIn.person);
  else present.set(signIn.person, other);
}

function setMark(meeting: Meeting, { person, part, mark, on }: EventData<'mark.set'>): void {
  const key = `${part}:${person}`;
  const marks = new Set(meeting.marks.get(key));
  if (on) marks.add(mark);
  else marks.delete(mark);
  meeting.marks.set(key, marks);
}

function assignTap(meeting: Meeting, { id, origin, data }: KnownEvent & { readonly type: 'tap.assigned' }): void {
  const tap = meeting.parked.get(data.tap);
  if (tap === undefined) return;
  const { person } = data;
  meeting.parked.set(tap.id, { ...tap, assigned: person });
  addSignIn(meeting, { id, person, part: tap.part, at: tap.at, by: 'parked', tap: tap.id, origin, undone: null });
}

/** Facts that came after the closing, for the figures that were signed with it (KX-08). */
function noteLate(meeting: Meeting, event: KnownEvent): void {
  const person = personMeant(meeting, event);
  if (person !== undefined) meeting.late = [...meeting.late, { ...sourceOf(event), person }];
}

/** Whose attendance the event may change. */
function personMeant(meeting: Meeting, event: KnownEvent): Id | undefined {
  switch (event.type) {
    case 'person.signed-in':
    case 'tap.assigned':
    case 'leave.granted':
    case 'leave.answered':
    case 'make-up.recorded':
      return event.data.person;
    case 'sign-in.undone':
      return meeting.signIns.get(event.data.signIn)?.person;
    case 'leave.withdrawn':
      return meeting.leaves.get(event.data.leave)?.person;
    case 'follow-up.undone':
      return meeting.followUp.makeUps.find((makeUp) => makeUp.id === event.data.entry)?.person;
    default:
      return undefined;
  }
}

function addCounts(
  counts: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const sum = { ...counts };
  for (const [why, count] of Object.entries(more)) sum[why] = (sum[why] ?? 0) + count;
  return sum;
}
