/** A believable history of a branch, made by the ordinary commands. The same options give the same events, byte by byte. */
import { addMonths, instant, type LocalDate, monthOf } from '../domain/date.ts';
import type { Event } from '../domain/events.ts';
import type { Policy } from '../domain/policy/schema.ts';
import { emptyState, type State } from '../domain/state.ts';
import { talk } from './after.ts';
import { appraise } from './appraisal.ts';
import { fund, scoreItself } from './assess.ts';
import { createBox } from './box.ts';
import { type Described, foundBranch } from './branch.ts';
import { createDiary } from './diary.ts';
import { payLater, reviewBases } from './dues.ts';
import { care, planDuties, planPapers, raiseItem } from './duties.ts';
import { liveYear } from './life.ts';
import { err } from './mistakes.ts';
import { prepareMonth } from './month.ts';
import { nameGiver } from './people.ts';
import { createRandom } from './random.ts';
import { at, type Cast, type World } from './world.ts';

export interface SimulationOptions {
  readonly policy: Policy;
  /** The first year, 2026. */
  readonly year: number;
  readonly years: number;
  /** How many there are at the beginning, or who it is. */
  readonly members: number | Cast;
  readonly seed: number;
  /** How likely a duty of the branch is done, 0…1. */
  readonly diligence: number;
  /** Nothing happens from this day on, and its month has no theme day; else all years are told to their end. */
  readonly until?: LocalDate;
  /** What makes the ids unlike those of other histories; else they follow from the options. */
  readonly name?: string;
  /** What has come down to it beforehand. */
  readonly given?: State;
  /** What the branch is called and is; else a village, or what the ritual is for. */
  readonly branch?: Described;
  /** How much of their keenness people of chance have, 0…1; all of it unless told. */
  readonly turnout?: number;
}

export interface Simulation {
  /** What happened at one moment after the other, in fold order; the events of one command are never parted. Read once. */
  readonly batches: IteratorObject<readonly Event[]>;
  /** What the events come to that were read so far. */
  state(): State;
}

export function simulate(options: SimulationOptions): Simulation {
  const { policy, year, years, members, seed, diligence, until = `${year + years}-01-01` } = options;
  const random = createRandom(seed);
  const [count, cast] = typeof members === 'number' ? [members, null] : [members.people.length, members];
  const { name = `${policy.id}-${year}-${count}-${seed}`, branch = null, turnout = 1, given = emptyState } = options;
  const box = createBox(name, random, { unit: `${name}-branch`, state: given, tick: 0 });
  let ids = 0;
  const world: World = {
    box,
    random,
    diary: createDiary(),
    characters: new Map(),
    diligence,
    turnout,
    policy,
    cast,
    newId: (what) => `${name}-${what}-${ids++}`,
    newName: nameGiver(random),
  };
  at(world, `${year - 1}-12-05`, '10:00', () => {
    box.boot('runs');
    foundBranch(world, count, branch);
  });
  for (let y = year; y < year + years; y += 1) enterYear(world, y, until);
  return { batches: batchesOf(world, instant(until, '00:00')), state: box.state };
}

function enterYear(world: World, number: number, until: LocalDate): void {
  const year = String(number);
  at(world, `${number - 1}-12-06`, '09:00', () => {
    if (world.cast === null) liveYear(world, year);
    planDuties(world, year);
    planPapers(world, year);
  });
  at(world, `${year}-01-05`, '16:00', () => reviewBases(world, year));
  at(world, `${year}-01-12`, '15:00', () => fund(world));
  at(world, `${year}-01-15`, '15:00', () => scoreItself(world, String(number - 1)));
  at(world, `${year}-12-22`, '16:00', () => appraise(world, year));
  // Now and then a year has a month without its meeting.
  const skipped = world.random.chance(0.4) ? world.random.int(0, 11) : null;
  for (let n = 0; n < 12; n += 1) {
    const month = addMonths(`${year}-01`, n);
    if (month >= monthOf(until)) break;
    at(world, `${addMonths(month, -1)}-20`, '08:00', () => prepareMonth(world, month, n === skipped));
    at(world, `${month}-25`, '16:30', () => {
      care(world);
      if (n % 3 === 1) raiseItem(world);
      if (n % 3 === 2) talk(world);
      if (world.random.chance(0.4)) err(world);
    });
    // In a month without a meeting dues are paid at the desk.
    at(world, `${month}-22`, '15:00', () => payLater(world));
  }
}

function* batchesOf({ box, diary }: World, end: number): Generator<readonly Event[]> {
  for (let entry = diary.next(); entry !== undefined && entry.at < end; entry = diary.next()) {
    box.reach(entry.at);
    entry.happen();
    const events = box.take();
    if (events.length > 0) yield events;
  }
}
