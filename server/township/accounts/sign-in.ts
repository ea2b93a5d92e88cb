/** Signing in: name and password, and the one-time code where the account has one. */
import { createHash, randomBytes } from 'node:crypto';
import type { TownshipStore } from '../store/contract.ts';
import type { Account } from '../store/staff-contract.ts';
import { lockedFor } from './lock-out.ts';
import { counterOf } from './one-time-code.ts';
import { isPassword } from './password.ts';

export interface Given {
  readonly name: string;
  readonly password: string;
  readonly code: string;
}

export type Outcome =
  | { readonly kind: 'in'; readonly account: Account }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'code-needed' }
  | { readonly kind: 'locked'; readonly seconds: number };

/** How long a session lasts, ms. */
const sessionMs = 12 * 3_600_000;

type SignInStore = Pick<TownshipStore, 'accounts' | 'attempts'>;

/** Counts the try before it looks, so that neither many at once nor a restart gives more of them. */
export async function signIn(store: SignInStore, given: Given, now: number): Promise<Outcome> {
  const account = await store.accounts.byName(given.name);
  const key = account === undefined ? nobodys(given.name) : `account:${account.id}`;
  const before = await store.attempts.of(key);
  const wait = lockedFor(before, now);
  if (wait > 0) return locked(wait);
  const count = (await store.attempts.raise(key)) - 1;
  // Where others tried meanwhile, it is judged after theirs.
  const meanwhile = count > before.count ? lockedFor({ count, last: now }, now) : 0;
  if (meanwhile > 0) return locked(meanwhile);

  const right = await isPassword(given.password, account?.password);
  if (!right || account === undefined || account.disabled) return { kind: 'wrong' };
  if (account.secondFactor !== '') {
    if (given.code === '') return { kind: 'code-needed' };
    if (!(await isFresh(store, account, given.code, now))) return { kind: 'wrong' };
  }
  await store.attempts.clear(key);
  return { kind: 'in', account };
}

/** Whether the code is right, and used for the first time (RFC 6238 section 5.2). */
export async function isFresh(
  store: Pick<TownshipStore, 'attempts'>,
  { id, secondFactor }: Account,
  code: string,
  now: number,
): Promise<boolean> {
  const counter = counterOf(secondFactor, code, now);
  return counter !== null && (await store.attempts.raise(`code:${id}:${counter}`)) === 1;
}

const locked = (ms: number): Outcome => ({ kind: 'locked', seconds: Math.ceil(ms / 1000) });

/** Names that nobody has lock like others, so that a lock tells nothing; in so many rows that they cannot fill the disk. */
const nobodys = (name: string): string => `nobody:${createHash('sha256').update(name).digest('hex').slice(0, 3)}`;

/** The token for the cookie. */
export async function startSession(
  { sessions }: Pick<TownshipStore, 'sessions'>,
  account: string,
  now: number,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await sessions.start(token, account, now + sessionMs);
  return token;
}
