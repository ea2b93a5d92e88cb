/** Commands that set up the branch and keep its people. */
import type { PersonEntry } from '../commands/roster.ts';
import type { CommandDataOf } from '../commands.ts';
import { dateOf, type LocalDate } from '../date.ts';
import type { NewEvent } from '../events.ts';
import type { Person } from '../person.ts';
import { isDoubtful } from '../stamp.ts';
import { branchOf } from '../state.ts';
import type { Id } from '../vocabulary.ts';
import { bindEvents } from './credentials.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting, told } from './outcome.ts';

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
    if (isAhead(setting, entry.from)) return refused('date-ahead');
    events.push(...personEvents(setting, person, entry));
    if (booklet === undefined) continue;
    const binding = bindEvents(setting, { ...booklet, kind: 'booklet', person });
    if (binding === 'bound-to-another') return refused('bound-to-another');
    events.push(...binding);
  }
  return done(...events);
}

function isAsDescribed(known: Person, entry: PersonEntry): boolean {
  return known.name === entry.name && known.group === (entry.group || null) && known.home === (entry.home || null);
}

function isAsClassed(known: Person, entry: PersonEntry): boolean {
  const turn = known.turns.findLast((one) => one.undone === null);
  return (
    turn?.as != null &&
    turn.as.standing === entry.standing &&
    turn.as.category === entry.category &&
    turn.as.probationary === entry.probationary &&
    turn.as.invitee === (entry.invitee ?? null) &&
    turn.as.elsewhere === Boolean(entry.home) &&
    (entry.dual === undefined || turn.as.dual === entry.dual) &&
    (entry.from === undefined || turn.day === entry.from) &&
    (entry.came === undefined || turn.place === entry.came)
  );
}

/** What is to hold from a day that has not come can be entered on that day. */
export function isAhead(setting: Setting, date: LocalDate | undefined): boolean {
  return date !== undefined && !isDoubtful(setting.stamp.quality) && date > dateOf(setting.now);
}

function changePerson(setting: Setting, { person, ...entry }: CommandDataOf<'roster.change'>): Outcome {
  const known = setting.state.people.get(person);
  if (known === undefined || known.left) return refused('no-such-person');
  if (isAhead(setting, entry.from)) return refused('date-ahead');
  return done(...personEvents(setting, person, entry));
}

function removePerson(setting: Setting, { person, reason, ...left }: CommandDataOf<'roster.remove'>): Outcome {
  const known = setting.state.people.get(person);
  if (known === undefined) return refused('no-such-person');
  if (isAhead(setting, left.on)) return refused('date-ahead');
  if (known.left) return asItWas;
  return told(setting, { fact: event(setting, `person:${person}`, 'person.left', left), text: reason });
}

function undoTurn(setting: Setting, { person, ...undo }: CommandDataOf<'roster.undo'>): Outcome {
  const turn = setting.state.people.get(person)?.turns.find(({ source }) => source.id === undo.turn);
  if (turn === undefined) return refused('no-such-entry');
  return turn.undone === null ? done(event(setting, `person:${person}`, 'turn.undone', undo)) : asItWas;
}

function markPerson(setting: Setting, { person, ...mark }: CommandDataOf<'roster.mark'>): Outcome {
  const known = setting.state.people.get(person);
  if (known === undefined || known.left) return refused('no-such-person');
  if (known.standing !== 'member') return refused('not-a-member');
  return known.marks.has(mark.mark) === mark.on
    ? asItWas
    : done(event(setting, `person:${person}`, 'person.marked', mark));
}

/** Only what is not so already. */
export function personEvents(setting: Setting, person: Id, entry: PersonEntry): NewEvent[] {
  const known = setting.state.people.get(person);
  const { name, group, home, standing, category, probationary, invitee, from, came } = entry;
  const { dual = known?.dual ?? false } = entry;
  const events: NewEvent[] = [];
  if (known === undefined || !isAsDescribed(known, entry)) {
    const described = { name, ...(group ? { group } : {}), ...(home ? { home } : {}) };
    events.push(event(setting, `person:${person}`, 'person.described', described));
  }
  if (known === undefined || !isAsClassed(known, entry)) {
    const as = { standing, category, probationary, elsewhere: Boolean(home), ...(dual ? { dual } : {}) };
    const said = { ...(invitee ? { invitee } : {}), ...(from ? { from } : {}), ...(came ? { came } : {}) };
    events.push(event(setting, `person:${person}`, 'person.classed', { ...as, ...said }));
  }
  return events;
}

function nameKey(name: string, group: string | null | undefined, home: string | null | undefined): string {
  return [name, group ?? '', home ?? ''].join('\n');
}

/** Commands of the roster. */
export const rosterDeciders = {
  'branch.describe': describeBranch,
  'branch.name-secretary': nameSecretary,
  'roster.add': addPeople,
  'roster.change': changePerson,
  'roster.remove': removePerson,
  'roster.undo': undoTurn,
  'roster.mark': markPerson,
} satisfies Deciders;
