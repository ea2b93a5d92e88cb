/** What a policy asks for beside the theme day: 三会一课, yearly duties, plans, inspections, offices, appraisal. */
import { z } from 'zod';
import { ActivityKind, BranchKind, Id, Level } from '../../vocabulary.ts';

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
  /** Months in which alone it counts, 13 and 14 being the first two of the year after (GB-04); null: any. */
  months: z.array(z.number().int().min(1).max(14)).nullable().default(null),
  /** Only branches of these kinds; null: all. */
  kinds: z.array(BranchKind).nullable().default(null),
  /** `optional`: a choice to be ticked off, never missed. */
  duty: z.enum(['must', 'optional']),
  /** Who answers for it. */
  level: Level,
});
export type Obligation = z.infer<typeof Obligation>;

/** A paper of the year: the annual plan, the study plan … due in the year before or in the year itself. */
export const YearPaper = z.object({
  id: Id,
  title: z.string(),
  /** One for the year, or for each quarter or month of it (GB-07). */
  per: z.enum(['year', 'quarter', 'month']),
  /** A table of twelve rows, one for each month; it is there when all of them are (PL-01). */
  table: z.boolean(),
  /** `month` counts in the period: 1 is the first month of a quarter. */
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

const Titled = z.object({ id: Id, title: z.string() });

/** What the superior makes of the unit at the end of a year (XN-08). */
export const UnitGrades = z
  .object({
    /** Best first. */
    grades: z.array(z.string()).min(2),
    /** The lowest of `grades` with which awards are open. */
    awardsDownTo: z.string(),
  })
  .refine(({ grades, awardsDownTo }) => grades.includes(awardsDownTo), {
    path: ['awardsDownTo'],
    error: 'awardsDownTo ∈ grades',
  });

/** Problems found become items with measure, person and deadline. */
export const Rectification = z.object({
  /** The looks (五看五查) that a problem can come from. */
  looks: z.array(Titled),
  /** Closing one needs a review that passed it. */
  review: z.boolean(),
});

/** Something to be made known: on the board, or on a platform of the superior. */
export const Publication = Titled.extend({
  /** 公开栏, 党员E家 … */
  where: z.string(),
  /** After each meeting, in each period. */
  per: z.enum(['meeting', ...Period.options]),
  kinds: z.array(BranchKind).min(1).nullable().default(null),
});

/** What makes an 组织生活会 whole (WJ-06). */
export const OrganisationLife = z.object({
  /** The committee's own session comes first. */
  committeeFirst: z.boolean(),
  everyoneSpeaks: z.boolean(),
  minutesToSuperior: z.boolean(),
});

/** Who and what is to be named for the theme day (XN-10). */
export const Ties = z.object({
  responsible: z.array(Titled),
  linked: z.array(Titled),
});

/** What a year's money for the branch's work must come to (WJ-15). */
export const FundsPerHead = z.object({
  /** Fen a head and year. */
  fen: z.number().int().min(1),
  kinds: z.array(BranchKind).min(1),
});

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
  /** Results of a ballot are shown from so many votes on, never below; of fewer than five one could tell who voted how. */
  votersAtLeast: z.number().int().min(5),
  /** Share of members to be marked 警示, over the township; null: none. The system never names them. */
  warningShare: z.number().min(0).max(1).nullable(),
});
export type Appraisal = z.infer<typeof Appraisal>;
