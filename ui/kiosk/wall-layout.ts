/**
 * How the names stand on the wall, as a function of the room there is: as large as fits on one page, never under the
 * smallest size; what does not fit goes on pages, by 党小组 where there are groups. A long name takes two or three cells.
 */
import type { Id } from '../../server/domain/vocabulary.ts';

export interface WallName {
  readonly id: Id;
  readonly name: string;
  readonly group: string | null;
}

/** CSS pixels. */
export interface WallRoom {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  /** Sizes of a name to try, largest first. */
  readonly sizes: readonly number[];
  /** What a cell needs beside the characters: padding and the mark. */
  readonly beside: number;
  /** The least height of a cell: a finger, if names are touched. */
  readonly least: number;
}

export interface WallPage {
  /** null: the page holds people of any group. */
  readonly group: string | null;
  /** From 1, within the group. */
  readonly page: number;
  readonly of: number;
  readonly cells: readonly { readonly id: Id; readonly span: number }[];
}

export interface WallPlan {
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
  readonly pages: readonly WallPage[];
}

/** The line height of a name, and what stands above and below it. */
const leading = 1.2;
const above = 2;
/** How much of its size a name may give up for an even wall. */
const calm = 0.75;
/** Pages from which on people look for their group, not for a page. */
const byGroup = 3;

export function planWall(names: readonly WallName[], room: WallRoom): WallPlan {
  const plans = room.sizes.map((size) => bestColumns(names, room, size));
  const whole = plans.filter((plan) => plan.pages.length <= 1);
  const largest = whole[0] ?? plans.at(-1) ?? { size: 0, columns: 1, rows: 1, pages: [] };
  // A little smaller is better than two cells for an ordinary name of four characters.
  return whole.find((plan) => plan.size >= calm * largest.size && !spreads(names, plan)) ?? largest;
}

/** Whether a name of up to four characters takes more than one cell. */
function spreads(names: readonly WallName[], plan: WallPlan): boolean {
  const wide = new Set(plan.pages.flatMap(({ cells }) => cells.filter(({ span }) => span > 1).map(({ id }) => id)));
  return names.some(({ id, name }) => wide.has(id) && [...name].length <= 4);
}

/** Fewest pages first, then the wider cells. */
function bestColumns(names: readonly WallName[], room: WallRoom, size: number): WallPlan {
  const most = columnsOf(room, 3 * size);
  const least = columnsOf(room, 4 * size);
  const pitch = Math.max(room.least, size * leading + above) + room.gap;
  const rows = Math.max(1, Math.floor((room.height + room.gap) / pitch));
  let best: WallPlan | null = null;
  for (let columns = least; columns <= most; columns += 1) {
    const pages = pagesOf(names, room, size, columns, rows);
    const plan = { size, columns, rows: pages.length === 1 ? rowsOf(pages[0], columns) : rows, pages };
    if (best === null || plan.pages.length < best.pages.length) best = plan;
  }
  return best ?? { size, columns: 1, rows, pages: [] };
}

function columnsOf(room: WallRoom, characters: number): number {
  return Math.max(1, Math.floor((room.width + room.gap) / (characters + room.beside + room.gap)));
}

function pagesOf(
  names: readonly WallName[],
  room: WallRoom,
  size: number,
  columns: number,
  rows: number,
): readonly WallPage[] {
  const cell = (room.width + room.gap) / columns;
  const cells = (list: readonly WallName[]) =>
    list.map(({ id, name }) => {
      const needs = [...name].length * size + room.beside + room.gap;
      return { id, span: Math.min(columns, Math.max(1, Math.ceil(needs / cell - 0.001))) };
    });
  const all = fill(cells(names), columns, rows);
  const groups = Map.groupBy(names, ({ group }) => group);
  if (all.length < byGroup || groups.size < 2) return numbered(null, all);
  return [...groups].flatMap(([group, list]) => numbered(group, fill(cells(list), columns, rows)));
}

/** Rows that a page fills. */
function rowsOf(page: WallPage | undefined, columns: number): number {
  const count = page?.cells.length ?? 0;
  let rows = 1;
  while (rows < count && fill(page?.cells ?? [], columns, rows).length > 1) rows += 1;
  return rows;
}

type Cell = WallPage['cells'][number];

/** Line by line as the browser's grid does it, without filling gaps later. */
function fill(cells: readonly Cell[], columns: number, rows: number): readonly (readonly Cell[])[] {
  const pages: Cell[][] = [];
  let row = rows;
  let column = 0;
  for (const cell of cells) {
    if (column + cell.span > columns) {
      row += 1;
      column = 0;
    }
    if (row >= rows) {
      pages.push([]);
      row = 0;
      column = 0;
    }
    pages.at(-1)?.push(cell);
    column += cell.span;
  }
  return pages;
}

function numbered(group: string | null, pages: readonly (readonly Cell[])[]): readonly WallPage[] {
  return pages.map((cells, index) => ({ group, page: index + 1, of: pages.length, cells }));
}
