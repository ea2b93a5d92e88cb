/** 连续3次无故: runs of unexcused absence, each open until a talk about it is recorded (CX-14, reading 3). */
import { attendanceTable } from './absence.ts';
import type { Attendance } from './attendance.ts';
import type { Occasion } from './expectation.ts';
import { makersUp } from './follow-up.ts';
import { entriesOf } from './ledger.ts';
import type { State } from './state.ts';
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
  const { occasions, rows } = attendanceTable(state);
  const ruled = occasions.flatMap(({ meeting, date, policy }, index) => {
    const { run: rule, makeUp } = policy.absence;
    return rule === null ? [] : [{ id: meeting.id, index, rule, madeUp: makersUp(meeting.followUp, date, makeUp) }];
  });
  return [...state.people.values()].flatMap((person) => {
    if (person.left) return [];
    const talks = new Map(
      entriesOf(state, `member:${person.id}`, 'talk').map(({ id, fact }) => [fact.meeting, id] as const),
    );
    const runs: AbsenceRun[] = [];
    let missed: Id[] = [];
    let reached: Id | null = null;
    const end = (talk: Id | null) => {
      if (reached !== null) runs.push({ person: person.id, meetings: missed, reached, talk });
      missed = [];
      reached = null;
    };
    const row = rows.get(person.id) ?? [];
    for (const { id, index, rule, madeUp } of ruled) {
      const step = stepOf(row[index] ?? 'not-reported', rule, madeUp.has(person.id));
      const talk = talks.get(id) ?? null;
      if (step === 'missed') {
        missed.push(id);
        if (missed.length >= rule.length) reached ??= id;
      }
      if (step === 'broken' || talk !== null) end(talk);
    }
    end(null);
    return runs;
  });
}

type Rule = NonNullable<Occasion['policy']['absence']['run']>;

/** Meetings at which the member was not expected are passed over, unless the member came to one. */
function stepOf(attendance: Attendance, rule: Rule, madeUp: boolean): 'missed' | 'broken' | 'passed-over' {
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
