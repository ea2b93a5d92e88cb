/**
 * What can have happened, past tense, one schema per (type, v). Names and other personal data stand only in
 * `person.described`; everything else names people by opaque ids and folds without it, so it can be erased (KX-09).
 */
import { z } from 'zod';
import { Policy } from './policy/schema.ts';
import type { Stamp } from './stamp.ts';
import {
  AgendaItem,
  BranchKind,
  Category,
  CredentialKind,
  DateText,
  Id,
  InviteeKind,
  Mark,
  OwnStep,
  Part,
  PartId,
  Standing,
} from './vocabulary.ts';

const Empty = z.object({});
const Reason = z.string();

/** Figures as they stood at a moment: 应到, 实到, 请假 and the others (CX-22). */
export const FiguresData = z.object({
  expected: z.number().int(),
  present: z.number().int(),
  leave: z.number().int(),
  outside: z.number().int(),
  outsidePresent: z.number().int(),
  others: z.number().int(),
});

export const eventSchemas = {
  // subject branch:<unit>
  'branch.described': z.object({ name: z.string(), township: z.string(), kind: BranchKind, room: z.string() }),
  'secretary.named': z.object({ person: Id }),
  'policy.adopted': z.object({ policy: Policy, from: DateText }),
  // subject person:<id>
  'person.described': z.object({ name: z.string(), group: z.string().optional(), home: z.string().optional() }),
  'person.classed': z.object({
    standing: Standing,
    category: Category,
    probationary: z.boolean(),
    invitee: InviteeKind.optional(),
    /** Belongs to another branch (its name stands in `person.described`). */
    elsewhere: z.boolean(),
  }),
  'person.left': z.object({ reason: Reason }),
  // subject credential:<key>
  'credential.bound': z.object({ kind: CredentialKind, tail: z.string(), person: Id }),
  'credential.unbound': z.object({ reason: Reason }),
  'credential.lost': Empty,
  'credential.found': Empty,
  'credential.replaced': z.object({ by: Id }),
  // subject meeting:<id>
  'meeting.planned': z.object({
    date: DateText,
    theme: z.string(),
    place: z.string(),
    requirements: z.string(),
    parts: z.array(Part).min(1),
    agenda: z.array(AgendaItem),
    pages: z.array(z.string()),
  }),
  'meeting.withdrawn': z.object({ reason: Reason }),
  /** The policy in force is frozen here with its whole content. */
  'meeting.opened': z.object({ date: DateText, dateConfirmed: z.boolean(), part: PartId, policy: Policy }),
  'part.opened': z.object({ part: PartId }),
  'meeting.paused': Empty,
  'meeting.resumed': Empty,
  'meeting.closed': z.object({
    by: z.enum(['secretary', 'itself']),
    reason: z.string().optional(),
    figures: FiguresData,
  }),
  /** Ends the step before it. */
  'step.entered': z.object({ step: Id, host: Id.nullable() }),
  'step.ended': z.object({ step: Id }),
  'step.reverted': z.object({ entered: Id }),
  /** Takes back a `step.ended`; `run` is the event that entered the step. */
  'step.reopened': z.object({ run: Id }),
  'own-step.placed': OwnStep,
  'own-step.removed': z.object({ step: Id }),
  'chair.delegated': z.object({ person: Id, reason: Reason }),
  'recorder.named': z.object({ person: Id }),
  'person.signed-in': z.object({ person: Id, part: PartId, by: z.enum(['card', 'booklet', 'hand']) }),
  'sign-in.undone': z.object({ signIn: Id, reason: Reason }),
  'mark.set': z.object({ person: Id, part: PartId, mark: Mark, on: z.boolean() }),
  'leave.granted': z.object({ person: Id, reason: Reason }),
  'leave.withdrawn': z.object({ leave: Id, reason: Reason }),
  /** A card or booklet that could not be taken for anyone: kept so that a person can say whose it was. */
  'tap.parked': z.object({
    code: z.string(),
    key: Id,
    kind: CredentialKind,
    tail: z.string(),
    part: PartId,
    why: z.enum(['unknown', 'lost', 'replaced', 'other-branch']),
    person: Id.optional(),
  }),
  /** Counts as this person's sign-in from the moment of the tap. */
  'tap.assigned': z.object({ tap: Id, person: Id }),
  'tap.dismissed': z.object({ tap: Id, reason: Reason }),
  'refusals.counted': z.object({ counts: z.record(z.string(), z.number().int()) }),
  'speech.started': z.object({ person: Id }),
  'speech.ended': Empty,
  'summary.written': z.object({ text: z.string() }),
  // subject dues:<month>
  'dues.paid': z.object({ person: Id, by: z.enum(['card', 'booklet', 'touch']) }),
  'dues.undone': z.object({ paid: Id, reason: Reason }),
  // subject desk:<unit>
  'desk.opened': Empty,
  // subject clock:<boot>; in each unit, so that whoever has the unit's log can derive its times
  'clock.set': z.object({ offset: z.number(), quality: z.enum(['hub', 'ntp', 'rtc', 'confirmed', 'saved', 'none']) }),
} as const;

export type EventType = keyof typeof eventSchemas;
export type EventData<T extends EventType> = z.infer<(typeof eventSchemas)[T]>;

/** The newest version of each type; all are 1 until one changes. */
export const eventVersion = 1;

/** What decide says has happened; the log adds where and when it stands. */
export type NewEvent = {
  [T in EventType]: { readonly unit: string; readonly subject: string; readonly type: T; readonly data: EventData<T> };
}[EventType];

/** An event as folded. `data` is undefined where the payload was erased. */
export interface Event extends Stamp {
  readonly id: string;
  readonly origin: string;
  readonly unit: string;
  readonly seq: number;
  readonly tick: number;
  readonly type: string;
  readonly v: number;
  readonly subject: string;
  readonly command: string;
  readonly actor: string;
  readonly data: unknown;
}

/** An event whose type and version this program knows, its payload there. */
export type KnownEvent = {
  [T in EventType]: Omit<Event, 'type' | 'data'> & { readonly type: T; readonly data: EventData<T> };
}[EventType];

/** Events that are newer than this program, or erased, are passed over by every fold. */
export function isKnown(event: Event): event is KnownEvent {
  return event.type in eventSchemas && event.v === eventVersion && event.data !== undefined;
}

/** The order in which every box folds: cause before effect (`tick`), then by origin and place. */
export function inFoldOrder(a: Event, b: Event): number {
  if (a.tick !== b.tick) return a.tick - b.tick;
  if (a.origin !== b.origin) return a.origin < b.origin ? -1 : 1;
  if (a.unit !== b.unit) return a.unit < b.unit ? -1 : 1;
  return a.seq - b.seq;
}
