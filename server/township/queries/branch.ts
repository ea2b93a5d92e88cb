/** A branch's year, meeting by meeting, and its people with theirs. */
import type { BranchPage, PeoplePage } from '../contract/branch.ts';
import type { BranchTold } from '../projections/branch.ts';
import { phaseAt } from '../projections/phases.ts';
import type { Projected } from '../projections/projections.ts';
import type { TownshipStore } from '../store/contract.ts';

type Asked = Pick<TownshipStore, 'projected'>;

type Whole = 'attendance' | 'dues' | 'payments' | 'records' | 'sheet' | 'visits' | 'year';

/** One of its pages, or what a file is written from, as it stands now. Rejects where it cannot be told. */
export async function wholePage<N extends Whole>(
  { projected }: Asked,
  name: N,
  unit: string,
  year: string,
): Promise<Projected<N>> {
  const page = (await projected(name, [unit], year)).get(unit);
  if (page === undefined) throw new Error(`${name} of ${unit} cannot be told`);
  return page;
}

/** Null: the branch has not told of itself yet, or what it told is not understood. `now`: ms since the epoch. */
export async function branchPage({ projected }: Asked, unit: string, year: string, now: number) {
  const told = (await projected('branch', [unit], year)).get(unit) ?? null;
  return told && branchAt(told, unit, now);
}

export function branchAt({ meetings, ...told }: BranchTold, unit: string, now: number): BranchPage {
  const at = meetings.map(({ standing, ...meeting }) => ({ ...meeting, standing: phaseAt(standing, now) }));
  return { unit, ...told, meetings: at };
}

/** Null: as of `branchPage`. */
export async function peoplePage({ projected }: Asked, unit: string, year: string): Promise<PeoplePage | null> {
  return (await projected('people', [unit], year)).get(unit) ?? null;
}
