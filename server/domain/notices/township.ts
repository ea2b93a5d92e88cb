/** The notice that no branch can make out by itself. */
import { warningsNeeded } from '../appraisals.ts';
import { addDays, type LocalDate } from '../date.ts';
import { dutiesOf } from '../obligations.ts';
import { clauseOf } from '../policy/clauses.ts';
import type { Policy } from '../policy/schema.ts';
import { emptyState } from '../state.ts';
import type { Notice } from './notice.ts';

/**
 * GB-04: over all branches of the township, once the last day for the appraisal of `year` (`2026`) is over. Whom to mark
 * people decide; nobody is named here. Null: nothing to look at.
 */
export function warningsShort(
  policy: Policy,
  year: string,
  { members, marked }: { readonly members: number; readonly marked: number },
  today: LocalDate,
): Notice | null {
  const appraisals = dutiesOf(emptyState, policy, 'rural', year, today).filter(({ obligation }) =>
    obligation.by.includes('appraisal'),
  );
  const due = appraisals.at(-1)?.due ?? `${year}-12-31`;
  if (today <= due || marked >= warningsNeeded(members, policy.appraisal)) return null;
  return {
    id: `warnings-short:${year}`,
    kind: 'warnings-short',
    level: 'township',
    clause: clauseOf(policy, 'appraisal.warningShare'),
    facts: { year, members, marked },
    since: addDays(due, 1),
    due,
    closing: 'fact',
    standing: 'open',
    answer: null,
  };
}
