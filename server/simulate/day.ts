/** One theme day more in a branch that has a past, whatever its calendar says of the day. */
import { policyOn } from '../domain/branch.ts';
import { addDays, instant, type LocalDate } from '../domain/date.ts';
import type { Event } from '../domain/events.ts';
import { branchOf } from '../domain/state.ts';
import type { Part } from '../domain/vocabulary.ts';
import { createBox, type Past } from './box.ts';
import { createDiary } from './diary.ts';
import { holdMeeting } from './meeting.ts';
import { planOf, takeTheme } from './month.ts';
import { acquaint, nameGiver } from './people.ts';
import { createRandom } from './random.ts';
import type { SimulationOptions } from './simulate.ts';
import type { World } from './world.ts';

export interface DayOptions
  extends Past,
    Pick<SimulationOptions, 'seed' | 'diligence'>,
    Required<Pick<SimulationOptions, 'name' | 'turnout'>> {
  readonly date: LocalDate;
  /** Why it is on another day than the calendar's. */
  readonly reason: string;
  readonly parts: Part[];
}

export interface Moment {
  /** ms since the epoch. */
  readonly at: number;
  readonly events: readonly Event[];
}

/** From the plan, some days before, to midnight; in order. */
export function* simulateDay({
  date,
  reason,
  parts,
  name,
  seed,
  diligence,
  turnout,
  ...past
}: DayOptions): Generator<Moment> {
  const random = createRandom(seed);
  const box = createBox(name, random, past);
  const branch = branchOf(past.state);
  if (branch === null) throw new Error('a branch without a past has no such day');
  const diary = createDiary();
  let ids = 0;
  const world: World = {
    ...{ box, random, diary, diligence, turnout },
    policy: policyOn(branch, date),
    characters: new Map(),
    cast: null,
    newId: (what) => `${name}-${what}-${ids++}`,
    newName: nameGiver(random),
  };
  acquaint(world);
  const meeting = world.newId('meeting');
  diary.add(instant(addDays(date, -6), '10:05'), () => {
    box.boot('runs');
    box.run({ type: 'meeting.plan', data: { ...planOf(world, meeting, date), reason, parts } });
    takeTheme(world, meeting, date);
  });
  diary.add(instant(date, '00:00'), () => {
    const planned = box.state().meetings.get(meeting);
    if (planned !== undefined) holdMeeting(world, planned);
  });
  const night = instant(addDays(date, 1), '00:00');
  for (let entry = diary.next(); entry !== undefined && entry.at < night; entry = diary.next()) {
    box.reach(entry.at);
    entry.happen();
    const events = box.take();
    if (events.length > 0) yield { at: box.now(), events };
  }
}
