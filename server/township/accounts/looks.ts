/** A page that fetches anew whenever something happened is one look and not a hundred. */
import type { Audit, AuditEntry } from '../store/staff-contract.ts';

/** A look is on record once in so many ms. */
const once = 10 * 60_000;

export function lookKeeper(audit: Audit, now: () => number) {
  const seen = new Map<string, number>();
  return async ({ account, unit, subject }: Pick<AuditEntry, 'account' | 'unit' | 'subject'>): Promise<void> => {
    const key = JSON.stringify([account, unit, subject]);
    if (now() - (seen.get(key) ?? Number.NEGATIVE_INFINITY) < once) return;
    await audit.note({ account, unit, subject, deed: 'looked', reason: '' });
    for (const [old, at] of seen) if (now() - at >= once) seen.delete(old);
    seen.set(key, now());
  };
}
