/** Which branches stand in the comparison, in what order, and what they come to together. */
import type { ComparedBranch, ComparisonPage, MonthStanding } from '../../server/township/contract.ts';
import type { Column } from '../texts/township-compare.ts';

export interface Sorting {
  readonly by: Column;
  readonly descending: boolean;
}

/** Of the running month, or December of a year that is over; null: nobody knows yet. */
export function monthRate({ months }: ComparedBranch, { year, today }: ComparisonPage): number | null {
  const month = year === today.slice(0, 4) ? Number(today.slice(5, 7)) : 12;
  return months[month - 1]?.rate ?? null;
}

export const shareOf = ({ done, of }: ComparedBranch['dues']): number | null => (of === 0 ? null : done / of);

/** What stands in a column as a number; null goes last, whichever way one sorts. */
function figure(branch: ComparedBranch, column: Exclude<Column, 'branch'>, page: ComparisonPage): number | null {
  switch (column) {
    case 'month':
      return monthRate(branch, page);
    case 'meetings':
    case 'traces':
    case 'dues':
      return shareOf(branch[column]);
    case 'duties':
      return branch.duties.missed * 1000 + branch.duties.late;
    default:
      return branch[column];
  }
}

/** Those whose name has `name` in it. Equal ones stay in the order of their names. */
export function sorted(page: ComparisonPage, { by, descending }: Sorting, name: string): readonly ComparedBranch[] {
  const found = page.branches
    .filter(({ branch }) => branch.includes(name.trim()))
    .toSorted((a, b) => a.branch.localeCompare(b.branch, 'zh-CN'));
  if (by === 'branch') return descending ? found.toReversed() : found;
  return found.toSorted((a, b) => {
    const [left, right] = [figure(a, by, page), figure(b, by, page)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return descending ? right - left : left - right;
  });
}

export interface Bin {
  /** The lowest rate in it, 0…1; it is 5 % wide, and the highest one has 100 % in it too. */
  readonly from: number;
  readonly count: number;
}

const lowest = 8;
const bins = 12;

/** From 40 % up; what is lower stands in the lowest. */
export function spread({ branches }: ComparisonPage): readonly Bin[] {
  const rates = branches.flatMap(({ rate }) => rate ?? []);
  const binOf = (rate: number) => Math.min(bins - 1, Math.max(0, Math.floor(rate * 20 + 1e-9) - lowest));
  return Array.from({ length: bins }, (_, index) => ({
    from: (lowest + index) / 20,
    count: rates.filter((rate) => binOf(rate) === index).length,
  }));
}

/** How many branches stand how in each month. */
export function monthly({ branches }: ComparisonPage): readonly Readonly<Partial<Record<MonthStanding, number>>>[] {
  return Array.from({ length: 12 }, (_, month) => {
    const standings = Map.groupBy(branches, ({ months }) => months[month]?.standing ?? 'unrecorded');
    return Object.fromEntries(Array.from(standings, ([standing, ones]) => [standing, ones.length]));
  });
}
