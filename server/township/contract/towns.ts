/** 下级: what the levels below have reported of their branches, month by month. Counts, no people. */
import { z } from 'zod';
import { Figures } from '../../domain/events/figures.ts';
import { DateText, Id, MonthText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

export type TownFigures = Sent<typeof Figures>;

const Month = z.object({ month: MonthText, figures: Figures });

/** What counts in the month. */
export const ReportedUnit = z.object({
  unit: Id,
  name: z.string(),
  /** A branch, or a level with such below it in its turn. */
  is: z.enum(['branch', 'level']),
  figures: Figures,
  /** When the newest of it was told, ms since the epoch; null: nothing was of this month yet. */
  reported: z.number().nullable(),
});
export type ReportedUnit = Sent<typeof ReportedUnit>;

export const Town = ReportedUnit.omit({ is: true }).extend({
  /** When its server was in touch, ms since the epoch. */
  heard: z.number(),
  /** It has not been for so long that its figures may be old. */
  silent: z.boolean(),
});
export type Town = Sent<typeof Town>;

/** GET /api/towns?month=2026-11 */
export const TownsPage = z.object({
  today: DateText,
  month: MonthText,
  /** The earliest that can be asked for. */
  first: MonthText,
  towns: z.array(Town),
  sum: Figures,
  /** The months of the year until then, January first. */
  trend: z.array(Month),
});
export type TownsPage = Sent<typeof TownsPage>;

/** GET /api/towns/:unit?month=2026-11 */
export const TownPage = TownsPage.omit({ towns: true, sum: true }).extend({
  town: Town,
  units: z.array(ReportedUnit),
});
export type TownPage = Sent<typeof TownPage>;
