/** What is due in a year beside the theme days, what was held, what is late or missed (CX-21, WJ-05, GB-03, XN-03). */
import { type Activity, activitiesOf, byDay } from './activities.ts';
import { type Branch, byPolicyOfDueDay } from './branch.ts';
import { addMonths, type LocalDate, type Month, monthOf } from './date.ts';
import { firstDay, lastDay, type Span, spansOf } from './periods.ts';
import { clauseOf } from './policy/clauses.ts';
import type { Obligation, Policy } from './policy/schema.ts';
import { beganOn, type State } from './state.ts';
import type { BranchKind, Id } from './vocabulary.ts';

/**
 * `late`: held after the months that the document names, `beside`: held in other ones, but not after. `unrecorded`: due before
 * the branch's log began. `open`: a choice that was not made.
 */
export type DutyStanding = 'not-yet' | 'due' | 'done' | 'beside' | 'late' | 'missed' | 'unrecorded' | 'open';

export interface Duty {
  readonly obligation: Obligation;
  /** `2026-03`, `2026-Q1`, `2026-H1`, `2026`. */
  readonly period: string;
  /** From the first to the last day on which it counts. */
  readonly from: LocalDate;
  readonly due: LocalDate;
  readonly standing: DutyStanding;
  /** `count` that were held in time, the earliest first, then those that were held in other months. */
  readonly held: readonly Id[];
  readonly count: number;
  /** Held in time, but on no theme day as it should be in principle (XN-03). */
  readonly apart: readonly Id[];
  readonly clause: string;
}

/** Every duty of `year` (`2026`), each as the policy of its due day asks for it. */
export function dutiesIn(state: State, branch: Branch, year: string, today: LocalDate): Duty[] {
  const asked = (policy: Policy) => dutiesOf(state, policy, branch.kind, year, today);
  return byPolicyOfDueDay(branch, year, asked, ({ due }) => due);
}

/** Every duty of `year` (`2026`) that the policy names for branches of this kind, period by period. */
export function dutiesOf(state: State, policy: Policy, kind: BranchKind, year: string, today: LocalDate): Duty[] {
  const began = beganOn(state);
  const next = String(Number(year) + 1);
  const held = [...activitiesOf(state, year), ...activitiesOf(state, next)].filter(({ on }) => on <= today);
  const byKind = Map.groupBy(held, (activity) => activity.kind);
  const themeDays = new Set((byKind.get('theme-day') ?? []).map(({ on }) => on));
  const isApart = ({ kind, on }: Activity) => policy.onThemeDay.includes(kind) && !themeDays.has(on);
  const asked = policy.obligations.filter(({ kinds }) => kinds === null || kinds.includes(kind));
  return asked.flatMap((obligation) => {
    const fulfilling = [...new Set(obligation.by)].flatMap((one) => byKind.get(one) ?? []).sort(byDay);
    return windowsOf(obligation, year).map(({ span, months, around }): Duty => {
      const from = firstDay(months[0] ?? year);
      const due = lastDay(months.at(-1) ?? year);
      const inTime = fulfilling.filter(({ on }) => months.includes(monthOf(on)));
      const beside = fulfilling.filter(({ on }) => !months.includes(monthOf(on)) && around.includes(monthOf(on)));
      const late = beside.filter(({ on }) => on > due).length;
      const counts = { inTime: inTime.length, beside: beside.length - late, late };
      return {
        obligation,
        period: span.key,
        from,
        due,
        standing: standingOf(obligation, counts, { today, began, from, due }),
        held: [...inTime, ...beside].map(({ id }) => id),
        count: inTime.length,
        apart: inTime.filter(isApart).map(({ id }) => id),
        clause: clauseOf(policy, `obligations.${obligation.id}`),
      };
    });
  });
}

interface Window {
  readonly span: Span;
  /** Months of the span, and of the year after, in which alone it counts. */
  readonly months: readonly Month[];
  /** The span; where the months reach into the year after, as long a time from the first of them on. */
  readonly around: readonly Month[];
}

function windowsOf({ per, months }: Obligation, year: string): Window[] {
  const named = months?.map((month) => addMonths(`${year}-01`, month - 1)).sort();
  return spansOf(per, year)
    .map((span) => ({ span, months: named === undefined ? span.months : namedIn(span, named) }))
    .filter((window) => window.months.length > 0)
    .map((window) => ({ ...window, around: around(window) }));
}

/** Months beyond December belong to the last span of the year. */
function namedIn({ months }: Span, named: readonly Month[]): Month[] {
  const last = months.at(-1) ?? '';
  return named.filter((month) => months.includes(month) || (last.endsWith('-12') && month > last));
}

function around({ span, months: [first = '', ...others] }: Omit<Window, 'around'>): readonly Month[] {
  const reachesOn = (others.at(-1) ?? first) > (span.months.at(-1) ?? '');
  return reachesOn ? span.months.map((_, n) => addMonths(first, n)) : span.months;
}

function standingOf(
  { atLeast, duty }: Obligation,
  { inTime, beside, late }: Readonly<Record<'inTime' | 'beside' | 'late', number>>,
  { today, began, from, due }: Readonly<Record<'today' | 'began' | 'from' | 'due', LocalDate>>,
): DutyStanding {
  if (inTime >= atLeast) return 'done';
  if (duty === 'optional') return 'open';
  if (today < from) return 'not-yet';
  if (today <= due) return 'due';
  if (inTime + beside >= atLeast) return 'beside';
  if (inTime + beside + late >= atLeast) return 'late';
  return due < began ? 'unrecorded' : 'missed';
}
