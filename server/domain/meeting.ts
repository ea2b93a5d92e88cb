/** One theme day (主题党日): its plan, what happened in it, who was there. */

import type { LocalDate } from './date.ts';
import type { EventData, Source } from './events.ts';
import { type FollowUp, noFollowUp } from './follow-up.ts';
import type { Policy } from './policy/schema.ts';
import { noProceedings, type Proceedings } from './proceedings.ts';
import type { Rescheduling } from './rescheduling.ts';
import type { Stamp } from './stamp.ts';
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
  /** Ended by itself, not by the step after it. */
  readonly ended: boolean;
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
  /** The parked tap that it was made of. */
  readonly tap: Id | null;
  /** Of the box that wrote it. */
  readonly origin: string;
  readonly undone: { readonly reason: string; readonly source: Source } | null;
}

/** CX-13, PL-06: asked and answered, or granted at the desk at once. */
export interface Leave {
  /** Id of the request, or of the grant. */
  readonly id: Id;
  readonly person: Id;
  /** When it was asked for; also after the meeting. */
  readonly at: Stamp;
  readonly origin: string;
  /** Empty where its words were erased. */
  readonly reason: string;
  /** Asked for in writing, and the paper was kept. */
  readonly written: boolean;
  /** `id`: the event that answered; `by`: who decided; null: not said. */
  readonly answer: {
    readonly id: Id;
    readonly approved: boolean;
    readonly by: Id | null;
    readonly reason: string | null;
  } | null;
  readonly withdrawn: boolean;
}

/** A fact about a person that came after the closing. */
export interface LateFact extends Source {
  readonly person: Id;
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

export interface Closing extends Pick<EventData<'meeting.closed'>, 'by' | 'figures'> {
  readonly at: Stamp;
  /** Who stood behind the figures; null: an older program did not say. */
  readonly names: NonNullable<EventData<'meeting.closed'>['names']> | null;
  readonly source: Source;
}

export interface Meeting {
  readonly id: Id;
  plan: Plan | null;
  withdrawn: boolean;
  reschedulings: readonly Rescheduling[];
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
  proceedings: Proceedings;
  followUp: FollowUp;
  closed: Closing | null;
  late: readonly LateFact[];
}

export function startMeeting(id: Id): Meeting {
  return {
    id,
    plan: null,
    withdrawn: false,
    reschedulings: [],
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
    proceedings: noProceedings,
    followUp: noFollowUp,
    closed: null,
    late: [],
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

export function isPaused(meeting: Meeting): boolean {
  return meeting.pauses.at(-1)?.to === null;
}

export function isOpen(meeting: Meeting): boolean {
  return meeting.opened !== null && meeting.closed === null;
}

/** The leave of a person that stands approved. */
export function leaveOf(meeting: Meeting, person: Id): Leave | undefined {
  return meeting.leaves.values().find((leave) => leave.person === person && isApproved(leave));
}

/** A request that waits for an answer. */
export function askedLeaveOf(meeting: Meeting, person: Id): Leave | undefined {
  return meeting.leaves.values().find((leave) => leave.person === person && leave.answer === null && !leave.withdrawn);
}

/** The last request of each person that was not taken back. */
export function lastLeaves(meeting: Meeting): ReadonlyMap<Id, Leave> {
  return new Map(
    meeting.leaves
      .values()
      .filter((leave) => !leave.withdrawn)
      .map((leave) => [leave.person, leave]),
  );
}

/** Everyone whose leave stands approved. */
export function onLeave(meeting: Meeting): ReadonlySet<Id> {
  return new Set(
    meeting.leaves
      .values()
      .filter(isApproved)
      .map((leave) => leave.person),
  );
}

function isApproved({ answer, withdrawn }: Leave): boolean {
  return answer?.approved === true && !withdrawn;
}

/** Whether the person was at the part; with `whole`, at any part (CX-01: absent only if both were missed). */
export function wasPresent(meeting: Meeting, person: Id, part: PartId | 'whole'): boolean {
  if (part !== 'whole') return meeting.present[part].has(person);
  return meeting.present.day.has(person) || meeting.present.evening.has(person);
}

/** The parked tap of this credential at this part, unless it was dismissed. */
export function parkedTap(meeting: Meeting, key: Id, part: PartId): ParkedTap | undefined {
  return meeting.parked.values().find((tap) => tap.key === key && tap.part === part && !tap.dismissed);
}
