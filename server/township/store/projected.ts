/**
 * The rows that pages over many branches read. A row stands for the news and the day that it was made from; one that is behind
 * is made anew. Whoever makes one puts it in with one statement, in which a row of less news never replaces one of more: so
 * it does not matter how many processes are about it.
 */
import { dateOf } from '../../domain/date.ts';
import type { State } from '../../domain/state.ts';
import { program } from '../projections/program.ts';
import { type Projected, type ProjectionName, projections } from '../projections/projections.ts';
import type { OnFault, TownshipStore } from './contract.ts';
import type { Desk } from './desk.ts';

interface Standing {
  readonly value: string;
  readonly isBehind: boolean;
}

export function projectedOf(
  { db, org, now }: Desk,
  stateOf: (unit: string) => Promise<State>,
  onFault: OnFault,
): TownshipStore['projected'] {
  async function newsOf(units: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await db
      .selectFrom('news')
      .select(['unit', 'count'])
      .where('org', '=', org)
      .where('unit', 'in', units)
      .execute();
    return new Map(rows.map(({ unit, count }) => [unit, count]));
  }

  async function standing(name: string, key: string, units: readonly string[], news: ReadonlyMap<string, number>) {
    const today = dateOf(now());
    const rows = await db
      .selectFrom('projection')
      .select(['unit', 'news', 'day', 'value'])
      .where('org', '=', org)
      .where('unit', 'in', units)
      .where('name', '=', name)
      .where('key', '=', key)
      .where('program', '=', program)
      .execute();
    return new Map(
      rows.map((row): [string, Standing] => {
        const isBehind = row.day !== today || row.news < (news.get(row.unit) ?? 0);
        return [row.unit, { value: row.value, isBehind }];
      }),
    );
  }

  /** `news`: what had come before the state was read, so that no row claims what it does not have. */
  async function make(name: ProjectionName, key: string, unit: string, news: number): Promise<string> {
    const day = dateOf(now());
    const value = JSON.stringify(projections[name].of(await stateOf(unit), day, key));
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
    return value;
  }

  return async <N extends ProjectionName>(name: N, units: readonly string[], key = '') => {
    const values = new Map<string, Projected<N>>();
    if (units.length === 0) return values;
    const news = await newsOf(units);
    const rows = await standing(name, key, units, news);
    for (const unit of units) {
      const row = rows.get(unit);
      try {
        const value = row?.isBehind === false ? row.value : await make(name, key, unit, news.get(unit) ?? 0);
        values.set(unit, JSON.parse(value));
      } catch (error) {
        onFault(unit, error);
      }
    }
    return values;
  };
}
