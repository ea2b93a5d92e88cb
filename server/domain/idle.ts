/** 连续6个月: months in a row without organisation life, dues or assigned work, each ground for itself (CX-15, reading 4). */
import { type Held, heldMeetings } from './absence.ts';
import { policyOn } from './branch.ts';
import { addMonths, type LocalDate, type Month, monthOf } from './date.ts';
import { firstMonthKept, unpaidIn } from './dues-ledger.ts';
import type { IdleGround } from './events/facts/people.ts';
import { attending, dues, type GroundRule, type KnownMonth, type Works, work, worksOf } from './idle-grounds.ts';
import { entriesOf } from './ledger.ts';
import { lastDay } from './periods.ts';
import { beganOn, branchOf, type State } from './state.ts';
import { type Asked, streaksOf } from './streaks.ts';
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

/** Of everyone who is still with the branch, over the months that are over. */
export function idleSpells(state: State, today: LocalDate): IdleSpell[] {
  const works = worksOf(state);
  const months = knownMonths(state, works, today);
  const grounds = { attending, dues: dues(state), work: work(works) };
  const spells = (Object.keys(grounds) as IdleGround[]).map(
    (ground) => [ground, streaksOf(months.flatMap((known) => askedIn(known, ground, grounds[ground])))] as const,
  );
  return [...state.people.values()].flatMap(({ id: person, left }) =>
    left
      ? []
      : spells.flatMap(([ground, byPerson]) =>
          (byPerson.get(person) ?? []).map(({ missed, reached }) => ({
            person,
            ground,
            months: missed,
            reached,
            handled: handledBy(state, person, ground, missed, reached),
          })),
        ),
  );
}

function handledBy(state: State, person: Id, ground: IdleGround, months: readonly Month[], reached: Month): Id | null {
  const handled = entriesOf(state, `member:${person}`, 'idle-handled');
  const about = handled.find(
    ({ fact }) => fact.ground === ground && reached <= fact.until && months.includes(fact.until),
  );
  return about?.id ?? null;
}

function askedIn(known: KnownMonth, ground: IdleGround, { missing, standing }: GroundRule): Asked<Month>[] {
  const rule = known.policy.absence.idle;
  if (rule === null || !rule.grounds.includes(ground)) return [];
  const misses = { done: 'broken', reason: rule.brokenByReason ? 'broken' : 'missed', missed: 'missed' } as const;
  const judge = (person: Id) => {
    const how = standing(known, person);
    return how === 'nothing' ? 'passed-over' : misses[how];
  };
  return [{ of: known.month, length: rule.months, missing: missing(known), judge }];
}

/** From the first of which anything is known, within the time of this log, to the last that is over. */
function knownMonths(state: State, works: Works, today: LocalDate): KnownMonth[] {
  const branch = branchOf(state);
  const all = heldMeetings(state);
  const byMonth = Map.groupBy(all, ({ date }) => monthOf(date));
  const lived = livedIn(state, all);
  const firstPaid = firstMonthKept(state) ?? '9999';
  const [first] = [firstPaid, ...lived.keys(), ...[...works.values()].flat().map(({ due }) => due)].sort();
  const months: KnownMonth[] = [];
  if (branch === null || first === undefined) return months;
  const [, from = first] = [monthOf(beganOn(state)), first].sort();
  for (let month = from; month < monthOf(today); month = addMonths(month, 1)) {
    const unpaid = month < firstPaid ? null : unpaidIn(state, month);
    const held = { held: byMonth.get(month) ?? [], lived: lived.get(month) ?? [] };
    months.push({ month, policy: policyOn(branch, lastDay(month)), ...held, unpaid });
  }
  return months;
}

/** Who was there, one list for each time. Whole branches stand in them, so they are not put together for the few who are asked for. */
function livedIn(state: State, held: readonly Held[]): ReadonlyMap<Month, readonly (readonly Id[])[]> {
  const lived = new Map<Month, (readonly Id[])[]>();
  const live = (date: LocalDate, people: readonly Id[]) => {
    const month = monthOf(date);
    const lists = lived.get(month) ?? [];
    lists.push(people);
    lived.set(month, lists);
  };
  for (const { meeting, date } of held) {
    live(date, []);
    for (const makeUp of meeting.followUp.makeUps) live(makeUp.date, [makeUp.person]);
  }
  for (const ledger of state.ledgers.keys()) {
    if (!ledger.startsWith('life:')) continue;
    for (const { on, fact } of entriesOf(state, ledger, 'activity')) live(on, fact.people);
  }
  return lived;
}
