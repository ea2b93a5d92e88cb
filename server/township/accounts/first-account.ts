/** The account that makes all others: by a link that stands at the terminal of the first start, and opens once. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Account, Accounts } from '../store/staff-contract.ts';

export interface FirstAccount {
  /** Nobody has an account yet. */
  isOpen(): Promise<boolean>;
  /** The link's end; each start has its own, as long as there is no account. */
  readonly token: string;
  /** False: the link is wrong, or there is an account already. */
  make(token: string, account: Account): Promise<boolean>;
}

export function firstAccount(accounts: Accounts): FirstAccount {
  const token = randomBytes(24).toString('base64url');
  let open = true;
  const isOpen = async (): Promise<boolean> => {
    // Accounts are disabled, never taken away: once there is one, there is one.
    open &&= (await accounts.list()).length === 0;
    return open;
  };
  return {
    isOpen,
    token,
    make: async (given, account) => timingSafeEqual(digest(given), digest(token)) && (await accounts.addFirst(account)),
  };
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();
