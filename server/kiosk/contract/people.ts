/** The desk's pages on the people of the roster: what each was from which day, and who is exempt. */
import { z } from 'zod';
import { Category, DateText, Id, MemberMark, Office, Standing, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

const ClassView = z.object({
  standing: Standing,
  category: Category,
  probationary: z.boolean(),
  /** Belongs to another branch. */
  elsewhere: z.boolean(),
  /** Of another branch and expected here, too (CX-08). */
  dual: z.boolean(),
});
export type ClassView = Sent<typeof ClassView>;

const TurnView = z.object({
  id: Id,
  person: Id,
  name: z.string(),
  /** From this day on. */
  day: DateText,
  /** Null: left the branch. */
  as: ClassView.nullable(),
  /** What the person was until then; null: not in the branch. */
  before: ClassView.nullable(),
  /** The branch that the person came from or went to; null: not said. */
  place: z.string().nullable(),
  /** Taken back. */
  undone: z.boolean(),
});
export type TurnView = Sent<typeof TurnView>;

/** Turns are the newest first, by their day. */
export const MemberPage = z.object({ person: Id, marks: z.array(MemberMark), turns: z.array(TurnView) });
export type MemberPage = Sent<typeof MemberPage>;

/** The turns of a year; who was entered without a word on where from is not among them. */
export const TurnsPage = z.object({ year: YearText, turns: z.array(TurnView) });
export type TurnsPage = Sent<typeof TurnsPage>;

const ExemptionView = z.object({
  id: Id,
  person: Id,
  name: z.string(),
  category: Category,
  from: DateText,
  /** The last day on which it holds; null: without an end. */
  until: DateText.nullable(),
  reason: z.string(),
  /** There is a written request, and it is kept. */
  written: z.boolean(),
  standing: z.enum(['asked', 'holds', 'ahead', 'refused', 'over']),
  /** Who of the levels above answered, and why it was refused; null: nobody, or it was written down here. */
  answered: z.object({ office: Office, reason: z.string() }).nullable(),
});
export type ExemptionView = Sent<typeof ExemptionView>;

export const ExemptionsPage = z.object({
  /** Whom today's policy lets be exempted; empty: nobody. */
  exemptible: z.array(Category),
  inWriting: z.boolean(),
  /** Who answers; null: it is written down here from paper. */
  superior: z.string().nullable(),
  /** What waits for an answer, then what holds, then the rest. */
  rows: z.array(ExemptionView),
});
export type ExemptionsPage = Sent<typeof ExemptionsPage>;
