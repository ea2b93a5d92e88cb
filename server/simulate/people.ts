/** The people: how they come to the roster, and what they hold. */
import type { PersonEntry } from '../domain/commands/roster.ts';
import { monthOf } from '../domain/date.ts';
import type { Category, CredentialKind, Id, Standing } from '../domain/vocabulary.ts';
import { given, otherBranches, surnames } from './words.ts';
import { type Character, today, type World } from './world.ts';

/** Names in which nobody is called like somebody else. */
export function nameGiver({ pick, chance }: World['random']): () => string {
  const taken = new Set<string>();
  return () => {
    for (;;) {
      const name = pick(surnames) + pick(given) + (chance(0.8) ? pick(given) : '');
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}

export interface Newcomer extends PersonEntry {
  readonly person: Id;
}

/** `more`: what is known of this one beside the name. */
export function newcomer(world: World, more: Partial<PersonEntry> = {}): Newcomer {
  const described = { standing: 'member' as Standing, category: 'ordinary' as Category, probationary: false };
  return { person: world.newId('person'), name: world.newName(), ...described, ...more };
}

/** A member as the roster of a new branch has one. */
export function anyMember(world: World, group: string): Newcomer {
  const { random } = world;
  const share = random.next();
  const unusual: readonly (readonly [number, Category])[] = [
    [0.07, 'frail'],
    [0.14, 'floating'],
    [0.17, 'away'],
    [0.19, 'front-line'],
    [0.24, 'retired'],
  ];
  const category = unusual.find(([upTo]) => share < upTo)?.[1] ?? 'ordinary';
  return newcomer(world, { group, category, probationary: category === 'ordinary' && random.chance(0.04) });
}

/** Enters people, gives them what they carry and, if they pay here, the base of their dues. */
export function enrol(world: World, people: readonly Newcomer[]): void {
  world.box.run({ type: 'roster.add', data: { people: [...people] } });
  for (const { person, standing, home } of people) {
    world.characters.set(person, character(world, person));
    if (standing === 'member' && home === undefined) setBase(world, person);
  }
}

/** Linked cadres and members at home elsewhere, who come now and then (CX-08, CX-19). */
export function guests(world: World): Newcomer[] {
  return [
    newcomer(world, { standing: 'linked', invitee: 'village-cadre' }),
    newcomer(world, { standing: 'linked', invitee: 'first-secretary', dual: true }),
    newcomer(world, { home: otherBranches[0], dual: true }),
    newcomer(world, { home: otherBranches[1] }),
    newcomer(world, { standing: 'invitee', invitee: 'activist' }),
  ];
}

function character(world: World, person: Id): Character {
  const { random } = world;
  return {
    person,
    keen: keenness(world),
    pays: payer(random.next(), world.cast === null ? 'ahead' : 'later'),
    card: carried(world, person, 'card', 0.95),
    booklet: carried(world, person, 'booklet', 0.8),
  };
}

/** Those who are known already, with what they hold; their habits are chance once more. */
export function acquaint(world: World): void {
  const { people, credentials } = world.box.state();
  const held = (person: Id, kind: CredentialKind): string | null =>
    credentials.values().find((one) => one.person === person && one.kind === kind && one.state === 'good')?.key ?? null;
  for (const { id: person, left } of people.values()) {
    if (left) continue;
    const pays = payer(world.random.next(), 'later');
    const holds = { card: held(person, 'card'), booklet: held(person, 'booklet') };
    world.characters.set(person, { person, keen: keenness(world), pays, ...holds });
  }
}

function keenness({ random, turnout }: World): number {
  const lot = random.next();
  return (lot < 0.84 ? 0.98 : lot < 0.96 ? 0.88 : 0.35) * turnout;
}

/** A cast leaves the dues of the month to come to whoever goes on with its history. */
function payer(share: number, some: 'ahead' | 'later'): Character['pays'] {
  const ways = [
    [0.7, 'at-the-meeting'],
    [0.82, 'later'],
    [0.9, some],
    [0.96, 'by-proxy'],
  ] as const;
  return ways.find(([upTo]) => share < upTo)?.[1] ?? 'hardly';
}

/** The key of what is in the pocket, where `share` of the people have such a thing. */
function carried(world: World, person: Id, kind: CredentialKind, share: number): string | null {
  const { box, cast, random } = world;
  if (cast === null) return random.chance(share) ? bind(world, person, kind) : null;
  const given = cast.given(person, kind);
  if (given === null) return null;
  const { lost, ...credential } = given;
  box.run({ type: 'credential.bind', data: { ...credential, kind, person } });
  if (!lost) return given.key;
  box.run({ type: 'credential.report-lost', data: { key: given.key } });
  return null;
}

/** Binds a new card or booklet, and gives its key. */
export function bind(world: World, person: Id, kind: CredentialKind): string {
  const key = world.newId(kind);
  const tail = String(world.random.int(0, 9999)).padStart(4, '0');
  world.box.run({ type: 'credential.bind', data: { key, kind, tail, person } });
  return key;
}

function setBase(world: World, person: Id): void {
  const fen = world.random.pick([200, 300, 500, 1000, 2500]);
  world.box.run({ type: 'dues-base.set', data: { person, fen, from: monthOf(today(world)) } });
}
