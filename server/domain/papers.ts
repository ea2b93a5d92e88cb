/** The papers of a year: annual plan, study plan, plans of the members (PL-01, XN-07, GB-07, WJ-13). */
import { type Branch, byPolicyOfDueDay } from './branch.ts';
import { addMonths, type LocalDate } from './date.ts';
import { type Entry, entriesOf, paperLedger } from './ledger.ts';
import { lastDay, spansOf } from './periods.ts';
import { clauseOf } from './policy/clauses.ts';
import type { Policy, YearPaper } from './policy/schema.ts';
import { beganOn, type State } from './state.ts';
import { membersOn } from './turns.ts';
import type { Id } from './vocabulary.ts';

export interface Row {
  /** Of a table the month 1…12, otherwise 1. */
  readonly row: number;
  readonly now: Entry<'row'>;
  /** What it said before, the oldest first: adjusting a month keeps the trace (PL-01). */
  readonly before: readonly Entry<'row'>[];
}

export interface Paper {
  readonly rows: readonly Row[];
  /** The day on which it was whole; null: it is not. */
  readonly writtenOn: LocalDate | null;
  readonly submittedOn: LocalDate | null;
  /** `null`: the superior has not said. */
  readonly approved: boolean | null;
  /** The entry that refused it, as long as nothing has been changed or handed in since. */
  readonly refused: Id | null;
}

/** One paper as it stands; `person` null: the branch's. */
export function paperOf(state: State, { id, table }: YearPaper, period: string, person: Id | null): Paper {
  const ledger = paperLedger(id, period, person);
  const all = [...(state.ledgers.get(ledger)?.entries.values() ?? [])];
  const written = all.filter((entry): entry is Entry & Entry<'row'> => entry.fact.what === 'row' && !isStruck(entry));
  const rows = Array.from(Map.groupBy(written, ({ fact }) => fact.row).entries())
    .sort(([a], [b]) => a - b)
    .flatMap(([row, entries]): Row[] => {
      const now = entries.findLast(({ gone }) => gone === null);
      return now === undefined ? [] : [{ row, now, before: entries.filter((entry) => entry !== now) }];
    });
  // Changing a row later does not make the paper late.
  const firsts = rows.map(({ now, before }) => [now, ...before].map(({ on }) => on).sort()[0] ?? now.on);
  return {
    rows,
    writtenOn: firsts.length < (table ? 12 : 1) ? null : (firsts.sort().at(-1) ?? null),
    submittedOn: entriesOf(state, ledger, 'submitted')[0]?.on ?? null,
    approved: entriesOf(state, ledger, 'approval').at(-1)?.fact.granted ?? null,
    refused: refusalIn(all),
  };
}

/** `entries` in the order of the log. */
function refusalIn(entries: readonly Entry[]): Id | null {
  const last = entries.findLast(({ gone }) => gone === null);
  return last?.fact.what === 'approval' && !last.fact.granted ? last.id : null;
}

function isStruck({ gone }: Entry): boolean {
  return gone !== null && 'struck' in gone;
}

export interface PaperDue {
  readonly paper: YearPaper;
  /** `2026`, `2026-Q1`, `2026-03`. */
  readonly period: string;
  /** The last day on which it is in time. */
  readonly due: LocalDate;
  /** `unrecorded`: not here, and due before the branch's log began, or before it had any member to make one. */
  readonly standing: 'due' | 'late' | 'unrecorded' | 'done' | 'done-late';
  /** Whole, in time or late, but the superior has not agreed, or not yet. */
  readonly unapproved: boolean;
  /** See `Paper`; of the branch's own. */
  readonly refused: Id | null;
  /** Each who was a member on the due day, or `null`: the branch. */
  readonly makers: readonly (Id | null)[];
  /** Members whose own paper is not there, where each makes one. */
  readonly missing: readonly Id[];
  readonly clause: string;
}

/** Every paper for `year` (`2026`), each as the policy of its due day asks for it. */
export function papersIn(state: State, branch: Branch, year: string, today: LocalDate): PaperDue[] {
  return byPolicyOfDueDay(
    branch,
    year,
    (policy) => papersDue(state, policy, year, today),
    ({ due }) => due,
  );
}

/** Every paper for `year` (`2026`), also those that are due in the year before. */
export function papersDue(state: State, policy: Policy, year: string, today: LocalDate): PaperDue[] {
  const began = beganOn(state);
  return policy.papers.flatMap((paper) =>
    spansOf(paper.per, year).map(({ key: period, months }) => {
      const due = dueDay(paper, months[0] ?? '');
      const makers = paper.eachMember ? membersOn(state, due) : [null];
      const papers = makers.map((person) => ({ person, paper: paperOf(state, paper, period, person) }));
      const missing = papers.filter((one) => one.paper.writtenOn === null);
      const waiting = papers.some((one) => one.paper.approved !== true);
      return {
        paper,
        period,
        due,
        standing: standingOf(
          papers.map((one) => one.paper),
          due,
          today,
          began,
        ),
        unapproved: paper.approval && missing.length === 0 && waiting,
        refused: papers.find(({ person }) => person === null)?.paper.refused ?? null,
        makers,
        missing: missing.flatMap(({ person }) => (person === null ? [] : [person])),
        clause: clauseOf(policy, `papers.${paper.id}`),
      };
    }),
  );
}

function dueDay({ due: { yearBefore, month, day } }: YearPaper, first: string): LocalDate {
  const target = addMonths(first, month - 1 - (yearBefore ? 12 : 0));
  const named = `${target}-${String(day).padStart(2, '0')}`;
  const last = lastDay(target);
  return named < last ? named : last;
}

function standingOf(
  papers: readonly Paper[],
  due: LocalDate,
  today: LocalDate,
  began: LocalDate,
): PaperDue['standing'] {
  if (papers.length === 0) return today <= due ? 'due' : 'unrecorded';
  if (papers.some(({ writtenOn }) => writtenOn === null))
    return today <= due ? 'due' : due < began ? 'unrecorded' : 'late';
  return papers.some(({ writtenOn }) => (writtenOn ?? '') > due) ? 'done-late' : 'done';
}
