/** What a level below has told of a year, summed month by month; `key` is the year. */
import { type Month, monthOf } from '../../domain/date.ts';
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
        const sum = monthOfTown([...reported.values()], key);
        return sum.reported !== null || (key === monthOf(today) && sum.figures.branches > 0) ? [[key, sum]] : [];
      }),
    ),
  // Most units are no levels.
  ahead: () => [],
};

/** What counts in a month: what stands there now, and what has left and told of it before. */
export const countsIn = ({ left, months }: Reported, month: Month): boolean => !left || months.has(month);

export function monthOfTown(all: readonly Reported[], month: Month): TownMonth {
  const told = all.filter((one) => countsIn(one, month)).map((one) => ({ is: one.is, month: one.months.get(month) }));
  const moments = told.flatMap((one) => one.month?.at ?? []);
  return {
    figures: sumOf(told.map(figuresOf)),
    reported: moments.length === 0 ? null : Math.max(...moments),
  };
}

/** A branch counts before it has anything to tell; how many a level has only it can tell. */
function figuresOf({ is, month }: { readonly is: Reported['is']; readonly month: MonthReported | undefined }): Figures {
  return month?.figures ?? { ...nothing, branches: is === 'branch' ? 1 : 0 };
}
