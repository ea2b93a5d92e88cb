/** What a policy asks for beside the theme day: 三会一课, yearly duties, plans, inspections, offices, appraisal. */
import { z } from 'zod';
import { ActivityKind, BranchKind, Id } from '../../vocabulary.ts';

export const Period = z.enum(['month', 'quarter', 'half-year', 'year']);
export type Period = z.infer<typeof Period>;

/** Something that must happen so many times in each period. */
export const Obligation = z.object({
  id: Id,
  title: z.string(),
  /** Any of these fulfils it. */
  by: z.array(ActivityKind).min(1),
  per: Period,
  atLeast: z.number().int().min(1),
  /** Months of the year (1…12) in which alone it counts; null: any. */
  months: z.array(z.number().int().min(1).max(12)).nullable(),
  /** Only branches of these kinds; null: all. */
  kinds: z.array(BranchKind).nullable(),
  /** `optional`: a choice to be ticked off, never missed. */
  duty: z.enum(['must', 'optional']),
  /** Who answers for it. */
  level: z.enum(['branch', 'community', 'township', 'district']),
});
export type Obligation = z.infer<typeof Obligation>;

/** A paper of the year: the annual plan, the study plan … `dueMonth` 12 of the year before, or a month of the year itself. */
export const YearPaper = z.object({
  id: Id,
  title: z.string(),
  due: z.object({
    yearBefore: z.boolean(),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
  }),
  approval: z.boolean(),
  /** One from each member, not one from the branch. */
  eachMember: z.boolean(),
});
export type YearPaper = z.infer<typeof YearPaper>;

export const Terms = z.object({
  committeeAtMost: z.number().int().min(1),
  /** Terms that a branch may choose from. */
  years: z.array(z.number().int().min(1)).min(1),
  extensionMonthsAtMost: z.number().int().min(0),
  /** Months before the election is due from which it is said. */
  remindMonthsBefore: z.number().int().min(0),
  /** Days within which a vacancy in the committee is to be filled before it is a notice. */
  vacancyDays: z.number().int().min(0),
});
export type Terms = z.infer<typeof Terms>;

export const Appraisal = z.object({
  /** Answers of the secret ballot on each member. */
  ballot: z.array(z.string()).min(2),
  /** What the branch grades at the end. */
  grades: z.array(z.string()).min(2),
  steps: z.array(z.string()).min(1),
  /** Results of a ballot are shown from so many votes on, never below. */
  votersAtLeast: z.number().int().min(2),
  /** Share of members to be marked 警示, over the township; null: none. The system never names them. */
  warningShare: z.number().min(0).max(1).nullable(),
});
export type Appraisal = z.infer<typeof Appraisal>;
