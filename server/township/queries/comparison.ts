/** The comparison of all branches that an account sees. */

import { ranked } from '../../domain/branch-report.ts';
import type { LocalDate } from '../../domain/date.ts';
import type { ComparisonPage } from '../contract/comparison.ts';
import type { TownshipStore } from '../store/contract.ts';
import type { Account } from '../store/staff-contract.ts';
import { roomsFor } from './rooms.ts';

/** In the order of the ranks. */
export async function comparisonFor(
  store: Pick<TownshipStore, 'devices' | 'projected'>,
  account: Pick<Account, 'role' | 'units'>,
  year: string,
  today: LocalDate,
): Promise<ComparisonPage> {
  const rooms = await roomsFor(store, account);
  const told = await store.projected(
    'comparison',
    rooms.map(({ unit }) => unit),
    year,
  );
  const branches = rooms.flatMap(({ unit }) => {
    const figures = told.get(unit) ?? null;
    return figures === null ? [] : [{ unit, ...figures }];
  });
  return {
    today,
    year,
    branches: ranked(branches).map(({ rank, report }) => ({ ...report, rank })),
    untold: rooms.filter(({ unit }) => (told.get(unit) ?? null) === null).map(({ unit, branch }) => ({ unit, branch })),
  };
}
