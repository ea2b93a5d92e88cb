/** What a level below has told of a year, summed month by month; `key` is the year. */
import { type LocalDate, type Month, monthOf } from '../../domain/date.ts';
import type { Figures } from '../../domain/events/figures.ts';
import { type MonthReported, nothing, type Reported, sumOf } from '../../domain/figures.ts';
import { spansOf } from '../../domain/periods.ts';
import type { Projection } from './projection.ts';

/** `reported`: when the newest of it was told, ms since the epoch; null: none was. */
export interface TownMonth {
  readonly figures: Figures;
  readonly reported: number | null;
}

/** The months of which anything was told, and the running one. */
export type TownTold = Readonly<Record<Month, TownMonth>>;

export const townProjection: Projection<TownTold> = {
  of: ({ reported }, today, year) =>
    Object.fromEntries(
      spansOf('month', year).flatMap(({ key }) => {
        const sum = monthOfTown([...reported.values()], key, today);
        return sum.reported !== null || (key === monthOf(today) && sum.figures.branches > 0) ? [[key, sum]] : [];
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
    figures: sumOf(counted.map(({ is, months }) => figuresOf(is, months.get(month), isOver))),
    reported: moments.length === 0 ? null : Math.max(...moments),
  };
}

/**
 * A branch counts before it has anything to tell of the month; but one that has no standing in a month that is over had no log yet.
 * How many a level has only it can tell.
 */
function figuresOf(is: Reported['is'], told: MonthReported | undefined, isOver: boolean): Figures {
  const figures = told?.figures ?? nothing;
  if (is === 'level') return figures;
  const stands = Object.values(figures.standings).some((count) => count > 0);
  return { ...figures, branches: stands || !isOver ? 1 : 0 };
}
