/** The money for the branch's work: income, purpose, balance, an account of its own, so much a head (WJ-15). In fen. */
import type { LocalDate } from './date.ts';
import { type Entry, entriesOf } from './ledger.ts';
import type { Policy } from './policy/schema.ts';
import type { State } from './state.ts';
import { membersOn } from './turns.ts';
import type { BranchKind, Id } from './vocabulary.ts';

export interface Funds {
  /** What was left of the years before. */
  readonly carried: number;
  readonly income: number;
  readonly spent: number;
  /** Carried over, and what came in, less what was spent; below nothing where the books are wrong. */
  readonly balance: number;
  readonly entries: readonly Entry<'money'>[];
  /** Null: nobody has said. */
  readonly separateAccount: boolean | null;
  /** What the year must come to, where the policy asks it of a branch of this kind. */
  readonly perHead: { readonly heads: readonly Id[]; readonly needed: number; readonly short: number } | null;
}

/** The ledger of `year` (`2026`) as it stands on a day. */
export function fundsOf(state: State, policy: Policy, kind: BranchKind, year: string, today: LocalDate): Funds {
  const entries = moneyIn(state, year).filter(({ on }) => on <= today);
  const before = [...state.ledgers.keys()]
    .filter((ledger) => ledger.startsWith('funds:') && ledger < `funds:${year}`)
    .flatMap((ledger) => entriesOf(state, ledger, 'money'));
  const income = sumOf(entries, 'in');
  const spent = sumOf(entries, 'out');
  const carried = sumOf(before, 'in') - sumOf(before, 'out');
  const account = entriesOf(state, `funds:${year}`, 'account').at(-1);
  const asked = policy.fundsPerHead?.kinds.includes(kind) === true ? policy.fundsPerHead.fen : null;
  const heads = membersOn(state, `${year}-12-31`);
  const needed = heads.length * (asked ?? 0);
  return {
    carried,
    income,
    spent,
    balance: carried + income - spent,
    entries,
    separateAccount: account?.fact.separate ?? null,
    perHead: asked === null ? null : { heads, needed, short: Math.max(needed - income, 0) },
  };
}

function moneyIn(state: State, year: string): Entry<'money'>[] {
  return entriesOf(state, `funds:${year}`, 'money');
}

function sumOf(entries: readonly Entry<'money'>[], direction: 'in' | 'out'): number {
  return entries.reduce((sum, { fact }) => sum + (fact.direction === direction ? fact.fen : 0), 0);
}
