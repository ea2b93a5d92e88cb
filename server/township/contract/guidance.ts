/** 下发: themes with their lessons, policies and holidays, given to the branches at once; who has them, and what they made of them. */
import { z } from 'zod';
import { YearOfDaysOff } from '../../domain/calendar-prc.ts';
import { Lesson, Scope, Theme } from '../../domain/events/guidance.ts';
import { presetIds } from '../../domain/policy/presets.ts';
import { DateText, Id, YearText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

/** To every giving: units whose log has it newly, and those for which it failed. With the same id it can be sent again. */
export const Delivery = z.object({ delivered: z.array(Id), failed: z.array(Id) });
export type Delivery = z.infer<typeof Delivery>;

/** Whom one can choose to give to. */
const addressees = {
  rooms: z.array(z.object({ unit: Id, branch: z.string() })),
  /** The community committees, by their accounts. */
  communities: z.array(z.object({ name: z.string(), units: z.array(Id) })),
};
export const Addressees = z.object(addressees);
export type Addressees = Sent<typeof Addressees>;

/** Not in its log yet; there, but not fetched by its box; fetched; a theme day to come has it; one was held with it. */
export const GuideStanding = z.enum(['missing', 'sent', 'received', 'planned', 'held']);
export type GuideStanding = Sent<typeof GuideStanding>;

const given = {
  /** ms since the epoch, and the account's name. */
  at: z.number(),
  by: z.string(),
  to: Scope,
};

export const GivenTheme = z.object({
  ...Theme.shape,
  id: Id,
  ...given,
  lesson: z.object({ title: z.string(), pages: z.number() }).nullable(),
  /** Why; null: it stands. */
  recalled: z.string().nullable(),
  /** Of the branches that it is for; `date` of the theme day. */
  branches: z.array(z.object({ unit: Id, standing: GuideStanding, date: DateText.nullable() })),
});
export type GivenTheme = Sent<typeof GivenTheme>;

/** GET /api/themes?year=2026: those of the year, the earliest first. */
export const GivenThemesPage = z.object({ year: YearText, themes: z.array(GivenTheme), ...addressees });
export type GivenThemesPage = Sent<typeof GivenThemesPage>;

/** GET /api/themes/:theme: with its whole lesson, to be changed. */
export const GivenLesson = z.object({ lesson: Lesson.nullable() });
export type GivenLesson = Sent<typeof GivenLesson>;

/** POST /api/themes: a new one, or a known one as changed. */
export const ThemePost = z.strictObject({ id: Id, to: Scope, theme: z.strictObject({ ...Theme.shape, theme: Id }) });

/** POST /api/themes/recall */
export const RecallPost = z.strictObject({ id: Id, theme: Id, reason: z.string().trim().min(1).max(200) });

/** One value of a policy, with the clause that fixes it, where it stands otherwise than in the document. */
const PolicyChange = z.object({ path: z.string(), clause: z.string(), was: z.unknown(), value: z.unknown() });
export type PolicyChange = Sent<typeof PolicyChange>;

export const GivenPolicy = z.object({
  id: Id,
  ...given,
  name: z.string(),
  version: z.number(),
  /** What it derives from. */
  base: z.string(),
  assessment: z.boolean(),
  from: DateText,
  changes: z.array(PolicyChange),
});
export type GivenPolicy = Sent<typeof GivenPolicy>;

/** GET /api/policies */
export const PoliciesPage = z.object({
  presets: z.array(z.object({ id: z.enum(presetIds), name: z.string(), source: z.string() })),
  /** The newest first. */
  versions: z.array(GivenPolicy),
  branches: z.array(
    z.object({
      unit: Id,
      branch: z.string(),
      name: z.string(),
      version: z.number(),
      /** By the box's own config, or nobody's: the township has given it none that is in force. */
      own: z.boolean(),
      /** What comes next, and from when. */
      next: z.object({ name: z.string(), version: z.number(), from: DateText }).nullable(),
      standing: GuideStanding,
    }),
  ),
  ...addressees,
});
export type PoliciesPage = Sent<typeof PoliciesPage>;

export const PolicyBase = z.strictObject({ base: z.enum(presetIds), assessment: z.boolean() });

/** GET /api/policies/values?base=cx-6n&assessment=true */
export const PolicyValues = z.object({
  values: z.array(z.object({ path: z.string(), clause: z.string(), value: z.unknown() })),
});
export type PolicyValues = Sent<typeof PolicyValues>;

/** POST /api/policies; `set`: path → value, null lifts it. Without changes it is the document's own. */
export const PolicyPost = z.strictObject({
  id: Id,
  to: Scope,
  ...PolicyBase.shape,
  name: z.string().trim().max(60),
  from: DateText,
  set: z.record(z.string().max(200), z.unknown()),
});

export const PolicyProblem = z.object({
  path: z.string(),
  clause: z.string(),
  why: z.string(),
  /** What would do. */
  allowed: z.string().optional(),
});
export type PolicyProblem = Sent<typeof PolicyProblem>;

export const PolicyAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('given'), ...Delivery.shape }),
  z.object({ kind: z.literal('problems'), problems: z.array(PolicyProblem) }),
]);
export type PolicyAnswer = Sent<typeof PolicyAnswer>;

/** GET /api/holidays */
export const HolidaysPage = z.object({
  years: z.array(
    z.object({
      year: YearText,
      /** What is counted with; null: nobody knows them yet. */
      days: YearOfDaysOff.nullable(),
      /** When the township entered them, and who; null: the program's own. */
      entered: z.object({ at: z.number(), by: z.string() }).nullable(),
      missing: z.number(),
    }),
  ),
  /** Years that are asked for by now, and not known: this one, and from November on the next. */
  uncovered: z.array(YearText),
  rooms: addressees.rooms,
});
export type HolidaysPage = Sent<typeof HolidaysPage>;

/** POST /api/holidays: for all branches. */
export const HolidaysPost = z.strictObject({ id: Id, year: YearText, ...YearOfDaysOff.shape });
