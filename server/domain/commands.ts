/**
 * Everything that the room can be asked to do. `CommandData` is what arrives from outside; `Command` adds what decide may
 * not fetch by itself: time, identity, chance and who asks.
 */
import { z } from 'zod';
import type { LocalDate } from './date.ts';
import type { Policy } from './policy/schema.ts';
import type { ClockQuality, Stamp } from './stamp.ts';
import {
  AgendaItem,
  BranchKind,
  Category,
  CredentialKind,
  DateText,
  Id,
  InviteeKind,
  Mark,
  MonthText,
  OwnStep,
  Part,
  PartId,
  Standing,
} from './vocabulary.ts';

const Name = z.string().trim().min(1).max(24);
const Reason = z.string().trim().min(1).max(200);
const Text = z.string().trim().max(2000);

/** A person as entered or imported. */
export const PersonEntry = z.object({
  name: Name,
  standing: Standing,
  category: Category,
  probationary: z.boolean(),
  /** 党小组 */
  group: z.string().trim().max(20).optional(),
  /** Name of the home branch, for a person who belongs to another one. */
  home: z.string().trim().max(40).optional(),
  invitee: InviteeKind.optional(),
});
export type PersonEntry = z.infer<typeof PersonEntry>;

/** A person of a list, with the booklet that the list names. `key` and `tail` as in `credential.bind`. */
const RosterEntry = PersonEntry.extend({
  person: Id,
  booklet: z.object({ key: Id, tail: z.string().max(8) }).optional(),
});

const meeting = { meeting: Id };

export const commandSchemas = {
  // Setting up
  'branch.describe': z.object({
    branch: Id,
    name: z.string().trim().min(2).max(40),
    township: z.string().trim().min(1).max(20),
    kind: BranchKind,
    room: z.string().trim().max(40),
    /** Enters the roster with the branch, so that a set-up is whole or not there. */
    secretary: z.object({ person: Id, name: Name }).optional(),
  }),
  'branch.name-secretary': z.object({ person: Id }),
  /** All or nothing. An id that is known already is changed to what is entered. */
  'roster.add': z.object({ people: z.array(RosterEntry).min(1).max(2000) }),
  'roster.change': PersonEntry.extend({ person: Id }),
  'roster.remove': z.object({ person: Id, reason: Reason }),
  // Cards and booklets; `key` is the keyed hash of the number, `tail` its last characters for the eye
  'credential.bind': z.object({ key: Id, kind: CredentialKind, tail: z.string().max(8), person: Id }),
  'credential.report-lost': z.object({ key: Id }),
  'credential.report-found': z.object({ key: Id }),
  'credential.unbind': z.object({ key: Id, reason: Reason }),
  // Preparing
  'meeting.plan': z.object({
    ...meeting,
    date: DateText,
    theme: z.string().trim().max(60),
    place: z.string().trim().max(40),
    requirements: Text,
    parts: z.array(Part).min(1).max(2),
    agenda: z.array(AgendaItem).max(20),
    /** Pages of the material to be read, plain text. */
    pages: z.array(z.string().max(2000)).max(200),
  }),
  'meeting.withdraw': z.object({ ...meeting, reason: Reason }),
  'leave.grant': z.object({ ...meeting, person: Id, reason: Reason }),
  'leave.withdraw': z.object({ ...meeting, person: Id, reason: Reason }),
  // Running
  'meeting.open': z.object({ ...meeting, date: DateText, dateConfirmed: z.boolean() }),
  'part.open': z.object({ ...meeting, part: PartId }),
  'meeting.pause': z.object(meeting),
  'meeting.resume': z.object(meeting),
  /** With fixed steps left undone, or the evening not held, only with a reason. */
  'meeting.close': z.object({ ...meeting, reason: Reason.optional() }),
  'step.enter': z.object({ ...meeting, step: Id }),
  'step.end': z.object({ ...meeting, step: Id }),
  /** Takes back the last touch on `step`: its ending, or else its beginning, and the step before goes on as if never left. */
  'step.revert': z.object({ ...meeting, step: Id }),
  'own-step.place': z.object({ ...meeting, step: OwnStep }),
  'own-step.remove': z.object({ ...meeting, step: Id }),
  'chair.delegate': z.object({ ...meeting, person: Id, reason: Reason }),
  'recorder.name': z.object({ ...meeting, person: Id }),
  'speech.start': z.object({ ...meeting, person: Id }),
  'speech.end': z.object(meeting),
  'summary.write': z.object({ ...meeting, text: Text }),
  // At the door
  'sign-in.by-hand': z.object({ ...meeting, person: Id }),
  'sign-in.undo': z.object({ ...meeting, person: Id, part: PartId, reason: Reason }),
  'visitor.sign-in': z.object({
    ...meeting,
    person: Id,
    name: Name,
    invitee: InviteeKind,
    from: z.string().trim().max(40),
  }),
  'mark.set': z.object({ ...meeting, person: Id, part: PartId, mark: Mark, on: z.boolean() }),
  'parked-tap.assign': z.object({ ...meeting, tap: Id, person: Id }),
  'parked-tap.dismiss': z.object({ ...meeting, tap: Id, reason: Reason }),
  'dues.mark-paid': z.object({ month: MonthText, person: Id }),
  'dues.undo': z.object({ month: MonthText, person: Id, reason: Reason }),
  // The box
  'clock.confirm': z.object({ date: DateText, time: z.string() }),
} as const;

export type CommandType = keyof typeof commandSchemas;
export type CommandDataOf<T extends CommandType> = z.infer<(typeof commandSchemas)[T]>;
/** A command as it comes in at the edge, one member of the union per type. */
export type CommandData = { [T in CommandType]: { readonly type: T; readonly data: CommandDataOf<T> } }[CommandType];

/** What was held to a reader, after the credential was made out. */
export type Credential =
  /** `seen`: the bindings of this box know the key or not; decide looks. */
  | { readonly kind: CredentialKind; readonly key: string; readonly tail: string }
  | { readonly kind: 'random-uid' }
  | { readonly kind: 'bad-check' }
  | { readonly kind: 'not-a-booklet' }
  | { readonly kind: 'unreadable'; readonly reason: 'mute' | 'left-too-soon' };

/** Present a credential to sign in (or to pay dues in the dues step). */
export type PresentCredential = { readonly type: 'credential.present'; readonly data: Credential };
/** What the room counted and did not keep one by one, put on record before a meeting closes. */
export type CountRefusals = {
  readonly type: 'refusals.count';
  readonly data: { readonly meeting: Id; readonly counts: Readonly<Record<string, number>> };
};
/** The box's config or the township sets another policy from a day on. */
export type AdoptPolicy = {
  readonly type: 'policy.adopt';
  readonly data: { readonly policy: Policy; readonly from: LocalDate };
};
/** The box's own clock has become better than what this boot knew. */
export type LearnClock = {
  readonly type: 'clock.learn';
  readonly data: { readonly offset: number; readonly quality: ClockQuality };
};
/** Someone opened the desk and with it personal data: every look is on record (KX-09). */
export type OpenDesk = { readonly type: 'desk.open'; readonly data: Record<string, never> };
/** Time passes: a forgotten meeting closes itself. */
export type TimePasses = { readonly type: 'time.pass'; readonly data: Record<string, never> };

export interface Circumstances {
  /** Opaque, random, unique; the ids of the command's events are made of it, so a repeated command is recognised. */
  readonly id: string;
  /** `secretary`, `reader:<device>`, `kiosk`. */
  readonly actor: string;
  readonly stamp: Stamp;
  /** The best known time at that stamp, ms since the epoch. */
  readonly now: number;
  /** Uniform in [0, 1). */
  readonly random: number;
}

export type Command = Circumstances &
  (CommandData | PresentCredential | CountRefusals | AdoptPolicy | LearnClock | OpenDesk | TimePasses);
