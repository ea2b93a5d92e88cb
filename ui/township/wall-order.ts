/** Which rooms of the wall need a look, which are shown, and in what order. */
import type { RoomStanding, Wall, WallRoom } from '../../server/township/contract.ts';

/** What somebody should look at, the most pressing first. */
const concerns = ['faulty', 'overdue', 'not-reported', 'unreached', 'reader', 'clock', 'unsent'] as const;
export type Concern = (typeof concerns)[number];

export type Show = 'all' | 'concern' | RoomStanding;
export type Order = 'concern' | 'name' | 'rate';

/** On record at the box, and still not here a quarter of an hour after the box was last heard. */
const unsentFor = 15 * 60_000;

/** The most pressing first; empty: nothing. A box that rests between two meetings may be switched off. */
export function concernsOf({ standing, link, box, lastContact }: WallRoom, now: number): readonly Concern[] {
  const silent = lastContact === null || now - lastContact > unsentFor;
  const holds: Readonly<Record<Concern, boolean>> = {
    faulty: standing === 'faulty',
    overdue: standing === 'overdue',
    'not-reported': standing === 'not-reported',
    unreached: standing === 'open' && link !== 'up',
    reader: box !== null && !box.readers.some(({ state }) => state === 'ready'),
    clock: box?.clock === 'none' || box?.clock === 'saved',
    unsent: box !== null && box.unsent > 0 && silent,
  };
  return concerns.filter((concern) => holds[concern]);
}

export interface Choice {
  readonly show: Show;
  readonly order: Order;
  /** Part of a branch's name; empty: all. */
  readonly name: string;
}

export function roomsShown({ rooms }: Wall, { show, order, name }: Choice, now: number): readonly WallRoom[] {
  return rooms
    .filter((room) => shows(room, show, now) && room.branch.includes(name.trim()))
    .toSorted((a, b) => by[order](a, b, now) || byName(a, b));
}

export function countOf({ rooms }: Wall, show: Show, now: number): number {
  return rooms.filter((room) => shows(room, show, now)).length;
}

/** Over the rooms that have reported. */
export function sumOf({ rooms }: Wall): {
  readonly present: number;
  readonly expected: number;
  readonly rooms: number;
} {
  const told = rooms.flatMap(({ meeting, standing }) =>
    meeting?.figures && (standing === 'open' || standing === 'closed') ? [meeting.figures] : [],
  );
  const sum = (of: 'present' | 'expected') => told.reduce((total, figures) => total + figures[of], 0);
  return { present: sum('present'), expected: sum('expected'), rooms: told.length };
}

function shows(room: WallRoom, show: Show, now: number): boolean {
  if (show === 'all') return true;
  return show === 'concern' ? concernsOf(room, now).length > 0 : room.standing === show;
}

const standings: readonly RoomStanding[] = ['faulty', 'overdue', 'not-reported', 'open', 'closed', 'none'];

const by: Readonly<Record<Order, (a: WallRoom, b: WallRoom, now: number) => number>> = {
  concern: (a, b, now) =>
    press(a, now) - press(b, now) || standings.indexOf(a.standing) - standings.indexOf(b.standing),
  name: () => 0,
  rate: (a, b) => (a.meeting?.figures?.rate ?? 2) - (b.meeting?.figures?.rate ?? 2),
};

function press(room: WallRoom, now: number): number {
  const [first] = concernsOf(room, now);
  return first === undefined ? concerns.length : concerns.indexOf(first);
}

function byName(a: WallRoom, b: WallRoom): number {
  return a.branch.localeCompare(b.branch, 'zh-Hans-CN') || (a.unit < b.unit ? -1 : 1);
}
