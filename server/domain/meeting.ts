/** One theme day (主题党日): its plan, what happened in it, who was there. */

import type { LocalDate } from './date.ts';
import type { EventData, KnownEvent } from './events.ts';
import type { Policy } from './policy/schema.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { Id, Mark, OwnStep, PartId } from './vocabulary.ts';

export interface Plan extends EventData<'meeting.planned'> {
  /** The first time it was on the notice board. */
  readonly published: Stamp;
}

export interface Opening {
  readonly at: Stamp;
  readonly date: LocalDate;
  readonly policy: Policy;
}

/** One stay in one step. */
export interface StepRun {
  /** Id of the event that entered it. */
  readonly id: Id;
  readonly step: Id;
  readonly host: Id | null;
  readonly from: Stamp;
  readonly to: Stamp | null;
}

export interface Pause {
  readonly from: Stamp;
  readonly to: Stamp | null;
}

export interface SignIn {
  readonly id: Id;
  readonly person: Id;
  readonly part: PartId;
  /** The moment of the tap, also where it was assigned later. */
  readonly at: Stamp;
  readonly by: 'card' | 'booklet' | 'hand' | 'parked';
  readonly undone: string | null;
}

export interface Leave {
  readonly id: Id;
  readonly person: Id;
  readonly reason: string;
  readonly withdrawn: boolean;
}

export interface ParkedTap extends Omit<EventData<'tap.parked'>, 'person'> {
  readonly id: Id;
  readonly at: Stamp;
  /** Whose the credential is or was, where the box knows. */
  readonly known: Id | null;
  readonly assigned: Id | null;
  readonly dismissed: boolean;
}

export interface Speech {
  readonly person: Id;
  readonly from: Stamp;
  readonly to: Stamp | null;
}

export interface Meeting {
  readonly id: Id;
  plan: Plan | null;
  withdrawn: boolean;
  opened: Opening | null;
  parts: readonly { readonly part: PartId; readonly at: Stamp }[];
  pauses: readonly Pause[];
  runs: readonly StepRun[];
  ownSteps: readonly OwnStep[];
  chair: Id | null;
  recorder: Id | null;
  readonly signIns: Map<Id, SignIn>;
  /** The sign-in that counts, by part and person: the first that was not undone. */
  readonly present: Record<PartId, Map<Id, SignIn>>;
  /** By `part:person`. */
  readonly marks: Map<string, ReadonlySet<Mark>>;
  readonly leaves: Map<Id, Leave>;
  readonly parked: Map<Id, ParkedTap>;
  refusals: Readonly<Record<string, number>>;
  speeches: readonly Speech[];
  summary: string;
  closed: {
    readonly at: Stamp;
    readonly by: 'secretary' | 'itself';
    readonly figures: EventData<'meeting.closed'>['figures'];
  } | null;
}

export function startMeeting(id: Id): Meeting {
  return {
    id,
    plan: null,
    withdrawn: false,
    opened: null,
    parts: [],
    pauses: [],
    runs: [],
    ownSteps: [],
    chair: null,
    recorder: null,
    signIns: new Map(),
    present: { day: new Map(), evening: new Map() },
    marks: new Map(),
    leaves: new Map(),
    parked: new Map(),
    refusals: {},
    speeches: [],
    summary: '',
    closed: null,
  };
}

/** Lists and entries are replaced, never changed, so copying the containers is enough. */
export function copyMeeting(meeting: Meeting): Meeting {
  return {
    ...meeting,
    signIns: new Map(meeting.signIns),
    present: { day: new Map(meeting.present.day), evening: new Map(meeting.present.evening) },
    marks: new Map(meeting.marks),
    leaves: new Map(meeting.leaves),
    parked: new Map(meeting.parked),
  };
}

export function evolveMeeting(meeting: Meeting, event: KnownEvent): void {
  const at = stampOf(event);
  switch (event.type) {
    case 'meeting.planned':
      meeting.plan = { ...event.data, published: meeting.plan?.published ?? at };
      return;
    case 'meeting.withdrawn':
      meeting.withdrawn = true;
      return;
    case 'meeting.opened':
      meeting.opened ??= { at, date: event.data.date, policy: event.data.policy };
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
      meeting.closed ??= { at, by: event.data.by, figures: event.data.figures };
      meeting.runs = endLast(meeting.runs, at);
      meeting.speeches = endLast(meeting.speeches, at);
      meeting.pauses = endLast(meeting.pauses, at);
      return;
    case 'step.entered':
      meeting.runs = [
        ...endLast(meeting.runs, at),
        { id: event.id, step: event.data.step, host: event.data.host, from: at, to: null },
      ];
      meeting.speeches = endLast(meeting.speeches, at);
      return;
    case 'step.ended':
      if (meeting.runs.at(-1)?.step === event.data.step) meeting.runs = endLast(meeting.runs, at);
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
    case 'person.signed-in':
      addSignIn(meeting, { id: event.id, ...event.data, at, undone: null });
      return;
    case 'sign-in.undone':
      undoSignIn(meeting, event.data.signIn, event.data.reason);
      return;
    case 'mark.set':
      setMark(meeting, event.data);
      return;
    case 'leave.granted':
      meeting.leaves.set(event.id, { id: event.id, ...event.data, withdrawn: false });
      return;
    case 'leave.withdrawn': {
      const leave = meeting.leaves.get(event.data.leave);
      if (leave !== undefined) meeting.leaves.set(leave.id, { ...leave, withdrawn: true });
      return;
    }
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
      assignTap(meeting, event.id, event.data);
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
}

export function isPaused(meeting: Meeting): boolean {
  return meeting.pauses.at(-1)?.to === null;
}

export function isOpen(meeting: Meeting): boolean {
  return meeting.opened !== null && meeting.closed === null;
}

export function leaveOf(meeting: Meeting, person: Id): Leave | undefined {
  return meeting.leaves.values().find((leave) => leave.person === person && !leave.withdrawn);
}

/** The parked tap of this credential at this part. */
export function parkedTap(meeting: Meeting, key: Id, part: PartId): ParkedTap | undefined {
  return meeting.parked.values().find((tap) => tap.key === key && tap.part === part);
}

function openPart(meeting: Meeting, part: PartId, at: Stamp): void {
  if (meeting.parts.every((opened) => opened.part !== part)) meeting.parts = [...meeting.parts, { part, at }];
}

/** Ends the last entry at `at`, if it has not ended. */
function endLast<T extends { readonly to: Stamp | null }>(entries: readonly T[], at: Stamp): readonly T[] {
  const last = entries.at(-1);
  return last === undefined || last.to !== null ? entries : [...entries.slice(0, -1), { ...last, to: at }];
}

/** The step that was entered by mistake leaves no trace in the runs; the one before it goes on as if never left. */
function revertStep(meeting: Meeting, entered: Id): void {
  if (meeting.runs.at(-1)?.id !== entered) return;
  const before = meeting.runs.slice(0, -1);
  const resumed = before.at(-1);
  meeting.runs = resumed === undefined ? before : [...before.slice(0, -1), { ...resumed, to: null }];
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

function undoSignIn(meeting: Meeting, id: Id, reason: string): void {
  const signIn = meeting.signIns.get(id);
  if (signIn === undefined) return;
  meeting.signIns.set(id, { ...signIn, undone: reason });
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

function assignTap(meeting: Meeting, id: Id, { tap: tapId, person }: EventData<'tap.assigned'>): void {
  const tap = meeting.parked.get(tapId);
  if (tap === undefined) return;
  meeting.parked.set(tapId, { ...tap, assigned: person });
  addSignIn(meeting, { id, person, part: tap.part, at: tap.at, by: 'parked', undone: null });
}

function addCounts(
  counts: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const sum = { ...counts };
  for (const [why, count] of Object.entries(more)) sum[why] = (sum[why] ?? 0) + count;
  return sum;
}
