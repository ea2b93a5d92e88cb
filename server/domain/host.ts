/** Who may host in the secretary's place (CX-05, PL-04). */
import type { Policy } from './policy/schema.ts';
import type { State } from './state.ts';
import type { Id } from './vocabulary.ts';

/** The secretary always may. Who sits in the committee is not on record yet, so nobody is turned away for it. */
export function mayHost(_state: State, _policy: Pick<Policy, 'meeting'>, _person: Id): boolean {
  return true;
}
