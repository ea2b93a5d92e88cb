/** What a theme day brings forth, as the screens show it. */
import { z } from 'zod';
import { DateText, Id, PublicityItem, Votes } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

/** One thing that is done before the day (CX-20, PL-07 ①–③). */
export const PreparationView = z.object({
  step: Id,
  kind: z.enum(['committee', 'approval', 'filing', 'announcement', 'members']),
  due: DateText,
  /** What records it; null: not done, or done by the plan's publication. */
  id: Id.nullable(),
  on: DateText.nullable(),
  by: z.string(),
  text: z.string(),
  state: z.enum(['done', 'done-late', 'missing', 'overdue']),
});
export type PreparationView = Sent<typeof PreparationView>;

export const DecisionView = z.object({
  id: Id,
  /** Of the meeting at which it was made. */
  date: DateText,
  text: z.string(),
  measures: z.string(),
  due: DateText,
  person: z.string(),
  votes: Votes.nullable(),
  /** What was told of it last; null: nothing yet. */
  progress: z.object({ text: z.string(), done: z.boolean() }).nullable(),
});
export type DecisionView = Sent<typeof DecisionView>;

export const ProceedingsView = z.object({
  /** The charter by chapter: whether it is to be read at this meeting (once on record: was), and was read this year. */
  charter: z.array(z.object({ title: z.string(), today: z.boolean(), inYear: z.boolean() })),
  publicity: z.array(PublicityItem),
  /** Made at this meeting. */
  decisions: z.array(DecisionView),
  /** Of earlier meetings, to be reported on; `progress` is this meeting's. */
  toReport: z.array(DecisionView),
  /** Which of both go with the publicity. */
  toPublish: z.array(Id),
  problem: z.object({ text: z.string(), measures: z.string() }).nullable(),
  /** On what the members vote at the end; null: this ritual has no evaluation. */
  evaluation: z.object({ points: z.array(z.string()), scale: z.array(z.string()) }).nullable(),
});
export type ProceedingsView = Sent<typeof ProceedingsView>;

/** What the secretary looks after at the meeting that is on; the room need not see it. */
export const Checks = z.object({
  scene: z.array(z.object({ id: Id, title: z.string(), must: z.boolean(), ok: z.boolean().nullable() })),
  /** PL-14 */
  workMeeting: z.object({ id: Id, text: z.string() }).nullable(),
  /** Whether the policy asks for it (CX-23). */
  monthlyProblem: z.boolean(),
});
export type Checks = Sent<typeof Checks>;
