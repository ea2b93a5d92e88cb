/** What was given, and what became of it, branch by branch. */

import { prcHolidays } from '../../domain/calendar-prc.ts';
import type { LocalDate } from '../../domain/date.ts';
import type { GuideOf, Scope, Theme } from '../../domain/events/guidance.ts';
import { presetIds, presets } from '../../domain/policy/presets.ts';
import type { Id } from '../../domain/vocabulary.ts';
import type {
  Addressees,
  GivenTheme,
  GivenThemesPage,
  GuideStanding,
  HolidaysPage,
  PoliciesPage,
} from '../contract/guidance.ts';
import { type Given, givenIn, isFor, townshipUnit } from '../guidance/given.ts';
import { enteredYears, uncoveredYears } from '../guidance/holidays.ts';
import { changesOf, isAssessed } from '../guidance/own-policy.ts';
import { regain } from '../guidance/regain.ts';
import type { GuidanceTold, Place } from '../projections/guidance.ts';
import type { TownshipStore } from '../store/contract.ts';
import { roomsFor } from './rooms.ts';

type Store = Pick<
  TownshipStore,
  'accounts' | 'devices' | 'holds' | 'projected' | 'stateOf' | 'subjectEvents' | 'append'
>;

interface RoomOf {
  readonly unit: string;
  readonly branch: string;
  /** How far its boxes hold each log that others write, ours among them, which has another origin once we were set back. */
  readonly received: ReadonlyMap<string, number>;
  /** Undefined: it cannot be told. */
  readonly told: GuidanceTold | undefined;
}

interface Overview extends Addressees {
  readonly given: readonly Given[];
  readonly all: readonly RoomOf[];
  /** The name of an account. */
  readonly nameOf: (account: string) => string;
}

async function overview(store: Store): Promise<Overview> {
  const [rooms, accounts] = await Promise.all([
    roomsFor(store, { role: 'township', units: [] }),
    store.accounts.list(),
  ]);
  const units = rooms.map(({ unit }) => unit);
  const told = await store.projected('guidance', units);
  await regain(store, told);
  const state = await store.stateOf(townshipUnit);
  const all = rooms.map(({ unit, branch, report }): RoomOf => {
    const received = new Map(report?.holds?.map(({ origin, seq }) => [origin, seq]));
    return { unit, branch: told.get(unit)?.branch || branch, received, told: told.get(unit) };
  });
  return {
    ...{ given: givenIn(state), all },
    nameOf: (account) => accounts.find(({ id }) => id === account)?.name ?? '',
    rooms: all.map(({ unit, branch }) => ({ unit, branch })),
    communities: accounts
      .filter(({ role, disabled }) => role === 'community' && !disabled)
      .map(({ name, units }) => ({ name, units: [...units] })),
  };
}

/** `place`: in our log of the branch; undefined: none that the row of the branch knows, which may be a moment behind. */
async function standingOf(store: Store, { unit, received }: RoomOf, id: Id, place?: Place): Promise<GuideStanding> {
  if (place === undefined) return (await store.holds(unit, id)) ? 'sent' : 'missing';
  return place.seq <= (received.get(place.origin) ?? 0) ? 'received' : 'sent';
}

const toNames = ({ at, by, to }: Given, { nameOf }: Overview): { at: number; by: string; to: Scope } => ({
  at: at.wall,
  by: nameOf(by),
  to,
});

/** `year`: `2026`. */
export async function themesPage(store: Store, year: string): Promise<GivenThemesPage> {
  const over = await overview(store);
  const byTheme = Map.groupBy(over.given, ({ guide }) => ('theme' in guide.data ? guide.data.theme : ''));
  const themes = await Promise.all([...byTheme].map(([id, given]) => themeOf(store, id, given, over)));
  return {
    year,
    themes: themes
      .flatMap((theme) => theme ?? [])
      .filter(({ when }) => when.startsWith(year))
      .sort((a, b) => (a.when < b.when ? -1 : 1)),
    ...{ rooms: over.rooms, communities: over.communities },
  };
}

async function themeOf(store: Store, id: Id, given: readonly Given[], over: Overview): Promise<GivenTheme | null> {
  const issued = given.findLast(({ guide }) => guide.type === 'theme.issue');
  if (issued?.guide.type !== 'theme.issue') return null;
  const { theme: _, lesson, ...theme } = issued.guide.data;
  const last = given.at(-1)?.guide;
  return {
    id,
    ...theme,
    ...toNames(issued, over),
    lesson: lesson === null ? null : { title: lesson.title, pages: lesson.pages.length },
    recalled: last?.type === 'theme.recall' ? last.data.reason : null,
    branches: await Promise.all(
      over.all
        .filter(({ unit, told }) => isFor(issued, unit) || told?.themes[id] !== undefined)
        .map(async (room) => {
          const known = room.told?.themes[id];
          const taken = known?.taken ?? null;
          if (taken !== null) return { unit: room.unit, standing: taken.held ? 'held' : 'planned', date: taken.date };
          return { unit: room.unit, standing: await standingOf(store, room, issued.id, known?.place), date: null };
        }),
    ),
  };
}

/** Null: there is no such theme. */
export async function wholeTheme(store: Pick<Store, 'stateOf'>, theme: string): Promise<Theme | null> {
  const issued = givenIn(await store.stateOf(townshipUnit)).findLast(
    ({ guide }) => guide.type === 'theme.issue' && guide.data.theme === theme,
  );
  return issued?.guide.type === 'theme.issue' ? issued.guide.data : null;
}

export async function policiesPage(store: Store, today: LocalDate): Promise<PoliciesPage> {
  const over = await overview(store);
  const adopted = over.given.filter(isAdoption);
  return {
    presets: presetIds.map((id) => ({ id, name: presets[id].name, source: presets[id].source })),
    versions: adopted.toReversed().map((one) => {
      const { policy, from } = one.guide.data;
      const { name, version, preset } = policy;
      const assessment = isAssessed(policy);
      return {
        id: one.id,
        ...toNames(one, over),
        name,
        version,
        base: preset,
        assessment,
        from,
        changes: changesOf(policy),
      };
    }),
    branches: await Promise.all(
      over.all.map(async (room) => {
        const { unit, branch, told } = room;
        const { name, version, given } = told?.policy ?? { name: '', version: 0, given: false };
        const due = adopted.findLast((one) => isFor(one, unit));
        const { policy, from } = due?.guide.data ?? {};
        const known = told?.policies.findLast(
          (one) => one.id === policy?.id && one.version === policy.version && one.from === from,
        );
        const next = told?.policies.findLast(({ from }) => from > today);
        return {
          ...{ unit, branch, name, version, own: !given },
          next: next === undefined ? null : { name: next.name, version: next.version, from: next.from },
          standing: due === undefined ? 'received' : await standingOf(store, room, due.id, known?.place),
        };
      }),
    ),
    ...{ rooms: over.rooms, communities: over.communities },
  };
}

type Adoption = Given & { readonly guide: { readonly type: 'policy.adopt'; readonly data: GuideOf<'policy.adopt'> } };
const isAdoption = (one: Given): one is Adoption => one.guide.type === 'policy.adopt';

export async function holidaysPage(store: Store, today: LocalDate): Promise<HolidaysPage> {
  const over = await overview(store);
  const entered = enteredYears(over.given);
  const now = today.slice(0, 4);
  const next = String(Number(now) + 1);
  const years = [...new Set([now, next, ...entered.keys()])].sort().reverse();
  const page = await Promise.all(
    years.map(async (year) => {
      const own = entered.get(year);
      const without = over.all.filter(({ told }) => own !== undefined && !isSame(told?.holidays[year], own.days));
      const held = await Promise.all(without.map(({ unit }) => store.holds(unit, own?.given.id ?? '')));
      return {
        year,
        days: own?.days ?? prcHolidays[year] ?? null,
        entered: own === undefined ? null : { at: own.given.at.wall, by: over.nameOf(own.given.by) },
        missing: held.filter((has) => !has).length,
      };
    }),
  );
  return { years: page, uncovered: uncoveredYears(over.given, today), rooms: over.rooms };
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
