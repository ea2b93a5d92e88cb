/** The wall: what each room's meeting has come to, as far as it was heard. */
import { dateOf } from '../../domain/date.ts';
import type { BoxReport } from '../../service/contract/box.ts';
import type { Wall, WallRoom } from '../contract/wall.ts';
import { phaseAt } from '../projections/phases.ts';
import type { RoomTold } from '../projections/room.ts';
import type { Account, TownshipStore } from '../store/contract.ts';
import { type Room, roomsFor } from './rooms.ts';

/** A box that was not heard for so long is out of reach, ms: it asks for news far more often. */
const silence = 90_000;

type WallStore = Pick<TownshipStore, 'devices' | 'heads' | 'projected'>;

export async function wallFor(store: WallStore, account: Pick<Account, 'role' | 'units'>, now: number): Promise<Wall> {
  return { today: dateOf(now), rooms: await wallRooms(store, await roomsFor(store, account), now) };
}

export async function wallRooms(store: WallStore, rooms: readonly Room[], now: number): Promise<WallRoom[]> {
  const units = rooms.map(({ unit }) => unit);
  const [told, ofUnits] = await Promise.all([store.projected('room', units), store.heads(units)]);
  const heads = Map.groupBy(ofUnits, ({ unit }) => unit);
  const arrived = (unit: string): number => (heads.get(unit) ?? []).reduce((sum, { seq }) => sum + seq, 0);
  return rooms.map((room) => wallRoom(told.get(room.unit), room, arrived(room.unit), now));
}

/** `told`: undefined where what its events come to cannot be told. */
export function wallRoom(told: RoomTold | undefined, room: Room, events: number, now: number): WallRoom {
  const known = boxOnly(room, events, now);
  if (told === undefined) return { ...known, standing: 'faulty', meeting: null };
  return { ...known, branch: told.branch || room.branch, room: told.room || room.room, ...phaseAt(told.phases, now) };
}

/** What is known of a room without a look into its events. */
function boxOnly(
  { unit, branch, room, heard, report }: Room,
  events: number,
  now: number,
): Omit<WallRoom, 'standing' | 'meeting'> {
  return {
    ...{ unit, branch, room, events },
    lastContact: events === 0 ? null : heard,
    link: events === 0 ? 'never' : now - heard < silence ? 'up' : 'down',
    box: report && boxView(report, events),
  };
}

/** `arrived`: events of the unit. */
function boxView({ events, readers, clock }: BoxReport, arrived: number): WallRoom['box'] {
  return { unsent: Math.max(0, events - arrived), readers, clock };
}
