/** The wall: what each room's meeting has come to, as far as it was heard. */
import { dateOf } from '../../domain/date.ts';
import type { BoxReport } from '../../service/contract/box.ts';
import type { Wall, WallRoom } from '../contract/wall.ts';
import { phaseAt } from '../projections/phases.ts';
import type { RoomTold } from '../projections/room.ts';
import type { TownshipStore } from '../store/contract.ts';
import type { Account } from '../store/staff-contract.ts';
import { type Room, roomsFor } from './rooms.ts';

/** A box that was not heard for so long is out of reach, ms: it asks for news far more often, or says that it does not. */
const silence = 90_000;

type WallStore = Pick<TownshipStore, 'origin' | 'devices' | 'heads' | 'projected'>;

export async function wallFor(store: WallStore, account: Pick<Account, 'role' | 'units'>, now: number): Promise<Wall> {
  return { today: dateOf(now), rooms: await wallRooms(store, await roomsFor(store, account), now) };
}

export async function wallRooms(store: WallStore, rooms: readonly Room[], now: number): Promise<WallRoom[]> {
  const units = rooms.map(({ unit }) => unit);
  const [told, ofUnits] = await Promise.all([store.projected('room', units), store.heads(units)]);
  const heads = Map.groupBy(ofUnits, ({ unit }) => unit);
  return rooms.map((room) => {
    const logs = Map.groupBy(heads.get(room.unit) ?? [], ({ origin }) => (origin === store.origin ? 'own' : 'others'));
    const arrived = { events: written(logs.get('others')), own: written(logs.get('own')), origin: store.origin };
    return wallRoom(told.get(room.unit), room, arrived, now);
  });
}

/** What the township holds of a unit: of its own, as `origin`, it knows without having heard from any box. */
interface Arrived {
  readonly origin: string;
  /** From boxes. */
  readonly events: number;
  readonly own: number;
}

const written = (logs: readonly { readonly seq: number }[] = []): number => logs.reduce((sum, { seq }) => sum + seq, 0);

/** `told`: undefined where what its events come to cannot be told. */
export function wallRoom(told: RoomTold | undefined, room: Room, arrived: Arrived, now: number): WallRoom {
  const known = boxOnly(room, arrived, now);
  if (told === undefined) return { ...known, standing: 'faulty', meeting: null };
  return { ...known, branch: told.branch || room.branch, room: told.room || room.room, ...phaseAt(told.phases, now) };
}

/** What is known of a room without a look into its events. */
function boxOnly(
  { unit, branch, room, heard, report }: Room,
  arrived: Arrived,
  now: number,
): Omit<WallRoom, 'standing' | 'meeting'> {
  const { events } = arrived;
  return {
    ...{ unit, branch, room, events },
    lastContact: events === 0 ? null : heard,
    link: events === 0 ? 'never' : now - heard < silence + (report?.pause ?? 0) ? 'up' : 'down',
    box: report && boxView(report, arrived),
  };
}

/** An older box, which does not say how much of the township's it `holds`, is taken to have it all. */
function boxView({ events, readers, clock, holds }: BoxReport, { origin, ...arrived }: Arrived): WallRoom['box'] {
  const given = holds === undefined ? arrived.own : written(holds.filter((log) => log.origin === origin));
  return { unsent: Math.max(0, events - given - arrived.events), readers, clock };
}
