/** What happens to people in a year: illness, moving, going away for work, lost cards (CX-07, GB-02, WJ-02). */
import { addDays } from '../domain/date.ts';
import type { Event } from '../domain/events.ts';
import type { Category, Id } from '../domain/vocabulary.ts';
import { bind, enrol, newcomer } from './people.ts';
import { otherBranches } from './words.ts';
import { activeMembers, atDesk, enter, inDays, isHere, policyToday, secretary, today, type World } from './world.ts';

/** Spreads what happens over the year; in a small branch, too, each thing happens once. */
export function liveYear(world: World, year: string): void {
  const { random } = world;
  const heads = world.characters.size;
  const happen = (share: number, what: (world: World) => void) => {
    for (let n = Math.max(1, Math.round(heads * share)); n > 0; n -= 1) {
      atDesk(world, addDays(`${year}-01-08`, random.int(0, 340)), () => what(world));
    }
  };
  happen(0.03, fallIll);
  happen(0.03, goAway);
  happen(0.02, moveAway);
  happen(0.025, moveIn);
  happen(0.08, loseCard);
  happen(0.005, loseContact);
  happen(0.02, finishProbation);
}

/** Someone to whom it may happen; the secretary stays, or there would be no branch to tell of. */
function anyone(world: World): Id | undefined {
  const all = activeMembers(world).filter((id) => id !== secretary(world));
  return all[world.random.int(0, all.length - 1)];
}

/** Frail for some months; where the policy lets such members off, they ask, and the branch answers. */
function fallIll(world: World): void {
  const { box, random } = world;
  const person = anyone(world);
  if (person === undefined) return;
  reclass(world, person, 'frail');
  const well = inDays(world, random.int(60, 240));
  if (random.chance(0.6)) atDesk(world, well, () => isHere(world, person) && reclass(world, person, 'ordinary'));
  if (!policyToday(world).participation.exemptible.includes('frail')) return;
  const asked = { person, category: 'frail' as const, from: today(world), reason: '长期患病卧床', written: true };
  const [request] = box.run({ type: 'exemption.ask', data: asked }).events;
  if (request === undefined) return;
  atDesk(world, inDays(world, 2), () => {
    const answer = { person, asked: request.id };
    if (random.chance(0.1)) {
      box.run({ type: 'exemption.answer', data: { ...answer, approved: false, reason: '病情已好转' } });
      return;
    }
    box.run({ type: 'exemption.answer', data: { ...answer, approved: true } });
    atDesk(world, well, () =>
      box.run({ type: 'exemption.end', data: { ...answer, on: today(world), reason: '身体康复' } }),
    );
  });
}

function goAway(world: World): void {
  const person = anyone(world);
  if (person === undefined) return;
  reclass(world, person, world.random.pick(['floating', 'floating', 'away']));
  atDesk(
    world,
    inDays(world, world.random.int(90, 300)),
    () => isHere(world, person) && reclass(world, person, 'ordinary'),
  );
}

/** The events by which it is so. */
export function reclass({ box }: World, person: Id, category: Category): readonly Event[] {
  const known = box.state().people.get(person);
  if (known === undefined) return [];
  const { name, group, probationary } = known;
  const entry = { name, standing: 'member' as const, category, probationary, ...(group === null ? {} : { group }) };
  return box.run({ type: 'roster.change', data: { person, ...entry } }).events;
}

function moveAway(world: World): void {
  const person = anyone(world);
  if (person === undefined) return;
  const data = { person, reason: '组织关系转出', on: today(world), to: world.random.pick(otherBranches) };
  world.box.run({ type: 'roster.remove', data });
}

/** The card comes some weeks after the member: till then somebody signs in by hand. */
function moveIn(world: World): void {
  const group =
    world.box
      .state()
      .people.values()
      .find((person) => person.group !== null)?.group ?? '';
  enrol(world, [newcomer(world, { group, came: world.random.pick(otherBranches), from: today(world) })]);
}

/** Some find it again, the others get a new one. */
function loseCard(world: World): void {
  const { box, random } = world;
  const character = world.characters.get(anyone(world) ?? '');
  const key = character?.card;
  if (character === undefined || key == null) return;
  if (random.chance(0.7)) {
    box.run({ type: 'credential.report-lost', data: { key } });
    character.card = null;
  }
  atDesk(world, inDays(world, random.int(5, 45)), () => {
    if (!isHere(world, character.person)) return;
    if (random.chance(0.3)) {
      box.run({ type: 'credential.report-found', data: { key } });
      character.card = key;
    } else {
      character.card = bind(world, character.person, 'card');
      // The old one turns up in a drawer and is taken along by mistake.
      if (random.chance(0.3)) character.card = key;
    }
  });
}

function loseContact(world: World): void {
  const person = firstOf(world, 'floating');
  if (person === undefined) return;
  world.box.run({ type: 'roster.mark', data: { person, mark: 'lost-contact', on: true } });
  atDesk(world, inDays(world, 120), () => {
    if (isHere(world, person))
      world.box.run({ type: 'roster.mark', data: { person, mark: 'lost-contact', on: false } });
  });
}

function firstOf({ box }: World, category: Category): Id | undefined {
  return box
    .state()
    .people.values()
    .find((one) => !one.left && one.standing === 'member' && one.category === category)?.id;
}

/** A probationary member becomes a full one, and another applicant takes a step (WJ-14). */
function finishProbation(world: World): void {
  const { box } = world;
  const known = box
    .state()
    .people.values()
    .find((one) => one.probationary && isHere(world, one.id));
  if (known === undefined) return;
  const { id: person, name, category, group } = known;
  const entry = {
    name,
    standing: 'member' as const,
    category,
    probationary: false,
    ...(group === null ? {} : { group }),
  };
  box.run({ type: 'roster.change', data: { person, ...entry } });
  enter(world, { what: 'stage', person, stage: 'full' });
  enter(world, { what: 'document', person, stage: 'full', document: 'minutes' });
}
