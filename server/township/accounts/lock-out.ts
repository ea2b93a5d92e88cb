/** How long an account stays shut after wrong tries. The tries are counted in the store, so no restart forgets them. */

/** Five tries are free; each wrong one after that waits, longer after each five more. */
export const lockOut = { tries: 5, first: 60_000, most: 60 * 60_000 } as const;

/** ms until the next try may be made. `last`: when the last one was, ms since the epoch. */
export function lockedFor({ count, last }: { readonly count: number; readonly last: number }, now: number): number {
  const round = Math.floor(count / lockOut.tries);
  if (round === 0) return 0;
  const lock = Math.min(lockOut.first * 2 ** (round - 1), lockOut.most);
  // A clock that was set back must not lengthen the wait.
  return Math.min(Math.max(lock - (now - last), 0), lock);
}
