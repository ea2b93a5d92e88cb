/** What comes down from the township: themes with what is to be studied, the policy, the holidays (GB-03, PL-12, XN-12). */
import { z } from 'zod';
import { HolidayTable } from '../calendar-prc.ts';
import { Policy } from '../policy/schema.ts';
import { DateText, Id, Level, MonthText } from '../vocabulary.ts';
import { Reason } from './parts.ts';

/** Characters of a lesson pack in all: at most 60 KB of Chinese, so that it goes over a bad line in one batch. */
export const lessonLimit = 20_000;

/** 月送党课. A page is what a page of a plan is, and has the title before it where it is the first. */
export const Lesson = z
  .object({
    title: z.string().trim().min(1).max(60),
    pages: z.array(z.string().trim().min(1).max(1900)).min(1).max(200),
  })
  .refine(({ pages }) => pages.reduce((sum, { length }) => sum + length, 0) <= lessonLimit, { path: ['pages'] });

export const Theme = z.object({
  title: z.string().trim().min(1).max(60),
  /** The month, or the very day, that it is for. */
  when: z.union([MonthText, DateText]),
  /** 必选, else 自选. */
  must: z.boolean(),
  /** What is to be studied. */
  points: z.array(z.string().trim().min(1).max(200)).max(10),
  lesson: Lesson.nullable(),
});
export type Theme = z.infer<typeof Theme>;

/** Whom it is for. */
export const Scope = z.union([z.literal('all'), z.array(Id).min(1).max(2000)]);
export type Scope = z.infer<typeof Scope>;

const level = Level.extract(['township']);

/** A command for every branch that it is for. */
export const Guide = z.discriminatedUnion('type', [
  z.object({ type: z.literal('theme.issue'), data: Theme.extend({ theme: Id }) }),
  z.object({ type: z.literal('theme.recall'), data: z.object({ theme: Id, reason: Reason }) }),
  z.object({ type: z.literal('policy.adopt'), data: z.object({ policy: Policy, from: DateText, level }) }),
  z.object({ type: z.literal('holidays.learn'), data: z.object({ years: HolidayTable, level }) }),
]);
export type Guide = z.infer<typeof Guide>;
export type GuideOf<T extends Guide['type']> = Extract<Guide, { type: T }>['data'];

export const guidanceEvents = {
  /** Subject `theme:<id>`, in the branch's log. Issued again, it is the theme as changed. */
  'theme.issued': Theme,
  'theme.recalled': z.object({ reason: Reason }),
  /** Subject `guide:<id>`, in the township's own log. */
  'guidance.given': z.object({ to: Scope, guide: Guide }),
} as const;
