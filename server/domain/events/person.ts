/** What can happen to the people of the roster; subject `person:<id>`. */
import { z } from 'zod';
import { Category, DateText, Id, InviteeKind, MemberMark, Office, Standing } from '../vocabulary.ts';
import { Reason, wordsWithin } from './parts.ts';

export const personEvents = {
  'person.described': z.object({ name: z.string(), group: z.string().optional(), home: z.string().optional() }),
  'person.classed': z.object({
    standing: Standing,
    category: Category,
    probationary: z.boolean(),
    invitee: InviteeKind.optional(),
    /** Belongs to another branch (its name stands in `person.described`). */
    elsewhere: z.boolean(),
    /** Expected in this branch, too (双重组织生活, CX-08). */
    dual: z.boolean().exactOptional(),
    /** The first day on which it holds; without it the day of the event. */
    from: DateText.exactOptional(),
    /** The branch that the member came from (WJ-02). */
    came: z.string().exactOptional(),
  }),
  /** `on`: the day of leaving; without it the day of the event. `to`: the branch that the member went to (WJ-02). */
  'person.left': z.object({ reason: wordsWithin, on: DateText.exactOptional(), to: z.string().exactOptional() }),
  'person.marked': z.object({ mark: MemberMark, on: z.boolean() }),
  /** Takes back a `person.classed` or `person.left`. */
  'turn.undone': z.object({ turn: Id, reason: Reason }),
  /** GB-02, XN-06: the answer repeats what it grants, and stands also where the request has not arrived. */
  'exemption.asked': z.object({
    category: Category,
    from: DateText,
    to: DateText.nullable(),
    reason: wordsWithin,
    written: z.boolean(),
  }),
  'exemption.answered': z.discriminatedUnion('approved', [
    z.object({
      approved: z.literal(true),
      asked: Id,
      category: Category,
      from: DateText,
      to: DateText.nullable(),
      by: Id.nullable(),
      /** Who of the levels above answered; `by` is null then. */
      office: Office.exactOptional(),
      /** The request in writing came with the answer. */
      written: z.boolean().exactOptional(),
    }),
    z.object({
      approved: z.literal(false),
      asked: Id,
      by: Id.nullable(),
      office: Office.exactOptional(),
      reason: wordsWithin,
    }),
  ]),
  /** `on`: the first day on which it does not hold any more. */
  'exemption.ended': z.object({ asked: Id, on: DateText, reason: wordsWithin }),
} as const;
