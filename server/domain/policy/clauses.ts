/** Which clause of its document fixes a value of a policy. */
import type { Policy } from './schema.ts';

/** The product's own: no document fixes the value. */
export const ownClause = 'KX';

/** The clause of the longest path that fits, e.g. `CX-07 二.5`. */
export function clauseOf({ clauses }: Policy, path: string): string {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), 0))) {
    const clause = clauses[at];
    if (clause !== undefined) return clause;
  }
  return ownClause;
}
