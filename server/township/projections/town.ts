/** What a level below has told of a year, summed month by month; `key` is the year. */
import { dateOf, type LocalDate, type Month, monthOf } from '../../domain/date.ts';
import type { Figures } from '../../domain/events/figures.ts';
import { nothing, type Reported, sumOf } from '../../domain/figures.ts';
import { spansOf } from '../../domain/periods.ts';
import type { Projection } from './projection.ts';

/** `reported`: when the newest of it was told, ms since the epoch; null: none was. */
export interface TownMonth {
  readonly figures: Figures;
  readonly reported: number | null;
}

/** The months of which anything was told, and those that have begun in which a branch counts. */
export type TownTold = Readonly<Record<Month, TownMonth>>;

export const townProjection: Projection<TownTold> = {
  of: ({ reported }, today, year) =>
    Object.fromEntries(
      spansOf('month', year).flatMap(({ key }) => {
        const sum = monthOfTown([...reported.values()], key, today);
        return sum.reported !== null || (key <= monthOf(today) && sum.figures.branches > 0) ? [[key, sum]] : [];
      }),
    ),
  // Most units are no levels.
  ahead: () => [],
};

/** What counts in a month: what stands there now, and what has left and told of it before. */
export const countsIn = ({ left, months }: Reported, month: Month): boolean => !left || months.has(month);

export function monthOfTown(all: readonly Reported[], month: Month, today: LocalDate): TownMonth {
  const isOver = month < monthOf(today);
  const counted = all.filter((one) => countsIn(one, month));
  const moments = counted.flatMap(({ months }) => months.get(month)?.at ?? []);
  return {
    figures: sumOf(counted.map((one) => figuresOf(one, month, isOver))),
    reported: moments.length === 0 ? null : Math.max(...moments),
  };
}

/**
 * A branch counts before it has anything to tell of the month, and one that took part and whose server has been silent since before
 * the month's end has not reported. How many a level has only it can tell.
 */
function figuresOf(one: Reported, month: Month, isOver: boolean): Figures {
  const told = one.months.get(month);
  const figures = told?.figures ?? nothing;
  if (one.is === 'level') return figures;
  if (!isOver || hasStanding(figures)) return { ...figures, branches: 1 };
  if (!tookPart(one, month)) return { ...figures, branches: 0 };
  // By its own word it has another day, which is still ahead.
  if (told !== undefined && monthAt(told.at) > month) return { ...figures, branches: 1 };
  return { ...figures, branches: 1, standings: { ...figures.standings, 'not-reported': 1 } };
}

/** In the month in which it was told of first the meeting's day may have been over. */
const tookPart = ({ since, months }: Reported, month: Month): boolean =>
  (since !== null && monthAt(since) < month) ||
  [...months].some(([earlier, { figures }]) => earlier < month && hasStanding(figures));

const monthAt = (at: number): Month => monthOf(dateOf(at));

const hasStanding = ({ standings }: Figures): boolean => Object.values(standings).some((count) => count > 0);
