/** The fleet: every box that has enrolled, how much came from it, and what of that does not count. */
import { boxMark } from '../../service/contract/box.ts';
import type { FleetPage, Quarantine } from '../contract/fleet.ts';
import type { FleetDevice, Quarantined, TownshipStore } from '../store/contract.ts';
import { mishapsOf, originsOf } from './mishaps.ts';
import { reportIn } from './rooms.ts';

export async function fleetPage(
  store: Pick<TownshipStore, 'origin' | 'devices' | 'heads' | 'quarantinedCounts' | 'quarantine' | 'mishaps'>,
): Promise<FleetPage> {
  const [devices, heads, quarantined, handedOver] = await Promise.all([
    store.devices.list(),
    store.heads(),
    store.quarantinedCounts(),
    store.quarantine.counts(),
  ]);
  const mishaps = await store.mishaps([...new Set(devices.map(({ unit }) => unit))]);
  const describe = (device: FleetDevice) => {
    const { origin, unit, level, branch, room, offeredTo, standing, enrolled, keyDue, formerKey } = device;
    const origins = originsOf(origin, mishaps);
    const seqs = heads.filter((head) => origins.has(head.origin)).map(({ seq }) => seq);
    return {
      ...{ origin, unit, level, branch, room, offeredTo, standing, enrolled, keyDue, formerKey },
      mark: boxMark(origin),
      mishaps: mishapsOf(origins, mishaps, heads),
      replacing: device.replaces === '' ? null : { reason: device.reason },
      lastContact: device.heard,
      report: reportIn(device.report),
      events: sumOf(seqs),
      quarantined: sumOf([...origins].map((one) => quarantined.get(one) ?? 0)),
      handedOver: handedOver.get(origin) ?? 0,
    };
  };
  const setBack = mishaps.find(({ origin }) => origin === store.origin)?.wall ?? null;
  return { devices: devices.map(describe), setBack };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

type Kind = Quarantine['kinds'][number];

/** Of one box, by what it is and why it does not count. */
export async function quarantinePage(
  store: Pick<TownshipStore, 'quarantined' | 'quarantine' | 'devices' | 'mishaps'>,
  box: string,
): Promise<Quarantine> {
  const device = await store.devices.byOrigin(box);
  const origins = originsOf(box, await store.mishaps(device === undefined ? [] : [device.unit]));
  const strange = (await store.quarantined()).filter(({ origin }) => origins.has(origin));
  const late = await store.quarantine.list(box);
  return { kinds: [...kindsOf('not-understood', strange), ...kindsOf('handed-over', late)] };
}

function kindsOf(why: Kind['why'], events: readonly Pick<Quarantined, 'type' | 'wall'>[]): Kind[] {
  return [...Map.groupBy(events, ({ type }) => type)].map(([type, ofType]) => {
    const walls = ofType.flatMap(({ wall }) => wall ?? []);
    const [from, until] = walls.length === 0 ? [null, null] : [Math.min(...walls), Math.max(...walls)];
    return { why, type, count: ofType.length, from, until };
  });
}
