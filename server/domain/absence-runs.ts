/** 连续3次无故: runs of unexcused absence, each open until a talk about it is recorded (CX-14, reading 3). */
import { type Held, heldMeetings } from './absence.ts';
import type { Attendance } from './attendance.ts';
import type { Occasion } from './expectation.ts';
import { makersUp } from './follow-up.ts';
import { entriesOf } from './ledger.ts';
import type { State } from './state.ts';
import { type Asked, type Miss, streaksOf } from './streaks.ts';
import type { Id } from './vocabulary.ts';

export interface AbsenceRun {
  readonly person: Id;
  /** The meetings missed one after the other, earliest first. */
  readonly meetings: readonly Id[];
  /** The one with which the run became as long as the policy has it. */
  readonly reached: Id;
  /** Entry of the talk. It was about all that was missed up to its meeting, whatever was excused later; the count begins anew. */
  readonly talk: Id | null;
}

/** Of everyone who is still with the branch. A run that was ended by coming again stays until the talk. */
export function runsOf(state: State): AbsenceRun[] {
  const talks = new Map([...state.people.keys()].flatMap((person) => talksWith(state, person)));
  const runs = streaksOf(heldMeetings(state).flatMap((held) => askedAt(held, talks)));
  return [...state.people.keys()].flatMap((id) =>
    (runs.get(id) ?? []).map(({ person, missed, reached, settledBy }) => ({
      person,
      meetings: missed,
      reached,
      talk: settledBy,
    })),
  );
}

/** Entries of talks, by `meeting:person`. */
type Talks = ReadonlyMap<string, Id>;

function talksWith(state: State, person: Id) {
  return entriesOf(state, `member:${person}`, 'talk').map(({ id, fact }) => [`${fact.meeting}:${person}`, id] as const);
}

function askedAt({ meeting, date, policy, roll, away }: Held, talks: Talks): Asked<Id>[] {
  const { run: rule, makeUp } = policy.absence;
  if (rule === null) return [];
  const madeUp = makersUp(meeting.followUp, date, makeUp);
  return [
    {
      of: meeting.id,
      length: rule.length,
      missing: away.keys(),
      judge: (person) => missOf(roll.get(person)?.attendance ?? 'not-reported', rule, madeUp.has(person)),
      settledBy: (person) => talks.get(`${meeting.id}:${person}`) ?? null,
    },
  ];
}

type Rule = NonNullable<Occasion['policy']['absence']['run']>;

/** Meetings at which the member was not expected are passed over, unless the member came to one. */
function missOf(attendance: Attendance, rule: Rule, madeUp: boolean): Miss {
  switch (attendance) {
    case 'present':
    case 'came':
      return 'broken';
    case 'leave':
      return rule.brokenByLeave ? 'broken' : 'passed-over';
    case 'absent':
      return madeUp && rule.brokenByMakeUp ? 'broken' : 'missed';
    case 'did-not-come':
    case 'not-reported':
      return 'passed-over';
  }
}
