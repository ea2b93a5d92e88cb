/** What a policy says about the day itself: when it is, its steps, who is told, what must be there. */
import { z } from 'zod';
import { Id, PartId, StepKind } from '../../vocabulary.ts';

/** A step that the document fixes: neither removed nor reordered, passed over only with a reason. */
export const FixedStep = z.object({
  id: Id,
  kind: StepKind.exclude(['own']),
  title: z.string(),
  /** At most 5 characters, for the rail. */
  short: z.string().max(5),
});
export type FixedStep = z.infer<typeof FixedStep>;

export const CalendarRule = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('day-of-month'),
    day: z.number().int().min(1).max(28),
    /** Whether a statutory holiday lets it be held earlier or later; ordinary weekends never do. */
    inHolidays: z.enum(['stays', 'may-move']),
  }),
  z.object({ kind: z.literal('first-working-day') }),
  /** Any of these weekdays of the month; `evening`: only after work. Monday is 1, Sunday 7. */
  z.object({
    kind: z.literal('weekdays'),
    days: z.array(z.object({ weekday: z.number().int().min(1).max(7), evening: z.boolean() })).min(1),
  }),
  /** Any day from one to another of the month. */
  z
    .object({
      kind: z.literal('days-of-month'),
      from: z.number().int().min(1).max(28),
      to: z.number().int().min(1).max(31),
    })
    .refine(({ from, to }) => from <= to, { path: ['to'], error: 'from ≤ to' }),
  /** The branch names a day of the month once, and keeps it. */
  z.object({ kind: z.literal('chosen-day') }),
  /** Any day of the month, as work allows. */
  z.object({ kind: z.literal('free') }),
]);
export type CalendarRule = z.infer<typeof CalendarRule>;

const byKind = <T extends z.ZodType>(value: T) =>
  z.object({ rural: value, organ: value, enterprise: value, other: value });

export const Calendar = byKind(CalendarRule);
export const Parts = byKind(z.array(PartId).min(1));

/** A central meeting on a festival, by the solar calendar. Where `id` is a kind of activity, the meeting of that day is one. */
export const Festival = z.object({
  id: Id,
  title: z.string(),
  month: z.number().int().min(1).max(12),
  day: z.number().int().min(1).max(31),
});

export const Rescheduling = z.object({
  reason: z.boolean(),
  /** The new day must lie in the month of the old one. */
  sameMonth: z.boolean(),
  /** Calendar days before the old or the new day, whichever is first, by which it must be asked for; null: no such term. */
  askDaysBefore: z.number().int().min(0).nullable(),
  /** `none`: on record only; `report`: told to the superior; `approval`: the superior must agree. */
  superior: z.enum(['none', 'report', 'approval']),
});
export type Rescheduling = z.infer<typeof Rescheduling>;

export const SignInWindow = z.object({
  /** Who comes this long before a part's start counts (KX-12). */
  earlyMinutes: z.number().int().min(0).max(720),
  /** A meeting that nobody closed closes itself this long after the start of its last part. */
  forgottenHours: z.number().int().min(1).max(48),
  /** Parked taps kept per meeting; beyond it they are only counted. */
  mostParked: z.number().int().min(1).max(1000),
});

export const Notice = z.object({
  /** Calendar days before the day by which theme and requirements must be known (reading 6). */
  daysBefore: z.number().int().min(0),
  /** Each member is told, and each delivery is on record. */
  eachMember: z.boolean(),
});

/** One thing to look at in the room. `must` or only encouraged. */
export const SceneItem = z.object({ id: Id, title: z.string(), must: z.boolean() });

/** One of the traces that a meeting or a year must leave, e.g. the “six haves” (CX-10). */
export const Trace = z.object({
  id: Id,
  title: z.string(),
  per: z.enum(['meeting', 'year']),
  /** What in the log itself is this trace; `paper`: the year's paper of the same id. Null: only what is filed by hand. */
  proof: z.enum(['plan', 'material', 'record', 'sign-ins', 'paper']).nullable().default(null),
});

export const Evaluation = z
  .object({
    points: z.array(z.object({ id: Id, title: z.string() })).min(1),
    /** Answers from best to worst. */
    scale: z.array(z.string()).min(2),
    /** The first so many of `scale` count as satisfied (reading 8). */
    satisfied: z.number().int().min(1),
    /** A meeting below this rate of satisfaction counts against the branch; the number itself does not. */
    below: z.number().min(0).max(1),
    /** So many such meetings in a calendar year, in a row or not, bar branch and committee from awards. */
    times: z.number().int().min(1),
    /** Outsiders who were invited may take part. */
    outsiders: z.boolean(),
  })
  .refine(({ scale, satisfied }) => satisfied < scale.length, {
    path: ['satisfied'],
    error: 'satisfied < scale',
  });
export type Evaluation = z.infer<typeof Evaluation>;

export const Meeting = z.object({
  perMonthAtLeast: z.number().int().min(1),
  /** A shorter one is flagged; null: the document names no length. */
  minutesAtLeast: z.number().int().nullable(),
  /** The theme is the township's and binds, or the branch's own, or one of each. */
  theme: z.enum(['township', 'branch', 'township-and-own']),
  /** The branch committee agrees theme and agenda beforehand, and that is on record. */
  committeeBefore: z.boolean(),
  /** The plan goes to the superior: not at all, for the file, or for approval. */
  planTo: z.enum(['nobody', 'file', 'approval']),
  /** A common problem with measures is found each month (CX-23). */
  monthlyProblem: z.boolean(),
  /** Decisions are reported on at the next meeting, and published (XN-04). */
  decisions: z.object({ reportNext: z.boolean(), publish: z.boolean() }),
  /** Who may host in the secretary's place. */
  delegates: z.enum(['anyone', 'committee']),
  /** A named person keeps the record all the way through. */
  recorder: z.boolean(),
  /** Calendar days after the meeting by which its record is with the superior; null: none asked for. */
  recordWithinDays: z.number().int().min(0).nullable(),
});
