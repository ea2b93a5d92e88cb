/** A policy (制度方案) is data: steps, calendar rule, windows, thresholds. Each value that a document fixes names its clause. */
import { z } from 'zod';
import { Category, Id, StepKind } from '../vocabulary.ts';

export const FixedStep = z.object({ id: Id, kind: StepKind, title: z.string(), short: z.string() });
export type FixedStep = z.infer<typeof FixedStep>;

export const CalendarRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('day-of-month'), day: z.number().int().min(1).max(28) }),
  z.object({ kind: z.literal('first-working-day') }),
]);
export type CalendarRule = z.infer<typeof CalendarRule>;

export const Policy = z.object({
  id: z.string(),
  version: z.number().int().min(1),
  name: z.string(),
  /** With `{township}` and `{branch}` (CX-02). */
  title: z.string(),
  steps: z.array(FixedStep).min(1),
  calendar: z.object({ rural: CalendarRule, other: CalendarRule }),
  parts: z.object({
    rural: z.array(z.enum(['day', 'evening'])).min(1),
    other: z.array(z.enum(['day', 'evening'])).min(1),
  }),
  signIn: z.object({
    /** Who comes this long before a part's start counts (KX-12). */
    earlyMinutes: z.number().int().min(0).max(720),
    /** A meeting that nobody closed closes itself this long after the start of its last part. */
    forgottenHours: z.number().int().min(1).max(48),
    /** Parked taps kept per meeting; beyond it they are only counted. */
    mostParked: z.number().int().min(1).max(1000),
  }),
  participation: z.object({
    /** 0…1; the number itself is enough (reading 2). */
    threshold: z.number().min(0).max(1),
    /** Outside both sides of the rate. */
    outside: z.array(Category),
  }),
  notice: z.object({ daysBefore: z.number().int().min(0) }),
});
export type Policy = z.infer<typeof Policy>;
