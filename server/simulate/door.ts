/** At the door: cards, booklets, empty pockets, cards of others, and what the secretary makes of them (CX-06, CX-19, KX-07). */
import { openMeeting } from '../domain/agenda.ts';
import { leaveOf, type Meeting } from '../domain/meeting.ts';
import { isOwnMember, type Person } from '../domain/person.ts';
import type { Id, InviteeKind, PartId } from '../domain/vocabulary.ts';
import { otherBranches } from './words.ts';
import { type Character, isHere, minute, type World } from './world.ts';

/** Lets everyone who means to come arrive around `start` (ms since the epoch). */
export function letArrive(world: World, meeting: Meeting, part: PartId, start: number): void {
  const { box, diary, random } = world;
  for (const person of box.state().people.values()) {
    const character = world.characters.get(person.id);
    if (character === undefined || person.left || !means(world, meeting, person, character, part)) continue;
    const late = random.chance(0.06);
    const moment = start + (late ? random.int(1, 15) : -random.int(1, 38)) * minute + random.int(0, 59_000);
    diary.add(moment, () => arrive(world, meeting, part, character));
  }
  if (random.chance(0.25)) diary.add(start - 5 * minute, () => welcome(world, meeting));
  if (random.chance(0.15)) diary.add(start - 7 * minute, () => tap(world, world.newId('stranger')));
}

/** Whoever was there by day mostly comes in the evening, too. */
function means(world: World, meeting: Meeting, person: Person, { keen }: Character, part: PartId): boolean {
  const { random } = world;
  if (part === 'evening') return random.chance(meeting.present.day.has(person.id) ? 0.85 : 0.25);
  if (!isOwnMember(person)) return random.chance(0.4);
  if (leaveOf(meeting, person.id) !== undefined) return random.chance(0.03);
  const lets = { ordinary: 1, retired: 0.8, frail: 0.2, floating: 0.1, away: 0.1, 'front-line': 0.3 }[person.category];
  return random.chance(keen * lets);
}

function arrive(world: World, meeting: Meeting, part: PartId, character: Character): void {
  const { box, random } = world;
  const { person, card, booklet } = character;
  const known = box.state().people.get(person);
  if (known === undefined || known.left) return;
  const forgot = random.chance(0.06);
  if (card !== null && !forgot) tap(world, card);
  else if (booklet !== null && random.chance(0.6)) tap(world, booklet, 'booklet');
  else if (isHere(world, person)) byHand(world, meeting.id, person);
  if (random.chance(0.03) && presentAt(world, meeting.id, part, person)) {
    const mark = random.chance(0.5) ? 'no-badge' : 'no-booklet';
    box.run({ type: 'mark.set', data: { meeting: meeting.id, person, part, mark, on: true } });
  }
}

function tap({ box }: World, key: string, kind: 'card' | 'booklet' = 'card'): void {
  box.run({ type: 'credential.present', data: { kind, key, tail: key.slice(-4) } }, 'reader:1');
}

function byHand({ box }: World, meeting: Id, person: Id): void {
  box.run({ type: 'sign-in.by-hand', data: { meeting, person } });
}

function presentAt({ box }: World, meeting: Id, part: PartId, person: Id): boolean {
  return box.state().meetings.get(meeting)?.present[part].has(person) ?? false;
}

/** A visitor; and now and then the secretary touches the wrong name, and takes it back. */
function welcome(world: World, meeting: Meeting): void {
  const { box, random } = world;
  const visitor = { person: world.newId('visitor'), name: world.newName(), from: random.pick(otherBranches) };
  const invitee = random.pick<InviteeKind>(['villager-representative', 'leader', 'producer']);
  box.run({ type: 'visitor.sign-in', data: { meeting: meeting.id, ...visitor, invitee } });
  const part = meeting.parts.at(-1)?.part ?? 'day';
  const wrong = world.characters
    .keys()
    .find((person) => isHere(world, person) && !presentAt(world, meeting.id, part, person));
  if (wrong === undefined || !random.chance(0.3)) return;
  byHand(world, meeting.id, wrong);
  const taken = box.state().meetings.get(meeting.id)?.present[part].has(wrong) ?? false;
  if (taken) box.run({ type: 'sign-in.undo', data: { meeting: meeting.id, person: wrong, part, reason: '点错人' } });
}

/** The secretary goes through the taps that could not be taken for anyone. */
export function settleParked(world: World): void {
  const { box } = world;
  const meeting = openMeeting(box.state());
  if (meeting === undefined) return;
  const owners = new Map(
    world.characters.values().flatMap(({ person, card }) => (card === null ? [] : [[card, person] as const])),
  );
  for (const { id: tapped, key, known, assigned, dismissed } of [...meeting.parked.values()]) {
    if (assigned !== null || dismissed) continue;
    const person = known ?? owners.get(key);
    const on = { meeting: meeting.id, tap: tapped };
    if (person !== undefined && box.state().people.get(person)?.left === false) {
      box.run({ type: 'parked-tap.assign', data: { ...on, person } });
    } else {
      box.run({ type: 'parked-tap.dismiss', data: { ...on, reason: '非本支部人员' } });
    }
  }
}
