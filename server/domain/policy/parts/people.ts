/** What a policy says about people: who counts, what absence means, dues, the care for those who cannot come. */
import { z } from 'zod';
import { BranchKind, Category, Id } from '../../vocabulary.ts';

export const Participation = z.object({
  /** 0…1; null: the document asks for no rate. */
  threshold: z.number().min(0).max(1).nullable(),
  /** Whether the number itself is enough (“以上”, reading 2). */
  inclusive: z.boolean(),
  /** Each meeting must reach it, or the branch's average over the calendar year. */
  per: z.enum(['meeting', 'year']),
  /** The average is the mean of the meetings' rates, or all who came over all who were expected (reading 2). */
  average: z.enum(['mean-of-rates', 'pooled']),
  /** `all-members`: nobody is taken out of the base, not even by exemption (PL-06). */
  base: z.enum(['expected', 'all-members']),
  /** `absent`: leave stays in the base (reading 1); `out`: it leaves both sides. */
  leave: z.enum(['absent', 'out']),
  /** Categories outside both sides of the rate without being asked. */
  outside: z.array(Category),
  /** Categories that may be exempted, on request and with approval. */
  exemptible: z.array(Category),
  /** The request must be in writing (XN-06). */
  exemptionInWriting: z.boolean(),
  /** Probationary members are expected like members (reading 9). */
  probationary: z.boolean(),
});
export type Participation = z.infer<typeof Participation>;

export const Absence = z.object({
  /** Leave needs the request in writing, and the paper is kept. */
  writtenLeave: z.boolean(),
  /** Every absentee is contacted, and the reason is recorded. */
  contact: z.boolean(),
  /** Absence without leave is read out at the next members' meeting. */
  readOut: z.boolean(),
  /** So many unexcused absences in a row call for a talk; null: the document has no such rule (reading 3). */
  run: z
    .object({ length: z.number().int().min(2), brokenByLeave: z.boolean(), brokenByMakeUp: z.boolean() })
    .nullable(),
  /** So many calendar months in a row without attending, paying or doing assigned work (reading 4). */
  idle: z
    .object({
      months: z.number().int().min(1),
      grounds: z.array(z.enum(['attending', 'dues', 'work'])).min(1),
      brokenByReason: z.boolean(),
    })
    .nullable(),
  makeUp: z.object({
    /** Every absentee owes one; otherwise the forms are an offer. */
    owed: z.boolean(),
    forms: z.array(z.object({ id: Id, title: z.string() })),
    /** Calendar days after the meeting by which it must be done to count as made up; null: no such term. */
    withinDays: z.number().int().min(1).nullable(),
    /** Whether a make-up turns the absence into attendance; it does not (reading 3). */
    undoesAbsence: z.boolean(),
  }),
});
export type Absence = z.infer<typeof Absence>;

export const Dues = z.object({
  /** Paid in person, by proxy only with a reason. */
  inPerson: z.boolean(),
  noPayrollDeduction: z.boolean(),
  /** The base is reviewed once a year. */
  yearlyReview: z.boolean(),
  /** Dues are due from these categories, too (reading 4: all). */
  dueFrom: z.array(Category),
  /** Months behind after which a reminder is due. */
  remindAfterMonths: z.number().int().min(1),
});
export type Dues = z.infer<typeof Dues>;

/** What is done for a class of members, and how often. */
export const Measure = z.object({
  id: Id,
  category: Category,
  /** Also for members in need (困难党员), as the member ledger knows them. */
  needy: z.boolean(),
  /** Only in branches of these kinds; null: all. */
  kinds: z.array(BranchKind).min(1).nullable().default(null),
  title: z.string(),
  everyMonths: z.number().int().min(1).nullable().default(null),
});
export type Measure = z.infer<typeof Measure>;
