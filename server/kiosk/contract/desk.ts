/** The desk: what only the secretary sees, fetched after the PIN. */
import { z } from 'zod';
import {
  Category,
  Chapter,
  CredentialKind,
  DateText,
  Id,
  InviteeKind,
  Level,
  Mark,
  MonthText,
  Office,
  PartId,
  Standing,
  TimeText,
} from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';
import { Announcement } from './board.ts';
import { DayRule } from './day.ts';
import { Checks, PreparationView } from './proceedings.ts';

/** A member's request for leave from one meeting, and what became of it. */
export const LeaveView = z.object({
  reason: z.string(),
  /** There is a written request, and it is kept. */
  written: z.boolean(),
  standing: z.enum(['asked', 'approved', 'refused']),
});
export type LeaveView = Sent<typeof LeaveView>;

export const DeskPerson = z.object({
  id: Id,
  name: z.string(),
  /** Pinyin initials in upper case, one string per reading: 曾庆祥 → ["ZQX", "CQX"]. */
  initials: z.array(z.string()),
  /** What tells two people of one name apart, e.g. the group or the card's tail; empty when the name is unique. */
  tellApart: z.string(),
  standing: Standing,
  category: Category,
  probationary: z.boolean(),
  group: z.string().nullable(),
  /** Where a person of another branch is at home. */
  home: z.string().nullable(),
  /** Of another branch and expected here, too (CX-08). */
  dual: z.boolean(),
  invitee: InviteeKind.nullable(),
  credentials: z.array(
    z.object({ key: z.string(), kind: CredentialKind, tail: z.string(), state: z.enum(['good', 'lost', 'replaced']) }),
  ),
  /** In the meeting that is on. */
  signIns: z.array(
    z.object({
      part: PartId,
      at: TimeText,
      by: z.enum(['card', 'booklet', 'hand', 'parked']),
      marks: z.array(Mark),
    }),
  ),
  /** From the meeting that is on. */
  leave: LeaveView.nullable(),
  duesPaid: z.boolean(),
});
export type DeskPerson = Sent<typeof DeskPerson>;

export const ParkedView = z.object({
  id: Id,
  code: z.string(),
  at: TimeText,
  credential: CredentialKind,
  /** For binding it to the person, which is asked separately. */
  key: z.string(),
  tail: z.string(),
  why: z.enum(['unknown', 'lost', 'replaced', 'other-branch']),
  /** Whose it was or is, where the box knows. */
  name: z.string().nullable(),
});
export type ParkedView = Sent<typeof ParkedView>;

/** A planned meeting with everything that can be edited. */
export const PlanView = Announcement.extend({
  pages: z.array(z.string()),
  state: z.enum(['planned', 'open', 'closed']),
  /** Another day that was asked for and not answered yet. */
  asked: z.object({ id: Id, to: DateText, reason: z.string() }).nullable(),
  /** What a level above answered last. */
  answered: z
    .object({ to: DateText, approved: z.boolean(), office: Office, on: DateText, reason: z.string() })
    .nullable(),
  /** Off the rule, and nothing on record says why. */
  unexplained: z.boolean(),
  preparations: z.array(PreparationView),
  reading: z.array(Chapter),
  leaves: z.array(LeaveView.extend({ person: Id, name: z.string() })),
});
export type PlanView = Sent<typeof PlanView>;

export const Desk = z.object({
  people: z.array(DeskPerson),
  /** Who has left, the last one first; `on`: since when. */
  former: z.array(z.object({ id: Id, name: z.string(), group: z.string().nullable(), on: DateText })),
  parked: z.array(ParkedView),
  plans: z.array(PlanView),
  day: DayRule.nullable(),
  /** Who answers what the branch asks; null: it is written down here from paper. */
  superior: z.string().nullable(),
  /** Whole names, whatever the room's screen says; of the meeting that is on. */
  roles: z.object({
    secretary: z.string().nullable(),
    chair: z.string().nullable(),
    recorder: z.string().nullable(),
    /** By own step. */
    hosts: z.record(Id, z.string()),
  }),
  month: MonthText,
  /** How many notices are open. */
  notices: z.number(),
  /** The policy of the day; `level`: who above the branch adopted it, null: the box's own. */
  policy: z.object({ name: z.string(), version: z.number(), from: DateText, level: Level.nullable() }).nullable(),
  /** Whether the policy assesses the branch. */
  assessed: z.boolean(),
  /** The titles of the charter's chapters, by number. */
  charter: z.array(z.string()),
  /** Of the meeting that is on, once it is open. */
  checks: Checks.nullable(),
});
export type Desk = Sent<typeof Desk>;
