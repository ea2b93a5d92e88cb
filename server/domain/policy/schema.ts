/**
 * A policy (制度方案) is data: everything that a document fixes or leaves open, as values. Code reads values and never asks
 * which policy it is. Each value that a document fixes names its clause in `clauses`.
 */
import { z } from 'zod';
import { ActivityKind } from '../vocabulary.ts';
import { Assessment } from './parts/assessment.ts';
import * as day from './parts/day.ts';
import * as duties from './parts/duties.ts';
import * as people from './parts/people.ts';

export const Policy = z.strictObject({
  id: z.string(),
  /** The preset that it is or derives from. */
  preset: z.string(),
  version: z.number().int().min(1),
  name: z.string(),
  /** The document, as one cites it. */
  source: z.string(),
  /** Title of a meeting, with `{township}` and `{branch}` (CX-02). */
  title: z.string(),
  steps: z.array(day.FixedStep).min(1),
  calendar: day.Calendar,
  parts: day.Parts,
  festivals: z.array(day.Festival),
  rescheduling: day.Rescheduling,
  signIn: day.SignInWindow,
  notice: day.Notice,
  meeting: day.Meeting,
  scene: z.array(day.SceneItem),
  traces: z.array(day.Trace),
  evaluation: day.Evaluation.nullable(),
  participation: people.Participation,
  absence: people.Absence,
  dues: people.Dues,
  measures: z.array(people.Measure),
  obligations: z.array(duties.Obligation),
  papers: z.array(duties.YearPaper),
  terms: duties.Terms,
  appraisal: duties.Appraisal,
  /** Held in principle on the day of a theme day; on another one it counts, and is shown (XN-03). */
  onThemeDay: z.array(ActivityKind),
  unitGrades: duties.UnitGrades.nullable(),
  rectification: duties.Rectification,
  publications: z.array(duties.Publication),
  organisationLife: duties.OrganisationLife,
  /** The room's own checklist: flag, oath, structure chart … (WJ-08). */
  room: z.array(day.SceneItem),
  ties: duties.Ties,
  fundsPerHead: duties.FundsPerHead.nullable(),
  /** What is assessed on top of the ritual (WJ-09); null: nothing. */
  assessment: Assessment.nullable(),
  /**
   * Path of a value → the clause that fixes it, e.g. `participation.threshold` → `CX-07 二.5`. Entries of a list go by
   * their `id`. The longest path that fits rules; what no path fits is the product's own.
   */
  clauses: z.record(z.string(), z.string()),
});
export type Policy = z.infer<typeof Policy>;

export type { CalendarRule, Evaluation } from './parts/day.ts';
export type { Appraisal, Obligation, Period, Terms, YearPaper } from './parts/duties.ts';
export type { Absence, Measure, Participation } from './parts/people.ts';
