/** Notices over all branches that an account sees: the staff's own to look at, or one branch's whole list. */
import type { Sent } from '../../service/contract/sent.ts';
import type { NoticesAnswer } from '../contract/notices.ts';
import type { TownshipStore } from '../store/contract.ts';
import type { Account } from '../store/staff-contract.ts';
import { roomsFor } from './rooms.ts';

/** With a unit: all of its notices. Without: the open ones of the role's levels, of the branches that have any. */
export async function noticesOver(
  store: Pick<TownshipStore, 'devices' | 'projected'>,
  account: Pick<Account, 'role' | 'units'>,
  unit: string | null,
): Promise<Pick<Sent<typeof NoticesAnswer>, 'branches'>> {
  const rooms = (await roomsFor(store, account)).filter((room) => unit === null || room.unit === unit);
  const units = rooms.map((room) => room.unit);
  const told = await store.projected('notices', units, unit === null ? account.role : '');
  const branches = rooms.map((room) => {
    const known = told.get(room.unit);
    const place = { unit: room.unit, branch: known?.branch || room.branch };
    if (known === undefined) return { ...place, faulty: true, notices: [], names: {} };
    const { notices, names } = known;
    return { ...place, faulty: false, notices, names };
  });
  return { branches: branches.filter(({ faulty, notices }) => faulty || unit !== null || notices.length > 0) };
}
