/** Notices over all branches that an account sees: the staff's own to look at, or one branch's whole list. */
import type { LocalDate } from '../../domain/date.ts';
import { branchOf } from '../../domain/state.ts';
import type { Level } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';
import type { Logger } from '../../service/logger.ts';
import { noticesPage } from '../../service/views/notices.ts';
import type { NoticesAnswer } from '../contract/notices.ts';
import type { Account, Role, TownshipStore } from '../store/contract.ts';
import { ofEach, roomsFor } from './rooms.ts';

/** Whose word is asked for at the desk of each role; what is a branch's own to answer is not theirs. */
const levels: Readonly<Record<Role, readonly Level[]>> = {
  township: ['township', 'community'],
  community: ['community'],
  branch: ['branch'],
};

/** With a unit: all of its notices. Without: the open ones of the role's levels, of the branches that have any. */
export async function noticesOver(
  store: Pick<TownshipStore, 'devices' | 'stateOf'>,
  account: Pick<Account, 'role' | 'units'>,
  unit: string | null,
  today: LocalDate,
  logger: Logger,
): Promise<Sent<typeof NoticesAnswer>> {
  const rooms = (await roomsFor(store, account)).filter((room) => unit === null || room.unit === unit);
  const branches = await ofEach(rooms, logger, {
    async tell(room) {
      const state = await store.stateOf(room.unit);
      const page = noticesPage(state, today, ({ level, standing }) => {
        return unit !== null || (standing === 'open' && levels[account.role].includes(level));
      });
      return { unit: room.unit, branch: branchOf(state)?.name || room.branch, faulty: false, ...page };
    },
    instead: (room) => ({ unit: room.unit, branch: room.branch, faulty: true, notices: [], names: {} }),
  });
  return { branches: branches.filter(({ faulty, notices }) => faulty || unit !== null || notices.length > 0) };
}
