/** 连续6个月: months in a row without organisation life, dues or assigned work, each ground for itself (CX-15, reading 4). */
import { attendanceTable } from './absence.ts';
import type { Attendance } from './attendance.ts';
import { policyOn } from './branch.ts';
import { addMonths, type LocalDate, type Month, monthOf } from './date.ts';
import { firstMonthKept, type Unpaid, unpaidIn } from './dues-ledger.ts';
import type { IdleGround } from './events/facts/people.ts';
import type { Occasion } from './expectation.ts';
import { entriesOf } from './ledger.ts';
import { lastDay } from './periods.ts';
import type { Person } from './person.ts';
import type { Policy } from './policy/schema.ts';
import { beganOn, branchOf, type State } from './state.ts';
import type { Id } from './vocabulary.ts';

export interface IdleSpell {
  readonly person: Id;
  readonly ground: IdleGround;
  /** The months that count, earliest first; months in which nothing was asked of the member are passed over. */
  readonly months: readonly Month[];
  /** The month with which it became as long as the policy has it. */
  readonly reached: Month;
  /** Entry by which the township has dealt with it. */
  readonly handled: Id | null;
}

/** `reason`: not done, with a good reason. `nothing`: nothing was asked. */
type Standing = 'done' | 'reason' | 'missed' | 'nothing';
type StandingIn = (month: KnownMonth) => Standing;

interface KnownMonth {
  readonly month: Month;
  readonly policy: Policy;
  /** Its meetings, as places in the attendance table. */
  readonly meetings: readonly number[];
  /** Who took part in organisation life beside them. */
  readonly lived: ReadonlySet<Id>;
  /** Who has not paid; null before the first month whose payments this branch's log keeps. */
  readonly unpaid: Unpaid | null;
}

/** Of everyone who is still with the branch, over the months that are over. */
export function idleSpells(state: State, today: LocalDate): IdleSpell[] {
  const { occasions, rows } = attendanceTable(state);
  const months = knownMonths(state, occasions, today);
  return [...state.people.values()].flatMap((person) => {
    if (person.left) return [];
    const handled = entriesOf(state, `member:${person.id}`, 'idle-handled');
    const grounds = {
      attending: attending(person, rows.get(person.id) ?? []),
      dues: dues(state, person),
      work: work(state, person),
    };
    return (Object.keys(grounds) as IdleGround[]).flatMap((ground) =>
      spellsOn(ground, grounds[ground], months).map(({ idle, reached }) => ({
        person: person.id,
        ground,
        months: idle,
        reached,
        handled:
          handled.find(({ fact }) => fact.ground === ground && reached <= fact.until && idle.includes(fact.until))
            ?.id ?? null,
      })),
    );
  });
}

function spellsOn(ground: IdleGround, standingIn: StandingIn, months: readonly KnownMonth[]) {
  const spells: { idle: Month[]; reached: Month }[] = [];
  let idle: Month[] = [];
  let reached: Month | null = null;
  const end = () => {
    if (reached !== null) spells.push({ idle, reached });
    idle = [];
    reached = null;
  };
  for (const known of months) {
    const rule = known.policy.absence.idle;
    if (rule === null || !rule.grounds.includes(ground)) continue;
    const standing = standingIn(known);
    if (standing === 'nothing') continue;
    if (standing === 'done' || (standing === 'reason' && rule.brokenByReason)) {
      end();
      continue;
    }
    idle.push(known.month);
    if (idle.length >= rule.months) reached ??= known.month;
  }
  end();
  return spells;
}

/**
 * Any organisation life is enough, a make-up included: the frail and the floating take part that way (附1 三). One good
 * reason in the month is enough, too.
 */
function attending({ id }: Person, row: readonly Attendance[]): StandingIn {
  return ({ lived, meetings }) => {
    if (meetings.some((one) => row[one] === 'present' || row[one] === 'came') || lived.has(id)) return 'done';
    if (meetings.some((one) => row[one] === 'leave')) return 'reason';
    return meetings.some((one) => row[one] === 'absent') ? 'missed' : 'nothing';
  };
}

/** What was before the first month kept is in the paper register. Only arrears without good reason weigh. */
function dues(state: State, { id }: Person): StandingIn {
  const excused = new Set(entriesOf(state, `member:${id}`, 'dues-excused').map(({ fact }) => fact.month));
  return ({ month, unpaid }) => {
    if (unpaid === null || unpaid.notDue.has(id)) return 'nothing';
    if (!unpaid.owing.has(id)) return 'done';
    return excused.has(month) ? 'reason' : 'missed';
  };
}

/** Work weighs from the month in which it was due until it is settled. */
function work(state: State, { id }: Person): StandingIn {
  const ledger = `member:${id}`;
  const settled = new Map(entriesOf(state, ledger, 'work-settled').map((entry) => [entry.fact.work, entry]));
  const assigned = entriesOf(state, ledger, 'work').map(({ id: work, fact }) => {
    const end = settled.get(work);
    return { due: monthOf(fact.due), how: end?.fact.how, end: end === undefined ? '9999' : monthOf(end.on) };
  });
  if (assigned.length === 0) return () => 'nothing';
  return ({ month }) => {
    const now = assigned.filter((one) => one.end === month);
    if (now.some((one) => one.how === 'done')) return 'done';
    if (now.length > 0) return 'reason';
    return assigned.some((one) => one.due <= month && month < one.end) ? 'missed' : 'nothing';
  };
}

/** From the first of which anything is known, within the time of this log, to the last that is over. */
function knownMonths(state: State, occasions: readonly Occasion[], today: LocalDate): KnownMonth[] {
  const byMonth = Map.groupBy(occasions.keys(), (index) => monthOf(occasions[index]?.date ?? ''));
  const branch = branchOf(state);
  const lived = livedIn(state, occasions);
  const works = state.people.values().flatMap(({ id }) => entriesOf(state, `member:${id}`, 'work'));
  const firstPaid = firstMonthKept(state) ?? '9999';
  const [first] = [firstPaid, ...lived.keys(), ...works.map(({ fact }) => monthOf(fact.due))].sort();
  const months: KnownMonth[] = [];
  if (branch === null || first === undefined) return months;
  const [, from = first] = [monthOf(beganOn(state)), first].sort();
  for (let month = from; month < monthOf(today); month = addMonths(month, 1)) {
    const unpaid = month < firstPaid ? null : unpaidIn(state, month);
    const held = { meetings: byMonth.get(month) ?? [], lived: lived.get(month) ?? nobody };
    months.push({ month, policy: policyOn(branch, lastDay(month)), ...held, unpaid });
  }
  return months;
}

const nobody: ReadonlySet<Id> = new Set();

function livedIn(state: State, occasions: readonly Occasion[]): ReadonlyMap<Month, ReadonlySet<Id>> {
  const lived = new Map<Month, Set<Id>>();
  const live = (date: LocalDate, people: Iterable<Id>) => {
    const month = monthOf(date);
    const known = lived.get(month) ?? new Set();
    for (const person of people) known.add(person);
    lived.set(month, known);
  };
  for (const { meeting, date } of occasions) {
    live(date, []);
    for (const makeUp of meeting.followUp.makeUps) live(makeUp.date, [makeUp.person]);
  }
  for (const ledger of state.ledgers.keys()) {
    if (!ledger.startsWith('life:')) continue;
    for (const { on, fact } of entriesOf(state, ledger, 'activity')) live(on, fact.people);
  }
  return lived;
}
