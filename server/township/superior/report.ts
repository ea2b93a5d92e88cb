/** Tells the level above what has become of this one since it was told last: in this one's own log of the unit that it is there. */
import { randomUUID } from 'node:crypto';
import { dateOf, type LocalDate } from '../../domain/date.ts';
import { eventIdOf, eventVersion } from '../../domain/events.ts';
import { type Counted, unreported } from '../../domain/figures.ts';
import type { Draft } from '../../log/contract.ts';
import { stampAt } from '../commands/carry-out.ts';
import { roomsOf } from '../queries/rooms.ts';
import { levelsOf } from '../queries/towns.ts';
import type { News, TownshipStore } from '../store/contract.ts';

export type ReportingStore = Pick<TownshipStore, 'devices' | 'projected' | 'news' | 'stateOf' | 'heads' | 'appendUpon'>;

/** ms for which a unit that had news is looked at: its rows may be behind them still. */
const settling = 300_000;

/**
 * Resolves to whether something was written: all of a look in one transaction, and only upon what the look has seen, so that two
 * processes, or one that was cut off, never tell the same twice. `unit`: in whose log. `now`: ms since the epoch.
 */
export function reporterOf(store: ReportingStore, unit: string, now: () => number): () => Promise<boolean> {
  let heard: News = new Map();
  let day: LocalDate = '';
  /** Until when each is looked at. */
  const unsettled = new Map<string, number>();

  return async () => {
    const at = now();
    const today = dateOf(at);
    const news = await store.news(today === day ? heard : new Map());
    [heard, day] = [new Map([...heard, ...news]), today];
    for (const one of news.keys()) if (one !== unit) unsettled.set(one, at + settling);
    if (unsettled.size === 0) return false;
    const heads = await store.heads([unit]);
    const drafts = await untold(store, unit, new Set(unsettled.keys()), at);
    for (const [one, until] of unsettled) if (at >= until) unsettled.delete(one);
    return drafts.length > 0 && (await store.appendUpon(heads, drafts));
  };
}

/** `looked`: of which units there may be something to tell. */
async function untold(
  store: ReportingStore,
  unit: string,
  looked: ReadonlySet<string>,
  now: number,
): Promise<readonly Draft[]> {
  const [year] = dateOf(now).split('-');
  const years = [String(Number(year) - 1), String(year)];
  const devices = await store.devices.list();
  const [rooms, levels] = [roomsOf(devices), levelsOf(devices)];
  const { reported } = await store.stateOf(unit);
  const events = unreported(reported, {
    ...{ unit, years },
    all: new Set([...rooms, ...levels].map((one) => one.unit)),
    counted: [
      ...(await branches(
        store,
        rooms.map((room) => room.unit).filter((one) => looked.has(one)),
        years,
      )),
      ...(await sums(
        store,
        levels.filter((level) => looked.has(level.unit)),
        years,
      )),
    ],
  });
  const command = randomUUID();
  return events.map((event, place) => ({
    ...{ ...stampAt(now), ...event, id: eventIdOf(command, place), v: eventVersion, command, actor: 'township' },
  }));
}

/** Each as its own log tells; one that has not told of itself yet is not among them. */
async function branches(store: ReportingStore, units: readonly string[], years: readonly string[]): Promise<Counted[]> {
  const told = await Promise.all(years.map((year) => store.projected('figures', units, year)));
  return units.flatMap((unit) => {
    const ofYears = told.flatMap((rows) => rows.get(unit) ?? []);
    const name = ofYears[0]?.name;
    if (name === undefined || ofYears.length < years.length) return [];
    return [{ unit, name, is: 'branch', months: Object.assign({}, ...ofYears.map(({ months }) => months)) }];
  });
}

/** Of a level below what it has told, summed: whoever is further up sees it as this one sees a branch. */
async function sums(
  store: ReportingStore,
  levels: readonly { readonly unit: string; readonly name: string }[],
  years: readonly string[],
): Promise<Counted[]> {
  const units = levels.map(({ unit }) => unit);
  const told = await Promise.all(years.map((year) => store.projected('town', units, year)));
  return levels.flatMap(({ unit, name }) => {
    const ofYears = told.map((rows) => rows.get(unit)).filter((row) => row !== undefined);
    if (ofYears.length < years.length) return [];
    const months = ofYears.flatMap((row) => Object.entries(row)).map(([month, { figures }]) => [month, figures]);
    return [{ unit, name, is: 'level', months: Object.fromEntries(months) }];
  });
}
