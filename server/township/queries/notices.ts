/** Notices over all branches that an account sees: the staff's own to look at, or one branch's whole list. */
import type { Level } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';
import { textsIn } from '../../service/views/named.ts';
import type { NoticesAnswer } from '../contract/notices.ts';
import type { NoticesTold } from '../projections/notices.ts';
import type { Account, Role, TownshipStore } from '../store/contract.ts';
import { roomsFor } from './rooms.ts';

/** Whose word is asked for at the desk of each role; what is a branch's own to answer is not theirs. */
const levels: Readonly<Record<Role, readonly Level[]>> = {
  township: ['township', 'community'],
  community: ['community'],
  branch: ['branch'],
};

/** With a unit: all of its notices. Without: the open ones of the role's levels, of the branches that have any. */
export async function noticesOver(
  store: Pick<TownshipStore, 'devices' | 'projected'>,
  account: Pick<Account, 'role' | 'units'>,
  unit: string | null,
): Promise<Pick<Sent<typeof NoticesAnswer>, 'branches'>> {
  const rooms = (await roomsFor(store, account)).filter((room) => unit === null || room.unit === unit);
  const told = await store.projected(
    'notices',
    rooms.map((room) => room.unit),
  );
  const branches = rooms.map((room) => {
    const known = told.get(room.unit);
    const place = { unit: room.unit, branch: known?.branch || room.branch };
    if (known === undefined) return { ...place, faulty: true, notices: [], names: {} };
    const { notices, names } = unit === null ? asked(known, levels[account.role]) : known;
    return { ...place, faulty: false, notices, names };
  });
  return { branches: branches.filter(({ faulty, notices }) => faulty || unit !== null || notices.length > 0) };
}

/** No name goes out that none of these notices points to. */
function asked({ notices, names }: NoticesTold, wanted: readonly Level[]) {
  const theirs = notices.filter(({ level, standing }) => standing === 'open' && wanted.includes(level));
  const pointed = new Set(theirs.flatMap(({ facts }) => textsIn(facts)));
  return { notices: theirs, names: Object.fromEntries(Object.entries(names).filter(([id]) => pointed.has(id))) };
}
