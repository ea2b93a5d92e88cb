/** The levels below that have been accepted, and what they have reported. */
import { type LocalDate, type Month, monthOf } from '../../domain/date.ts';
import { nothing, sumOf } from '../../domain/figures.ts';
import { spansOf } from '../../domain/periods.ts';
import type { ReportedUnit, Town, TownPage, TownsPage } from '../contract/towns.ts';
import { countsIn, monthOfTown, type TownTold } from '../projections/town.ts';
import type { FleetDevice, TownshipStore } from '../store/contract.ts';

export interface LevelBelow {
  readonly unit: string;
  /** As its server called itself when it enrolled. */
  readonly name: string;
  /** When that was in touch last, ms since the epoch. */
  readonly heard: number;
}

/** ms after which a server that has not been in touch may have newer figures than it has told. */
const silence = 2 * 24 * 3_600_000;

const { compare } = new Intl.Collator('zh-CN');
const byName = (a: { readonly name: string }, b: { readonly name: string }): number => compare(a.name, b.name);

export function levelsOf(devices: readonly FleetDevice[]): LevelBelow[] {
  const accepted = devices.filter(({ standing, level }) => standing === 'accepted' && level === 'township');
  return [...Map.groupBy(accepted, ({ unit }) => unit)]
    .map(([unit, ofUnit]) => ({
      unit,
      name: ofUnit.reduce((a, b) => (a.enrolled < b.enrolled ? b : a)).branch,
      heard: Math.max(...ofUnit.map(({ heard }) => heard)),
    }))
    .sort(byName);
}

/** `month`: which is looked at; `first`: the earliest that can be. `now`: ms since the epoch. */
export interface TownsLook {
  readonly month: Month;
  readonly first: Month;
  readonly today: LocalDate;
  readonly now: number;
}

export async function townsPage(
  store: Pick<TownshipStore, 'devices' | 'projected'>,
  { month, first, today, now }: TownsLook,
): Promise<TownsPage> {
  const levels = levelsOf(await store.devices.list());
  const units = levels.map(({ unit }) => unit);
  const told = await store.projected('town', units, month.slice(0, 4));
  const towns = levels.map((level): Town => townIn(level, told.get(level.unit), month, now));
  const trend = monthsUntil(today, month).map((one) => ({
    month: one,
    figures: sumOf([...told.values()].flatMap((months) => months[one]?.figures ?? [])),
  }));
  return { today, month, first, towns, sum: sumOf(towns.map(({ figures }) => figures)), trend };
}

/** Null: there is no such level below. */
export async function townPage(
  store: Pick<TownshipStore, 'devices' | 'projected' | 'stateOf'>,
  unit: string,
  { month, first, today, now }: TownsLook,
): Promise<TownPage | null> {
  const level = levelsOf(await store.devices.list()).find((one) => one.unit === unit);
  if (level === undefined) return null;
  const told = (await store.projected('town', [unit], month.slice(0, 4))).get(unit);
  const reported = [...(await store.stateOf(unit)).reported.values()];
  const units = reported
    .filter((one) => countsIn(one, month))
    .map((one): ReportedUnit => ({ unit: one.unit, name: one.name, is: one.is, ...monthOfTown([one], month, today) }));
  const trend = monthsUntil(today, month).map((one) => ({ month: one, figures: told?.[one]?.figures ?? nothing }));
  return { today, month, first, town: townIn(level, told, month, now), units: units.sort(byName), trend };
}

function townIn({ unit, name, heard }: LevelBelow, told: TownTold | undefined, month: Month, now: number): Town {
  const { figures, reported } = told?.[month] ?? { figures: nothing, reported: null };
  return { unit, name, figures, reported, heard, silent: now - heard > silence };
}

/** Of the year of `month`, those that have begun. */
const monthsUntil = (today: LocalDate, month: Month): Month[] =>
  spansOf('month', month.slice(0, 4))
    .map(({ key }) => key)
    .filter((key) => key <= monthOf(today));
