/** Which rooms an account sees, and which it may act on. */
import type { Account, Role } from '../store/staff-contract.ts';

/** All who have an account. */
export const everyone: readonly Role[] = ['township', 'community', 'branch'];

export function sees({ role, units }: Pick<Account, 'role' | 'units'>, unit: string): boolean {
  return role === 'township' || units.includes(unit);
}
