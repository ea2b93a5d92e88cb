/**
 * The rows that pages over many branches read. A row stands for the news and the day that it was made from; one that is behind
 * is made anew. Whoever makes one puts it in with one statement, in which a row of less news never replaces one of more: so
 * it does not matter how many processes are about it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { dateOf } from '../../domain/date.ts';
import { program } from '../projections/program.ts';
import { type Projected, type ProjectionName, projectionOf } from '../projections/projections.ts';
import type { Projector, RowsAsked } from '../projections/projector.ts';
import type { OnFault, TownshipStore } from './contract.ts';
import type { Desk } from './desk.ts';
import type { States } from './states.ts';

/** Makes rows anew; resolves with the units of which it cannot. `isUrgent`: no row stands that could be shown instead. */
export type Make = (asked: RowsAsked, isUrgent: boolean) => Promise<ReadonlySet<string>>;

interface Standing {
  readonly value: string;
  readonly isBehind: boolean;
}

/** Units in one statement. */
const atOnce = 500;

export function projectedOf(desk: Desk, make: Make): TownshipStore['projected'] {
  return async <N extends ProjectionName>(name: N, units: readonly string[], key = '') => {
    const values = new Map<string, Projected<N>>();
    for (let from = 0; from < units.length; from += atOnce) {
      const some = units.slice(from, from + atOnce);
      for (const [unit, { value }] of await caughtUp(desk, make, { name, key, units: some }))
        values.set(unit, JSON.parse(value));
    }
    return values;
  };
}

async function caughtUp(desk: Desk, make: Make, asked: RowsAsked): Promise<ReadonlyMap<string, Standing>> {
  const rows = await standing(desk, asked);
  const missing = asked.units.filter((unit) => saysNothing(rows.get(unit)));
  const behind = asked.units.filter((unit) => rows.get(unit)?.isBehind && !saysNothing(rows.get(unit)));
  if (missing.length + behind.length === 0) return rows;
  const failed = new Set([
    ...(missing.length === 0 ? [] : await make({ ...asked, units: missing }, true)),
    ...(behind.length === 0 ? [] : await make({ ...asked, units: behind }, false)),
  ]);
  const stale = [...missing, ...behind].filter((unit) => !failed.has(unit));
  const made = await standing(desk, { ...asked, units: stale });
  return new Map([...rows, ...made].filter(([unit]) => !failed.has(unit)));
}

/** None is there, or one from before the branch had told of itself: nothing that could be shown instead. */
const saysNothing = (row: Standing | undefined): boolean => row === undefined || (row.isBehind && row.value === 'null');

async function standing({ db, org, now }: Desk, { name, key, units }: RowsAsked): Promise<Map<string, Standing>> {
  const today = dateOf(now());
  const rows = await db
    .selectFrom('projection as row')
    .leftJoin('news', (join) => join.onRef('news.org', '=', 'row.org').onRef('news.unit', '=', 'row.unit'))
    .select(['row.unit', 'row.news', 'row.day', 'row.value', 'news.count'])
    .where('row.org', '=', org)
    .where('row.unit', 'in', units)
    .where('row.name', '=', name)
    .where('row.key', '=', key)
    .where('row.program', '=', program)
    .execute();
  return new Map(
    rows.map(({ unit, news, day, value, count }) => [unit, { value, isBehind: day !== today || news < (count ?? 0) }]),
  );
}

/** Makes the rows here and now, one after the other. */
export function makerOf(desk: Desk, states: States, onFault: OnFault): Make {
  const { db, org, now } = desk;

  /** The news are read before the state, so that no row claims what it does not have. */
  async function make({ name, key }: RowsAsked, unit: string): Promise<void> {
    const projection = projectionOf(name);
    const day = dateOf(now());
    const row = await db
      .selectFrom('news')
      .select('count')
      .where('org', '=', org)
      .where('unit', '=', unit)
      .executeTakeFirst();
    const news = row?.count ?? 0;
    const state = await (projection.present ? states.presentOf(unit) : states.stateOf(unit));
    const value = JSON.stringify(projection.of(state, day, key));
    await db
      .insertInto('projection')
      .values({ org, unit, name, key, program, news, day, value })
      .onConflict((conflict) =>
        conflict
          .columns(['org', 'unit', 'name', 'key', 'program'])
          .doUpdateSet({ news, day, value })
          .where('projection.news', '<=', news),
      )
      .execute();
  }

  return async (asked) => {
    const failed = new Set<string>();
    for (const unit of asked.units) {
      try {
        await make(asked, unit);
      } catch (error) {
        failed.add(unit);
        onFault(unit, error);
      }
    }
    return failed;
  };
}

/** ms that a page waits for a row that stands and is behind. */
const patience = 100;

/** Has them made by the thread. */
export function threadMaker(projector: Projector): Make {
  return async (asked, isUrgent) => {
    const made = projector.make(asked);
    const shown = new Set<string>();
    return isUrgent ? made : Promise.race([made.catch(() => shown), sleep(patience, shown, { ref: false })]);
  };
}
