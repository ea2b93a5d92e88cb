/** The fleet: every box that has enrolled, and how much came from it. */
import type { FleetPage } from '../contract/fleet.ts';
import type { TownshipStore } from '../store/contract.ts';

export async function fleetPage(
  store: Pick<TownshipStore, 'devices' | 'heads' | 'quarantinedCounts'>,
): Promise<FleetPage> {
  const [devices, heads, quarantined] = await Promise.all([
    store.devices.list(),
    store.heads(),
    store.quarantinedCounts(),
  ]);
  return {
    devices: devices.map(({ origin, unit, branch, room, offeredTo, standing, enrolled, heard }) => ({
      ...{ origin, unit, branch, room, offeredTo, standing, enrolled },
      lastContact: heard,
      events: heads.filter((head) => head.origin === origin).reduce((sum, { seq }) => sum + seq, 0),
      quarantined: quarantined.get(origin) ?? 0,
    })),
  };
}
