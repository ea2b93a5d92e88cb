/** Gives a branch a command from above: decided as in the room, on all that has arrived, and written into the township's log. */
import type { Command, CommandData } from '../../domain/commands.ts';
import { branchOf } from '../../domain/state.ts';
import type { Office } from '../../domain/vocabulary.ts';
import type { TownshipStore } from '../store/contract.ts';
import { carryOut, circumstances, type Outcome } from './carry-out.ts';
import { mayGive } from './may.ts';

/** `id`: a repeat under it does nothing more. */
export type Given = CommandData & { readonly id: string };

export interface Giver {
  /** Id of the account. */
  readonly actor: string;
  readonly office: Office;
  /** ms since the epoch. */
  readonly now: number;
}

export type GivenAnswer = { readonly kind: 'not-found' | 'not-yours' } | ({ readonly kind: 'answered' } & Outcome);

/** Decides on the branch as a whole. */
export async function give(
  store: Pick<TownshipStore, 'heads' | 'stateOf' | 'appendUpon' | 'holds'>,
  unit: string,
  { id, ...what }: Given,
  { actor, office, now }: Giver,
): Promise<GivenAnswer> {
  const command: Command = { ...circumstances(now), id, actor, office, ...what };
  const outcome = await carryOut(
    store,
    unit,
    command,
    () => store.stateOf(unit),
    (state) => {
      if (branchOf(state) === null) return 'not-found';
      return mayGive(office, what, state) ? null : 'not-yours';
    },
  );
  return typeof outcome === 'string' ? { kind: outcome } : { kind: 'answered', ...outcome };
}
