/** The branch itself: what it is called, who its secretary is, which policy it follows. */
import type { Almanac } from './calendar.ts';
import { type HolidayTable, prcHolidays } from './calendar-prc.ts';
import { dateOf, type LocalDate, type Month, monthOf } from './date.ts';
import { type EventData, type KnownEvent, type Source, sourceOf } from './events.ts';
import { cx6n } from './policy/cx-6n.ts';
import type { Policy } from './policy/schema.ts';
import { upToDate } from './policy/up-to-date.ts';
import { type Clocks, type Stamp, stampOf, trueTime } from './stamp.ts';
import type { BranchKind, Id, Level } from './vocabulary.ts';

export interface Adopted {
  readonly policy: Policy;
  readonly from: LocalDate;
  /** Who above the branch adopted it; null: the box's own config. */
  readonly level: Level | null;
  readonly source: Source;
  /** Its place in its origin's log. */
  readonly seq: number;
  readonly at: Stamp;
}

export interface Branch {
  readonly id: Id;
  name: string;
  township: string;
  kind: BranchKind;
  room: string;
  secretary: Id | null;
  /** Each in turn, the last one still in office. */
  secretaries: readonly { readonly person: Id; readonly at: Stamp }[];
  /** The body above that it is linked to and asks; null: none. */
  superior: string | null;
  /** When its log began; what was before is in the paper files. */
  began: Stamp | null;
  policies: readonly Adopted[];
  /** Days of the month that it fixed for itself (XN-11). */
  chosenDays: readonly { readonly day: number; readonly from: LocalDate }[];
  /** The program's own table, over it the years that the box's config has, and over these what came from above. */
  holidays: HolidayTable;
  /** Those that came from above. */
  decreedYears: readonly string[];
}

export function startBranch(id: Id): Branch {
  return {
    id,
    name: '',
    township: '',
    kind: 'rural',
    room: '',
    secretary: null,
    secretaries: [],
    superior: null,
    began: null,
    policies: [],
    chosenDays: [],
    holidays: prcHolidays,
    decreedYears: [],
  };
}

export const copyBranch = (branch: Branch): Branch => ({ ...branch });

export function evolveBranch(branch: Branch, event: KnownEvent): void {
  switch (event.type) {
    case 'branch.described':
      branch.began ??= stampOf(event);
      Object.assign(branch, event.data);
      return;
    case 'secretary.named':
      branch.secretary = event.data.person;
      branch.secretaries = [...branch.secretaries, { person: event.data.person, at: stampOf(event) }];
      return;
    case 'superior.named':
      branch.superior = event.data.name;
      return;
    case 'policy.adopted':
      branch.policies = [
        ...branch.policies,
        {
          policy: upToDate(event.data.policy),
          from: event.data.from,
          level: event.data.level ?? null,
          source: sourceOf(event),
          seq: event.seq,
          at: stampOf(event),
        },
      ];
      return;
    case 'day.chosen':
      branch.chosenDays = [...branch.chosenDays, event.data];
      return;
    case 'holidays.known':
      learnHolidays(branch, event.data);
      return;
  }
}

function learnHolidays(branch: Branch, { years, level }: EventData<'holidays.known'>): void {
  const known = Object.entries(years).filter(([year]) => level !== undefined || !branch.decreedYears.includes(year));
  branch.holidays = { ...branch.holidays, ...Object.fromEntries(known) };
  if (level !== undefined) branch.decreedYears = [...new Set([...branch.decreedYears, ...Object.keys(years)])];
}

/** Who was secretary at the end of a day; of a day before the log began, the first one that it knows. */
export function secretaryOn({ secretaries }: Branch, date: LocalDate, clocks: Clocks): Id | null {
  const named = secretaries.findLast(({ at }) => dateOf(trueTime(at, clocks)) <= date) ?? secretaries[0];
  return named?.person ?? null;
}

/** What holds on a day: adopted last among what is in force, by a level above before the box's config. */
export function adoptedOn({ policies }: Pick<Branch, 'policies'>, date: LocalDate): Adopted | undefined {
  return (
    policies.findLast(({ level, from }) => level !== null && from <= date) ??
    policies.findLast(({ from }) => from <= date)
  );
}

/** The policy that holds on a day; the default before any was adopted. */
export function policyOn(branch: Branch, date: LocalDate): Policy {
  return adoptedOn(branch, date)?.policy ?? cx6n;
}

/**
 * What fell due in or around `year` (`2026`), each by the policy of its own due day: a policy asks for nothing that was due
 * before it held, nor for what was due under the next one.
 */
export function byPolicyOfDueDay<T>(
  branch: Branch,
  year: string,
  judge: (policy: Policy) => readonly T[],
  dueOf: (one: T) => LocalDate,
): T[] {
  const first = `${Number(year) - 1}-01-01`;
  const last = `${Number(year) + 1}-12-31`;
  const turns = branch.policies.map(({ from }) => from).filter((from) => first < from && from <= last);
  const policies = new Set([first, ...turns.sort()].map((day) => policyOn(branch, day)));
  return [...policies].flatMap((policy) => judge(policy).filter((one) => policyOn(branch, dueOf(one)) === policy));
}

/** What the calendar rule needs to know in a month; a day that was chosen holds from the month of its choice on. */
export function almanacIn({ holidays, chosenDays }: Branch, month: Month): Almanac {
  return { holidays, chosenDay: chosenDays.findLast(({ from }) => monthOf(from) <= month)?.day ?? null };
}

/** CX-02: `赤溪镇XX支部主题党日`. */
export function meetingTitle(branch: Branch, policy: Policy): string {
  return policy.title.replace('{township}', branch.township).replace('{branch}', branch.name);
}
