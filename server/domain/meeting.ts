/** One theme day (主题党日): its plan, what happened in it, who was there. */

import type { LocalDate } from './date.ts';
import type { EventData } from './events.ts';
import type { Policy } from './policy/schema.ts';
import { noProceedings, type Proceedings } from './proceedings.ts';
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
  proceedings: Proceedings;
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
    proceedings: noProceedings,
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

export function isPaused(meeting: Meeting): boolean {
  return meeting.pauses.at(-1)?.to === null;
}

export function isOpen(meeting: Meeting): boolean {
  return meeting.opened !== null && meeting.closed === null;
}

export function leaveOf(meeting: Meeting, person: Id): Leave | undefined {
  return meeting.leaves.values().find((leave) => leave.person === person && !leave.withdrawn);
}

/** The parked tap of this credential at this part, unless it was dismissed. */
export function parkedTap(meeting: Meeting, key: Id, part: PartId): ParkedTap | undefined {
  return meeting.parked.values().find((tap) => tap.key === key && tap.part === part && !tap.dismissed);
}
