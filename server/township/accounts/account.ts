/** An account as others may see it. */
import type { Account as ShownAccount } from '../contract/session.ts';
import type { Account } from '../store/staff-contract.ts';

export function shown({ id, name, role, units, secondFactor }: Account): ShownAccount {
  return { id, name, role, units, secondFactor: secondFactor !== '' };
}
