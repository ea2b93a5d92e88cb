/** Setting up the branch and keeping its people. */
import { z } from 'zod';
import { BranchKind, Category, DateText, Id, InviteeKind, MemberMark, Standing } from '../vocabulary.ts';
import { Name, Reason } from './parts.ts';

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
  /** Of another branch and expected here, too (CX-08); without it as it was. */
  dual: z.boolean().exactOptional(),
  /** The first day on which standing and category hold; without it today. */
  from: DateText.exactOptional(),
  /** The branch that the member came from (WJ-02). */
  came: z.string().trim().max(40).exactOptional(),
});
export type PersonEntry = z.infer<typeof PersonEntry>;

/** A person of a list, with the booklet that the list names. `key` and `tail` as in `credential.bind`. */
const RosterEntry = PersonEntry.extend({
  person: Id,
  booklet: z.object({ key: Id, tail: z.string().max(8) }).optional(),
});

export const rosterCommands = {
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
  /** The day of the month that the branch fixes for itself (XN-11, PL-05). */
  'branch.choose-day': z.object({ day: z.number().int().min(1).max(28) }),
  /** All or nothing. An id that is known already is changed to what is entered. */
  'roster.add': z.object({ people: z.array(RosterEntry).min(1).max(2000) }),
  'roster.change': PersonEntry.extend({ person: Id }),
  /** `on`: the day of leaving, without it today; `to`: the branch that the member goes to (WJ-02). */
  'roster.remove': z.object({
    person: Id,
    reason: Reason,
    on: DateText.exactOptional(),
    to: z.string().trim().max(40).exactOptional(),
  }),
  /** Takes back that someone was classed so, or left. */
  'roster.undo': z.object({ person: Id, turn: Id, reason: Reason }),
  /** 失联, 空挂 (WJ-02). */
  'roster.mark': z.object({ person: Id, mark: MemberMark, on: z.boolean() }),
} as const;
