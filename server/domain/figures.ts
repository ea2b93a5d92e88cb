/** What a level has told the one above it, as it stands with both; and what it must tell now. */
import type { Month } from './date.ts';
import type { Figures } from './events/figures.ts';
import type { KnownEvent, NewEvent } from './events.ts';
import type { Id } from './vocabulary.ts';

/** `at`: when it was told, ms since the epoch by the teller's clock. */
export interface MonthReported {
  readonly figures: Figures;
  readonly at: number;
}

export interface Reported {
  readonly unit: Id;
  name: string;
  is: 'branch' | 'level';
  /** It counts no longer, or not yet. */
  left: boolean;
  /** When it was told of first, ms since the epoch by the teller's clock; null: it was not yet. */
  since: number | null;
  months: ReadonlyMap<Month, MonthReported>;
}

export const startReported = (unit: Id): Reported => ({
  ...{ unit, name: '', is: 'branch', left: true, since: null, months: new Map() },
});

export const copyReported = (reported: Reported): Reported => ({ ...reported });

export function evolveReported(reported: Reported, event: KnownEvent): void {
  switch (event.type) {
    case 'unit.described':
      reported.name = event.data.name;
      reported.is = event.data.is;
      reported.left = false;
      reported.since = Math.min(reported.since ?? event.wall, event.wall);
      return;
    case 'unit.left':
      reported.left = true;
      return;
    case 'figures.reported': {
      const { month, figures } = event.data;
      reported.months = new Map(reported.months).set(month, { figures, at: event.wall });
      return;
    }
  }
}

/** What stands under a level, as that level sees it now. `months`: of the years that are looked at, those with anything to tell. */
export interface Counted extends Pick<Reported, 'unit' | 'name' | 'is'> {
  readonly months: Readonly<Record<Month, Figures>>;
}

export interface Look {
  /** The unit in whose log it is told. */
  readonly unit: Id;
  readonly years: readonly string[];
  readonly counted: readonly Counted[];
  /** All that stand under the level, also those of which nothing can be told just now. */
  readonly all: ReadonlySet<Id>;
}

/** What the level above has not been told yet. Nothing where all is as it was told last. */
export function unreported(told: ReadonlyMap<Id, Reported>, { unit, years, counted, all }: Look): NewEvent[] {
  const gone = [...told.values()].filter((one) => !one.left && !all.has(one.unit));
  return [
    ...counted.flatMap((one) => newsOf(told.get(one.unit) ?? startReported(one.unit), one)),
    ...gone.map(({ unit: of }): NewEvent => ({ unit, subject: subjectOf(of), type: 'unit.left', data: {} })),
  ];

  function newsOf(before: Reported, { unit: of, name, is, months }: Counted): NewEvent[] {
    const subject = subjectOf(of);
    const isKnown = !before.left && before.name === name && before.is === is;
    // A month of which there is nothing to tell any more, as its meeting was entered by mistake, or another day was planned after the
    // usual one had passed.
    const emptied = [...before.months.keys()].filter(
      (month) => years.includes(month.slice(0, 4)) && !(month in months),
    );
    const empty: Figures = is === 'branch' ? { ...nothing, branches: 1 } : nothing;
    const now = [...Object.entries(months), ...emptied.map((month) => [month, empty] as const)];
    return [
      ...(isKnown ? [] : [{ unit, subject, type: 'unit.described' as const, data: { name, is } }]),
      ...now
        .filter(([month, figures]) => !isSame(before.months.get(month)?.figures, figures))
        .map(([month, figures]) => ({ unit, subject, type: 'figures.reported' as const, data: { month, figures } })),
    ];
  }
}

const subjectOf = (unit: Id): string => `reported:${unit}`;

/** A later program may write more or in another order: then the same is told once more, and no harm done. */
const isSame = (before: Figures | undefined, now: Figures): boolean => JSON.stringify(before) === JSON.stringify(now);

export const nothing: Figures = {
  branches: 0,
  standings: { held: 0, late: 0, 'not-reported': 0, missing: 0 },
  attendance: { expected: 0, present: 0, leave: 0 },
  traces: { done: 0, of: 0 },
  dues: { done: 0, of: 0 },
  assessed: { qualified: 0, unqualified: 0 },
};

export const sumOf = (all: readonly Figures[]): Figures => all.reduce(plus, nothing);

function plus(one: Figures, other: Figures): Figures {
  return {
    branches: one.branches + other.branches,
    standings: added(one.standings, other.standings),
    attendance: added(one.attendance, other.attendance),
    traces: added(one.traces, other.traces),
    dues: added(one.dues, other.dues),
    assessed: added(one.assessed, other.assessed),
  };
}

function added<C extends Readonly<Record<string, number>>>(one: C, other: C): C {
  return Object.fromEntries(Object.entries(one).map(([name, count]) => [name, count + (other[name] ?? 0)])) as C;
}
