/** What can happen to theme days (主题党日); subject `meeting:<id>`. */
import { z } from 'zod';
import { Policy } from '../policy/schema.ts';
import {
  AgendaItem,
  Chapter,
  CredentialKind,
  DateText,
  Id,
  Mark,
  Office,
  OwnStep,
  Part,
  PartId,
} from '../vocabulary.ts';
import { Empty, Reason, wordsWithin } from './parts.ts';

/** Figures as they stood at a moment: 应到, 实到, 请假 and the others (CX-22). */
export const FiguresData = z.object({
  expected: z.number().int(),
  present: z.number().int(),
  leave: z.number().int(),
  outside: z.number().int(),
  outsidePresent: z.number().int(),
  others: z.number().int(),
});

const People = z.array(Id);

/** Who stood behind the figures. */
export const NamesData = z.object({
  present: People,
  leave: People,
  /** Expected, neither there nor on leave. */
  missing: People,
  /** Members outside the rate, by whether they came. */
  outsidePresent: People,
  outsideAway: People,
  /** Guests, and others whom nobody expected, who came. */
  others: People,
});

/** With which branches a meeting, or some of its steps, is held together; each keeps its own attendance (CX-18, PL-10). */
export const Joint = z.object({ with: z.array(z.string()).min(1), steps: z.array(Id).exactOptional() });

export const meetingEvents = {
  'meeting.planned': z.object({
    date: DateText,
    theme: z.string(),
    place: z.string(),
    requirements: z.string(),
    parts: z.array(Part).min(1),
    agenda: z.array(AgendaItem),
    pages: z.array(z.string()),
    /** The chapters of the charter that are to be read (PL-02). */
    reading: z.array(z.object({ chapter: Chapter })).exactOptional(),
    joint: Joint.exactOptional(),
  }),
  'meeting.withdrawn': z.object({ reason: Reason }),
  /** The plan's day changes with a `meeting.planned` of its own, at once or when the superior has agreed. */
  'rescheduling.asked': z.object({ to: DateText, reason: z.string() }),
  /** `by`: the superior body that answered. */
  'rescheduling.answered': z.object({
    asked: Id,
    approved: z.boolean(),
    by: z.string(),
    /** Who of the levels above answered; missing: the desk wrote down what a paper says. */
    office: Office.exactOptional(),
    reason: Reason.exactOptional(),
  }),
  /** The room has done as the office answered, or could not: the plan had changed, or the day was taken. */
  'rescheduling.followed': z.object({ asked: Id, moved: z.boolean() }),
  /** The policy in force is frozen here with its whole content. */
  'meeting.opened': z.object({ date: DateText, dateConfirmed: z.boolean(), part: PartId, policy: Policy }),
  'part.opened': z.object({ part: PartId }),
  'meeting.paused': Empty,
  'meeting.resumed': Empty,
  'meeting.closed': z.object({
    by: z.enum(['secretary', 'itself']),
    reason: z.string().optional(),
    figures: FiguresData,
    /** Missing in what older programs closed. */
    names: NamesData.exactOptional(),
  }),
  /** Ends the step before it. */
  'step.entered': z.object({ step: Id, host: Id.nullable() }),
  'step.ended': z.object({ step: Id }),
  'step.reverted': z.object({ entered: Id }),
  /** Takes back a `step.ended`; `run` is the event that entered the step. */
  'step.reopened': z.object({ run: Id }),
  'own-step.placed': OwnStep,
  'own-step.removed': z.object({ step: Id }),
  'chair.delegated': z.object({ person: Id, reason: wordsWithin }),
  'recorder.named': z.object({ person: Id }),
  'person.signed-in': z.object({ person: Id, part: PartId, by: z.enum(['card', 'booklet', 'hand']) }),
  'sign-in.undone': z.object({ signIn: Id, reason: Reason }),
  'mark.set': z.object({ person: Id, part: PartId, mark: Mark, on: z.boolean() }),
  /** Asked for and approved at the desk at once. */
  'leave.granted': z.object({
    person: Id,
    reason: wordsWithin,
    written: z.boolean().exactOptional(),
    by: Id.nullable().exactOptional(),
  }),
  'leave.asked': z.object({ person: Id, reason: wordsWithin, written: z.boolean() }),
  /** Names the person again: it stands also where the request has not arrived. */
  'leave.answered': z.object({
    asked: Id,
    person: Id,
    approved: z.boolean(),
    by: Id.nullable(),
    reason: wordsWithin,
  }),
  'leave.withdrawn': z.object({ leave: Id, reason: wordsWithin }),
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
} as const;
