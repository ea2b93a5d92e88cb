/** What everything that happens shares: the box, chance, the diary, and the people as only the simulation knows them. */
import { policyOn } from '../domain/branch.ts';
import { addDays, dateOf, instant, type LocalDate, type LocalTime } from '../domain/date.ts';
import type { Fact } from '../domain/events/ledger.ts';
import { isOwnMember, type Person } from '../domain/person.ts';
import type { Policy } from '../domain/policy/schema.ts';
import { branchOf } from '../domain/state.ts';
import type { BranchKind, CredentialKind, Id } from '../domain/vocabulary.ts';
import type { Box } from './box.ts';
import type { Diary } from './diary.ts';
import type { Newcomer } from './people.ts';
import type { Random } from './random.ts';

/** What the log does not say of a person. */
export interface Character {
  readonly person: Id;
  /** How likely to come, 0…1. */
  readonly keen: number;
  readonly pays: 'at-the-meeting' | 'later' | 'ahead' | 'by-proxy' | 'hardly';
  /** Keys of what is in the pocket; null: nothing. */
  card: string | null;
  readonly booklet: string | null;
}

/** A branch of people who are known beforehand: nobody joins it, leaves it, or is classed otherwise. It has fixed no day of its own. */
export interface Cast {
  readonly kind: BranchKind;
  /** The secretary first. */
  readonly people: readonly Newcomer[];
  /** What one has been given; null: nothing of this kind. */
  given(
    person: Id,
    kind: CredentialKind,
  ): { readonly key: string; readonly tail: string; readonly lost: boolean } | null;
}

export interface World {
  readonly box: Box;
  /** Null: people of chance. */
  readonly cast: Cast | null;
  readonly random: Random;
  readonly diary: Diary;
  readonly characters: Map<Id, Character>;
  /** How likely a duty of the branch is done, 0…1. */
  readonly diligence: number;
  /** How much of their keenness people have, 0…1. */
  readonly turnout: number;
  readonly policy: Policy;
  /** An id that nothing else has. */
  newId(what: string): Id;
  /** A name that nobody else has. */
  newName(): string;
}

export const minute = 60_000;

/** The desk is staffed from ten to noon. */
export function atDesk({ diary, random }: World, date: LocalDate, happen: () => void): void {
  diary.add(instant(date, '10:00') + random.int(0, 119) * minute, happen);
}

export function at({ diary }: World, date: LocalDate, time: LocalTime, happen: () => void): void {
  diary.add(instant(date, time), happen);
}

export const today = ({ box }: World): LocalDate => dateOf(box.now());
export const inDays = (world: World, days: number): LocalDate => addDays(today(world), days);

export function members({ box }: World): Person[] {
  return [...box.state().people.values()].filter(isOwnMember);
}

/** The members' ids, but those who cannot come. */
export function activeMembers(world: World): Id[] {
  return members(world)
    .filter(({ category }) => category === 'ordinary' || category === 'retired')
    .map(({ id }) => id);
}

export function isHere({ box }: World, person: Id): boolean {
  const known = box.state().people.get(person);
  return known !== undefined && isOwnMember(known);
}

export function secretary({ box }: World): Id {
  const known = branchOf(box.state())?.secretary;
  if (known == null) throw new Error('the branch has no secretary yet');
  return known;
}

/** Where the branch meets. */
export const place = ({ box }: World): string => branchOf(box.state())?.room ?? '';

/** The policy that holds today, as the log has it. */
export function policyToday(world: World): Policy {
  const branch = branchOf(world.box.state());
  return branch === null ? world.policy : policyOn(branch, today(world));
}

/** Enters a fact of today in its ledger. */
export function enter(world: World, fact: Fact, text = '', evidence = 0): void {
  const data = { entry: world.newId('entry'), on: today(world), fact, text, corrects: null };
  world.box.run({ type: 'ledger.write', data: { ...data, evidence: pictures(world, evidence) } });
}

/** Content hashes of pictures that nobody took. */
function pictures({ random }: World, count: number): string[] {
  const digit = () => random.int(0, 15).toString(16);
  return Array.from({ length: count }, () => Array.from({ length: 64 }, digit).join(''));
}
