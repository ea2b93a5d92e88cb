/**
 * The rows that pages over many branches read. A row stands for the news and the day that it was made from; one that is behind
 * is made anew. Whoever makes one puts it in with one statement, in which a row of less news never replaces one of more: so
 * it does not matter how many processes are about it.
 */
import { dateOf } from '../../domain/date.ts';
import { program } from '../projections/program.ts';
import { type Projected, type ProjectionName, projectionOf } from '../projections/projections.ts';
import { noteBehind } from './behind.ts';
import type { RowName, RowsAsked, TownshipStore } from './contract.ts';
import type { Desk } from './desk.ts';
import { inSlices } from './in-slices.ts';
import type { Make } from './row-makers.ts';
import type { ProjectionRow } from './schema.ts';

interface Standing extends Pick<ProjectionRow, 'unit' | 'name' | 'key' | 'value'> {
  readonly isBehind: boolean;
  /** What it should have in it. */
  readonly news: number;
}

/** Units in one statement. */
const atOnce = 500;

export function rowsOf(desk: Desk, make: Make): Pick<TownshipStore, 'projected' | 'makeRows'> {
  return {
    async projected<N extends ProjectionName>(name: N, units: readonly string[], key = '') {
      const values = new Map<string, Projected<N>>();
      for (const some of inSlices(units, atOnce))
        for (const [unit, { value }] of await caughtUp(desk, make, some, { name, key }))
          values.set(unit, JSON.parse(value));
      return values;
    },

    async makeRows(asked) {
      const failed = new Set<string>();
      for (const units of inSlices(asked.units, atOnce)) {
        const rows = await standing(desk, { ...asked, units });
        const upToDate = new Set(rows.filter(({ isBehind }) => !isBehind).map(nameOf));
        const isDue = (unit: string, row: RowName): boolean => !upToDate.has(nameOf({ unit, ...row }));
        const due = units.filter((unit) => asked.rows.some((row) => isDue(unit, row)));
        const dueRows = asked.rows.filter((row) => due.some((unit) => isDue(unit, row)));
        for (const unit of due.length === 0 ? [] : await make({ units: due, rows: dueRows })) failed.add(unit);
      }
      return failed;
    },
  };
}

const nameOf = ({ unit, name, key }: Pick<ProjectionRow, 'unit' | 'name' | 'key'>): string =>
  JSON.stringify([unit, name, key]);

async function caughtUp(
  desk: Desk,
  make: Make,
  units: readonly string[],
  row: RowName,
): Promise<ReadonlyMap<string, Standing>> {
  const read = async (some: readonly string[]) =>
    new Map((await standing(desk, { units: some, rows: [row] })).map((known) => [known.unit, known]));
  const rows = await read(units);
  const { awaited = false } = projectionOf(row.name);
  const mustCatchUp = (known: Standing | undefined) => saysNothing(known) || (awaited && known?.isBehind === true);
  const missing = units.filter((unit) => mustCatchUp(rows.get(unit)));
  const behind = new Map([...rows].filter(([, known]) => known.isBehind && !mustCatchUp(known)));
  if (missing.length + behind.size === 0) return rows;
  const news = new Map([...behind].map(([unit, known]) => [unit, known.news]));
  const failed = new Set([
    ...(missing.length === 0 ? [] : await make({ units: missing, rows: [row] })),
    ...(behind.size === 0 ? [] : await make({ units: [...behind.keys()], rows: [row] }, news)),
  ]);
  const made = await read([...missing, ...behind.keys()].filter((unit) => !failed.has(unit)));
  if (made.values().some(({ isBehind }) => isBehind)) noteBehind();
  return new Map([...rows, ...made].filter(([unit]) => !failed.has(unit)));
}

/** None is there, or one from before the branch had told of itself: nothing that could be shown instead. */
const saysNothing = (row: Standing | undefined): boolean => row === undefined || (row.isBehind && row.value === 'null');

/** The rows that are there. */
async function standing({ db, org, now }: Desk, { units, rows }: RowsAsked): Promise<Standing[]> {
  const today = dateOf(now());
  const found = await db
    .selectFrom('projection as row')
    .leftJoin('news', (join) => join.onRef('news.org', '=', 'row.org').onRef('news.unit', '=', 'row.unit'))
    .select(['row.unit', 'row.name', 'row.key', 'row.news', 'row.day', 'row.value', 'news.count'])
    .where('row.org', '=', org)
    .where('row.unit', 'in', units)
    .where('row.name', 'in', [...new Set(rows.map(({ name }) => name))])
    .where('row.key', 'in', [...new Set(rows.map(({ key }) => key))])
    .where('row.program', '=', program)
    .execute();
  return found.map(({ unit, name, key, news, day, value, count }) => ({
    ...{ unit, name, key, value },
    isBehind: day !== today || news < (count ?? 0),
    news: count ?? 0,
  }));
}
