/** Who makes the rows of `projected`: whoever asks, here and now, or the projector's thread. */
import { setTimeout as sleep } from 'node:timers/promises';
import { dateOf } from '../../domain/date.ts';
import { program } from '../projections/program.ts';
import { projectionOf } from '../projections/projections.ts';
import type { Projector } from '../projections/projector.ts';
import type { OnFault, RowName, RowsAsked } from './contract.ts';
import type { Desk } from './desk.ts';
import type { ProjectionRow } from './schema.ts';
import type { States } from './states.ts';

/**
 * Makes rows anew; resolves with the units of which it cannot. `news`: what the rows must have in them at least; without it no
 * row stands that could be shown instead.
 */
export type Make = (asked: RowsAsked, news?: ReadonlyMap<string, number>) => Promise<ReadonlySet<string>>;

/** Makes the rows here and now, one after the other, and puts them in together. */
export function makerOf(desk: Desk, states: States, onFault: OnFault): Make {
  const { db, org, now } = desk;

  async function make({ name, key }: RowName, unit: string, day: string): Promise<string> {
    const projection = projectionOf(name);
    const state = await (projection.present ? states.presentOf(unit) : states.stateOf(unit));
    return JSON.stringify(projection.of(state, day, key));
  }

  return async ({ units, rows }) => {
    const day = dateOf(now());
    // The news are read before the states, so that no row claims what it does not have.
    const counted = await db
      .selectFrom('news')
      .select(['unit', 'count'])
      .where('org', '=', org)
      .where('unit', 'in', units)
      .execute();
    const news = new Map(counted.map(({ unit, count }) => [unit, count]));
    const failed = new Set<string>();
    const made: ProjectionRow[] = [];
    // In one order, so that no two processes wait for each other.
    for (const unit of [...units].sort())
      for (const row of rows) {
        try {
          const value = await make(row, unit, day);
          made.push({ org, unit, ...row, program, news: news.get(unit) ?? 0, day, value });
        } catch (error) {
          failed.add(unit);
          onFault(unit, error);
        }
      }
    if (made.length > 0) await put(desk, made);
    return failed;
  };
}

async function put({ db }: Desk, rows: readonly ProjectionRow[]): Promise<void> {
  await db
    .insertInto('projection')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['org', 'unit', 'name', 'key', 'program'])
        .doUpdateSet(({ ref }) => ({
          news: ref('excluded.news'),
          day: ref('excluded.day'),
          value: ref('excluded.value'),
        }))
        .whereRef('projection.news', '<=', 'excluded.news'),
    )
    .execute();
}

/** ms that a page waits for rows that stand and are behind. */
const patience = 100;

/** Has them made by the thread, but what it is about already. */
export function threadMaker(projector: Projector): Make {
  const underWay = new Map<string, { readonly news: number; readonly made: Promise<ReadonlySet<string>> }>();

  function remember(made: Promise<ReadonlySet<string>>, rows: ReadonlyMap<string, number>): void {
    for (const [row, news] of rows) underWay.set(row, { news, made });
    const forget = (): void => {
      for (const row of rows.keys()) if (underWay.get(row)?.made === made) underWay.delete(row);
    };
    made.then(forget, forget);
  }

  return async (asked, news) => {
    if (news === undefined) return projector.make(asked);
    const nameOf = (unit: string): string => JSON.stringify([unit, asked.rows]);
    const isUnderWay = (unit: string): boolean => (underWay.get(nameOf(unit))?.news ?? -1) >= (news.get(unit) ?? 0);
    const units = asked.units.filter((unit) => !isUnderWay(unit));
    if (units.length > 0)
      remember(projector.make({ ...asked, units }), new Map(units.map((unit) => [nameOf(unit), news.get(unit) ?? 0])));
    const makings = new Set(asked.units.map((unit) => underWay.get(nameOf(unit))?.made));
    const failed = Promise.all(makings).then((sets) => new Set(sets.flatMap((set) => [...(set ?? [])])));
    const shown = new Set<string>();
    return Promise.race([failed.catch(() => shown), sleep(patience, shown, { ref: false })]);
  };
}
