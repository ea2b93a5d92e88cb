/** The fleet: every box that has enrolled, how much came from it, and what of that does not count. */
import type { FleetPage, Quarantine } from '../contract/fleet.ts';
import type { Quarantined, TownshipStore } from '../store/contract.ts';
import { reportIn } from './rooms.ts';

export async function fleetPage(
  store: Pick<TownshipStore, 'devices' | 'heads' | 'quarantinedCounts' | 'quarantine'>,
): Promise<FleetPage> {
  const [devices, heads, quarantined, handedOver] = await Promise.all([
    store.devices.list(),
    store.heads(),
    store.quarantinedCounts(),
    store.quarantine.counts(),
  ]);
  return {
    devices: devices.map(({ origin, unit, branch, room, offeredTo, standing, enrolled, keyDue, ...device }) => ({
      ...{ origin, unit, branch, room, offeredTo, standing, enrolled, keyDue },
      replacing: device.replaces === '' ? null : { reason: device.reason },
      lastContact: device.heard,
      report: reportIn(device.report),
      events: heads.filter((head) => head.origin === origin).reduce((sum, { seq }) => sum + seq, 0),
      quarantined: quarantined.get(origin) ?? 0,
      handedOver: handedOver.get(origin) ?? 0,
    })),
  };
}

type Kind = Quarantine['kinds'][number];

/** Of one box, by what it is and why it does not count. */
export async function quarantinePage(
  store: Pick<TownshipStore, 'quarantined' | 'quarantine'>,
  box: string,
): Promise<Quarantine> {
  const strange = (await store.quarantined()).filter(({ origin }) => origin === box);
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
