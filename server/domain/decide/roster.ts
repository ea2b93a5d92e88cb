/** Commands that set up the branch and keep its people. */
import type { PersonEntry } from '../commands/roster.ts';
import type { CommandDataOf, Commands } from '../commands.ts';
import type { NewEvent } from '../events.ts';
import type { Person } from '../person.ts';
import { branchOf } from '../state.ts';
import type { Id } from '../vocabulary.ts';
import { bindEvents } from './credentials.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';

/** A secretary that comes with it enters the roster and the office in the same batch. */
function describeBranch(setting: Setting, data: CommandDataOf<'branch.describe'>): Outcome {
  const { branch, secretary, ...described } = data;
  const known = branchOf(setting.state);
  if (known !== null && known.id !== branch) return refused('already-set-up');
  const own = { ...setting, unit: branch };
  const subject = `branch:${branch}`;
  if (secretary === undefined) return done(event(own, subject, 'branch.described', described));
  const { person, name } = secretary;
  const entry = { name, standing: 'member', category: 'ordinary', probationary: false } as const;
  return done(
    event(own, subject, 'branch.described', described),
    ...personEvents(own, person, entry),
    event(own, subject, 'secretary.named', { person }),
  );
}

function nameSecretary(setting: Setting, { person }: CommandDataOf<'branch.name-secretary'>): Outcome {
  if (!setting.state.people.has(person)) return refused('no-such-person');
  return done(event(setting, `branch:${setting.unit}`, 'secretary.named', { person }));
}

function adoptPolicy(setting: Setting, data: Commands['policy.adopt']): Outcome {
  if (branchOf(setting.state) === null) return refused('not-set-up');
  return done(event(setting, `branch:${setting.unit}`, 'policy.adopted', data));
}

/** All or nothing. A second person of one name needs another group or a home of their own, or nobody could tell them apart. */
function addPeople(setting: Setting, { people }: CommandDataOf<'roster.add'>): Outcome {
  const listed = new Set(people.map((entry) => entry.person));
  const taken = new Set(
    setting.state.people
      .values()
      .filter((person) => !person.left && !listed.has(person.id))
      .map((person) => nameKey(person.name, person.group, person.home)),
  );
  const events: NewEvent[] = [];
  for (const { person, booklet, ...entry } of people) {
    const key = nameKey(entry.name, entry.group, entry.home);
    if (taken.has(key)) return refused('duplicate-in-roster');
    taken.add(key);
    if (!isAsEntered(setting.state.people.get(person), entry)) events.push(...personEvents(setting, person, entry));
    if (booklet === undefined) continue;
    const binding = bindEvents(setting, { ...booklet, kind: 'booklet', person });
    if (binding === 'bound-to-another') return refused('bound-to-another');
    events.push(...binding);
  }
  return done(...events);
}

function isAsEntered(known: Person | undefined, entry: PersonEntry): boolean {
  return (
    known !== undefined &&
    !known.left &&
    known.name === entry.name &&
    known.group === (entry.group || null) &&
    known.home === (entry.home || null) &&
    known.standing === entry.standing &&
    known.category === entry.category &&
    known.probationary === entry.probationary &&
    known.invitee === (entry.invitee ?? null)
  );
}

function changePerson(setting: Setting, { person, ...entry }: CommandDataOf<'roster.change'>): Outcome {
  const known = setting.state.people.get(person);
  if (known === undefined) return refused('no-such-person');
  return isAsEntered(known, entry) ? asItWas : done(...personEvents(setting, person, entry));
}

function removePerson(setting: Setting, { person, reason }: CommandDataOf<'roster.remove'>): Outcome {
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

/** Commands of the roster. */
export const rosterDeciders = {
  'branch.describe': describeBranch,
  'branch.name-secretary': nameSecretary,
  'policy.adopt': adoptPolicy,
  'roster.add': addPeople,
  'roster.change': changePerson,
  'roster.remove': removePerson,
} satisfies Deciders;
