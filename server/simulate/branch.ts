/** How a branch begins: described, its ritual adopted, its people entered, its committee elected. */
import type { CommandDataOf } from '../domain/commands.ts';
import { addDays, addMonthsTo } from '../domain/date.ts';
import type { Post } from '../domain/events/facts/branch.ts';
import type { Policy } from '../domain/policy/schema.ts';
import type { BranchKind } from '../domain/vocabulary.ts';
import { anyMember, enrol, guests } from './people.ts';
import { activeMembers, atDesk, enter, today, type World } from './world.ts';

/** A document that has days for villages of their own is for villages, the others are for offices. */
function kindFor({ calendar: { rural, organ } }: Policy): BranchKind {
  return JSON.stringify(rural) === JSON.stringify(organ) ? 'organ' : 'rural';
}

const groupNames = ['第一党小组', '第二党小组', '第三党小组'] as const;

export type Described = Omit<CommandDataOf<'branch.describe'>, 'branch' | 'township'>;

/** `count`: of the members, where the world has no cast. `told`: what it is; null: see `SimulationOptions`. */
export function foundBranch(world: World, count: number, told: Described | null): void {
  const { box, cast, policy, random } = world;
  const usual = { name: '流岐岙村党支部', kind: cast?.kind ?? kindFor(policy), room: '村党员活动室' };
  const described = { ...(told ?? usual), township: '赤溪镇' };
  box.run({ type: 'branch.describe', data: { branch: box.unit, ...described } });
  box.run({ type: 'policy.adopt', data: { policy, from: today(world) } }, 'kiosk');
  if (cast === null && policy.calendar[described.kind].kind === 'chosen-day') {
    box.run({ type: 'branch.choose-day', data: { day: random.int(8, 25) } });
  }
  const groups = groupNames.slice(0, count < 20 ? 2 : 3);
  if (cast !== null) enrol(world, cast.people);
  else {
    enrol(
      world,
      Array.from({ length: count }, (_, n) => anyMember(world, groups[n % groups.length] ?? groupNames[0])),
    );
    enrol(world, guests(world));
  }
  electCommittee(world, groups);
  nameTies(world);
}

/** And again before the term is over (WJ-01). */
function electCommittee(world: World, groups: readonly string[]): void {
  const posts: readonly Post[] = ['secretary', 'deputy', 'organisation', 'publicity', 'discipline'];
  const elected = activeMembers(world).slice(0, Math.min(posts.length, world.policy.terms.committeeAtMost));
  const [secretary] = elected;
  if (secretary === undefined) throw new Error('a branch of so few has nobody to lead it');
  world.box.run({ type: 'branch.name-secretary', data: { person: secretary } });
  const years = world.policy.terms.years[0] ?? 3;
  const seats = elected.map((person, n) => ({ seat: world.newId('seat'), post: posts[n] ?? 'member', person }));
  enter(world, { what: 'election', years, seats });
  for (const [n, group] of groups.entries()) {
    enter(world, { what: 'group', group, leader: elected[n + 1] ?? secretary });
  }
  atDesk(world, addDays(addMonthsTo(today(world), years * 12), -10), () => electCommittee(world, groups));
}

function nameTies(world: World): void {
  const { responsible, linked } = world.policy.ties;
  for (const { id } of [...responsible, ...linked]) {
    if (world.random.chance(world.diligence)) enter(world, { what: 'tie', tie: id });
  }
}
