/**
 * What the branches hold of the township's guidance and its own list does not, as after its database was set back: the list is
 * the township's alone, but each branch's log keeps what was given to it, and under which id, when and by whom.
 */
import { hash } from 'node:crypto';
import { Guide, type Scope } from '../../domain/events/guidance.ts';
import { eventIdOf, eventVersion } from '../../domain/events.ts';
import { stampOf } from '../../domain/stamp.ts';
import type { Draft, Stored } from '../../log/contract.ts';
import type { GuidanceTold } from '../projections/guidance.ts';
import type { TownshipStore } from '../store/contract.ts';
import { type Given, givenIn, isFor, townshipUnit } from './given.ts';

type Store = Pick<TownshipStore, 'stateOf' | 'subjectEvents' | 'append'>;

/** Puts it back on the list, for whom it is found to have been; `told`: of all that have a box. Given to each of them is given to all. */
export async function regain(store: Store, told: ReadonlyMap<string, GuidanceTold>): Promise<void> {
  const known = givenIn(await store.stateOf(townshipUnit));
  const found = new Map<string, { readonly given: Given; readonly units: string[] }>();
  for (const [unit, has] of told) {
    if (!holdsMore(has, known, unit)) continue;
    for (const given of (await eventsOf(store, unit, has)).flatMap(givenBy)) {
      if (known.some((one) => one.id === given.id && isFor(one, unit))) continue;
      const entry = found.get(given.id) ?? { given, units: [] };
      entry.units.push(unit);
      found.set(given.id, entry);
    }
  }
  for (const one of found.values()) await store.append([draftOf(one, known, [...told.keys()])]);
}

/** By the row of the branch alone, which costs little. */
function holdsMore(told: GuidanceTold, known: readonly Given[], unit: string): boolean {
  const own = known.filter((one) => isFor(one, unit)).map(({ guide }) => guide);
  const themes = new Map(
    own.flatMap(({ type, data }) => ('theme' in data ? [[data.theme, type === 'theme.recall']] : [])),
  );
  const years = new Set(own.flatMap(({ data }) => ('years' in data ? Object.keys(data.years) : [])));
  const isAdopted = ({ id, version, from }: GuidanceTold['policies'][number]) =>
    own.some(
      ({ data }) => 'policy' in data && data.policy.id === id && data.policy.version === version && data.from === from,
    );
  return (
    Object.entries(told.themes).some(([theme, { recalled }]) => (recalled ? !themes.get(theme) : !themes.has(theme))) ||
    Object.keys(told.holidays).some((year) => !years.has(year)) ||
    !told.policies.every(isAdopted)
  );
}

async function eventsOf(store: Store, unit: string, told: GuidanceTold): Promise<readonly Stored[]> {
  const subjects = [`branch:${unit}`, ...Object.keys(told.themes).map((theme) => `theme:${theme}`)];
  return (await Promise.all(subjects.map((subject) => store.subjectEvents(unit, subject)))).flat();
}

/** What one event of a branch says that it was given; nothing where it is none of the township's. */
function givenBy(event: Stored): Given[] {
  const guide = guideIn(event);
  return guide === undefined
    ? []
    : [{ id: event.command, to: [event.unit], guide, at: stampOf(event), by: event.actor }];
}

const guideTypes: Readonly<Record<string, Guide['type']>> = {
  'theme.issued': 'theme.issue',
  'theme.recalled': 'theme.recall',
  'policy.adopted': 'policy.adopt',
  'holidays.known': 'holidays.learn',
};

function guideIn({ type, subject, data }: Stored): Guide | undefined {
  const theme = /^theme:(.+)$/.exec(subject)?.[1];
  const said = { type: guideTypes[type], data: { ...(data as object), ...(theme !== undefined && { theme }) } };
  // Without a level above it is the branch's own.
  return Guide.safeParse(said).data;
}

/** Said at the moment of the giving, by whoever gave it. */
function draftOf(
  { given, units }: { given: Given; units: readonly string[] },
  known: readonly Given[],
  all: readonly string[],
): Draft {
  const before = known.find(({ id }) => id === given.id)?.to ?? [];
  const to: Scope = all.every((unit) => units.includes(unit) || before.includes(unit)) ? 'all' : [...units].sort();
  // Found by two processes at once it is said once.
  const command = hash('sha256', JSON.stringify(['regained', given.id, to]));
  return {
    ...{ ...given.at, unit: townshipUnit, id: eventIdOf(command, 0), type: 'guidance.given', v: eventVersion },
    ...{ subject: `guide:${given.id}`, command, actor: given.by, data: { to, guide: given.guide } },
  };
}
