/** Commands that set up the branch and keep its people. */
import type { AdoptPolicy, CommandDataOf, PersonEntry } from '../commands.ts';
import type { NewEvent } from '../events.ts';
import { branchOf } from '../state.ts';
import type { Id } from '../vocabulary.ts';
import { asItWas, done, event, type Outcome, refused, type Setting } from './outcome.ts';

export function describeBranch(_: Setting, { branch, ...described }: CommandDataOf<'branch.describe'>): Outcome {
  return done(event({ unit: branch }, `branch:${branch}`, 'branch.described', described));
}

export function nameSecretary(setting: Setting, { person }: CommandDataOf<'branch.name-secretary'>): Outcome {
  if (!setting.state.people.has(person)) return refused('no-such-person');
  return done(event(setting, `branch:${setting.unit}`, 'secretary.named', { person }));
}

export function adoptPolicy(setting: Setting, data: AdoptPolicy['data']): Outcome {
  if (branchOf(setting.state) === null) return refused('not-set-up');
  return done(event(setting, `branch:${setting.unit}`, 'policy.adopted', data));
}

/** All or nothing. A second person of one name needs another group or a home of their own, or nobody could tell them apart. */
export function addPeople(setting: Setting, { people }: CommandDataOf<'roster.add'>): Outcome {
  const taken = new Set(
    setting.state.people
      .values()
      .filter((person) => !person.left)
      .map((person) => nameKey(person.name, person.group, person.home)),
  );
  for (const entry of people) {
    if (setting.state.people.has(entry.person)) continue;
    const key = nameKey(entry.name, entry.group, entry.home);
    if (taken.has(key)) return refused('duplicate-in-roster');
    taken.add(key);
  }
  const fresh = people.filter((entry) => !setting.state.people.has(entry.person));
  return done(...fresh.flatMap((entry) => personEvents(setting, entry.person, entry)));
}

export function changePerson(setting: Setting, { person, ...entry }: CommandDataOf<'roster.change'>): Outcome {
  if (!setting.state.people.has(person)) return refused('no-such-person');
  return done(...personEvents(setting, person, entry));
}

export function removePerson(setting: Setting, { person, reason }: CommandDataOf<'roster.remove'>): Outcome {
  const known = setting.state.people.get(person);
  if (known === undefined) return refused('no-such-person');
  if (known.left) return asItWas;
  return done(event(setting, `person:${person}`, 'person.left', { reason }));
}

export function personEvents(setting: Setting, person: Id, entry: PersonEntry): NewEvent[] {
  const { name, group, home, standing, category, probationary, invitee } = entry;
  return [
    event(setting, `person:${person}`, 'person.described', {
      name,
      ...(group === undefined || group === '' ? {} : { group }),
      ...(home === undefined || home === '' ? {} : { home }),
    }),
    event(setting, `person:${person}`, 'person.classed', {
      standing,
      category,
      probationary,
      elsewhere: home !== undefined && home !== '',
      ...(invitee === undefined ? {} : { invitee }),
    }),
  ];
}

function nameKey(name: string, group: string | null | undefined, home: string | null | undefined): string {
  return [name, group ?? '', home ?? ''].join('\n');
}
