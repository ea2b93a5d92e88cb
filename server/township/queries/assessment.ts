/** The assessment over all branches that an account sees, and one branch's sheet with what proves each row (WJ-09). */
import { suggestionsOf } from '../../domain/assessment-evidence.ts';
import { assessmentSheet } from '../../domain/assessment-sheet.ts';
import type { LocalDate } from '../../domain/date.ts';
import { branchOf, type State } from '../../domain/state.ts';
import { assessmentPage } from '../../service/views/assessment.ts';
import { namesIn } from '../../service/views/named.ts';
import type { AssessedPage, AssessmentOverview } from '../contract/assessment.ts';
import type { TownshipStore } from '../store/contract.ts';
import type { Account } from '../store/staff-contract.ts';
import { roomsFor } from './rooms.ts';

export async function assessmentOver(
  store: Pick<TownshipStore, 'accounts' | 'devices' | 'projected'>,
  account: Pick<Account, 'role' | 'units'>,
  year: string,
): Promise<AssessmentOverview> {
  const rooms = await roomsFor(store, account);
  const told = await store.projected(
    'assessment',
    rooms.map(({ unit }) => unit),
    year,
  );
  const names = new Map((await store.accounts.list()).map(({ id, name }) => [id, name]));
  const branches = rooms.flatMap(({ unit }) => {
    const assessed = told.get(unit) ?? null;
    if (assessed === null) return [];
    const { branch, sheet } = assessed;
    return [{ unit, branch, sheet: sheet && { ...sheet, decidedBy: names.get(sheet.decidedBy) ?? '' } }];
  });
  const known = new Set(branches.map(({ unit }) => unit));
  return { year, branches, untold: rooms.filter(({ unit }) => !known.has(unit)).map(({ branch }) => branch) };
}

/** Null: the branch has not told of itself yet. */
export function assessedPage(state: State, year: string, today: LocalDate): Omit<AssessedPage, 'unit'> | null {
  const branch = branchOf(state);
  if (branch === null) return null;
  const nameFor = namesIn(state, today);
  const evidence = [...suggestionsOf(state, year, today)].map(([row, suggestion]) => {
    const ids = suggestion?.proofs.flatMap((proof) => proof.ids) ?? [];
    return [row, [...new Set(ids)].flatMap((id) => nameFor(id) ?? [])] as const;
  });
  return {
    ...assessmentPage(state, year, today),
    ...{ branch: branch.name, today },
    evidence: Object.fromEntries(evidence),
    grounds: assessmentSheet(state, year, today)?.assessment.vetoes ?? [],
  };
}
