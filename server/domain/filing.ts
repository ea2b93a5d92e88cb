/** The cabinet: which traces of a meeting are in, whether its record went up in time, what was made known (CX-10, PL-08). */
import { dateOfMeeting, policyOf } from './agenda.ts';
import { addDays, type LocalDate, monthOf } from './date.ts';
import { type Entry, entriesOf, isOf } from './ledger.ts';
import type { Meeting } from './meeting.ts';
import { paperOf } from './papers.ts';
import { closedMeetings } from './participation.ts';
import { lastDay, spansOf } from './periods.ts';
import type { Policy } from './policy/schema.ts';
import { beganOn, type State } from './state.ts';
import { unreachable } from './unreachable.ts';
import type { BranchKind, Id } from './vocabulary.ts';

type Trace = Policy['traces'][number];

export interface Have {
  readonly trace: Trace;
  readonly in: boolean;
  /** The log itself is the trace; otherwise `filed` names the entries that bring it. */
  readonly proven: boolean;
  readonly filed: readonly Id[];
}

/** CX-10: which of the traces that the policy asks for are in, those of the meeting and those of its year. */
export function tracesOf(state: State, meeting: Meeting): Have[] {
  const policy = policyOf(state, meeting);
  const year = dateOfMeeting(meeting).slice(0, 4);
  return policy.traces.map((trace) => haveOf(state, policy, trace, trace.per === 'year' ? year : meeting.id));
}

/** The grid of a year (`2026`): a line for each theme day that was held, the earliest first. */
export function tracesIn(state: State, year: string): { meeting: Id; on: LocalDate; traces: Have[] }[] {
  return heldIn(state, year).map((meeting) => ({
    meeting: meeting.id,
    on: dateOfMeeting(meeting),
    traces: tracesOf(state, meeting),
  }));
}

function haveOf(state: State, policy: Policy, trace: Trace, of: Id): Have {
  const filed = entriesOf(state, `file:${of}`, 'trace').filter(({ fact }) => fact.trace === trace.id);
  const proven =
    trace.per === 'year' ? isPaperThere(state, policy, trace, of) : isProven(trace, state.meetings.get(of));
  return { trace, in: proven || filed.length > 0, proven, filed: filed.map(({ id }) => id) };
}

function isPaperThere(state: State, policy: Policy, { id, proof }: Trace, year: string): boolean {
  const paper = policy.papers.find((one) => one.id === id);
  return proof === 'paper' && paper !== undefined && paperOf(state, paper, year, null).writtenOn !== null;
}

function isProven({ proof }: Trace, meeting: Meeting | undefined): boolean {
  if (meeting === undefined) return false;
  switch (proof) {
    case 'plan':
      return meeting.plan !== null && meeting.plan.theme !== '';
    case 'material':
      return meeting.plan?.pages.some((page) => page.trim() !== '') === true;
    case 'record':
      return meeting.closed !== null && meeting.summary !== '';
    case 'sign-ins':
      return meeting.present.day.size + meeting.present.evening.size > 0;
    case 'paper':
    case null:
      return false;
    default:
      return unreachable(proof);
  }
}

export interface RecordFiling {
  readonly meeting: Id;
  /** The last day on which it is in time. */
  readonly due: LocalDate;
  readonly filed: LocalDate | null;
  readonly standing: 'due' | 'done' | 'done-late' | 'late';
}

/** PL-08: the record of each theme day of `year` (`2026`) is with the superior in time, where its policy asks for it. */
export function recordsDue(state: State, year: string, today: LocalDate): RecordFiling[] {
  return heldIn(state, year).flatMap((meeting) => {
    const within = policyOf(state, meeting).meeting.recordWithinDays;
    if (within === null) return [];
    const due = addDays(dateOfMeeting(meeting), within);
    const filed = entriesOf(state, `file:${meeting.id}`, 'filed')[0]?.on ?? null;
    return [{ meeting: meeting.id, due, filed, standing: inTime(filed, due, today) }];
  });
}

function inTime(filed: LocalDate | null, due: LocalDate, today: LocalDate): RecordFiling['standing'] {
  if (filed !== null) return filed <= due ? 'done' : 'done-late';
  return today <= due ? 'due' : 'late';
}

/** Records that an office sent back and that have not been filed again since, each by the entry that says why. */
export function sentBack(state: State): Entry<'sent-back'>[] {
  return [...state.ledgers.values()]
    .filter(({ id }) => id.startsWith('file:'))
    .flatMap(({ entries }) => {
      const standing = [...entries.values()].filter(({ gone }) => gone === null);
      const last = standing.findLast((entry) => isFiled(entry) || isSentBack(entry));
      return last !== undefined && isSentBack(last) ? [last] : [];
    });
}

const isFiled = isOf('filed');
const isSentBack = isOf('sent-back');

export interface Publishing {
  readonly publication: Policy['publications'][number];
  /** The meeting or the period that it is about. */
  readonly about: string;
  /** Of a meeting its own day, of a period the last one. */
  readonly due: LocalDate;
  readonly entries: readonly Id[];
  readonly standing: 'not-yet' | 'due' | 'done' | 'missed' | 'unrecorded';
}

/** CX-11, WJ-10, WJ-11: what is to be made known in `year` (`2026`), after each meeting or in each period. */
export function publishingOf(
  state: State,
  policy: Policy,
  kind: BranchKind,
  year: string,
  today: LocalDate,
): Publishing[] {
  const ofYear = entriesOf(state, `file:${year}`, 'published').filter(({ on }) => on <= today);
  const meetings = heldIn(state, year);
  return policy.publications
    .filter(({ kinds }) => kinds === null || kinds.includes(kind))
    .flatMap((publication): Publishing[] => {
      const { id, per } = publication;
      if (per === 'meeting') {
        return meetings.map((meeting) => {
          const found = entriesOf(state, `file:${meeting.id}`, 'published').filter(
            (one) => one.fact.publication === id,
          );
          const entries = found.map((entry) => entry.id);
          const due = dateOfMeeting(meeting);
          return { publication, about: meeting.id, due, entries, standing: entries.length > 0 ? 'done' : 'due' };
        });
      }
      return spansOf(per, year).map(({ key, months }) => {
        const found = ofYear.filter((one) => one.fact.publication === id && months.includes(monthOf(one.on)));
        const due = lastDay(months.at(-1) ?? '');
        const over = due < beganOn(state) ? 'unrecorded' : 'missed';
        const open = monthOf(today) < (months[0] ?? '') ? 'not-yet' : today <= due ? 'due' : over;
        const entries = found.map((entry) => entry.id);
        return { publication, about: key, due, entries, standing: entries.length > 0 ? 'done' : open };
      });
    });
}

const heldIn = (state: State, year: string) => closedMeetings(state, `${year}-01-01`, `${year}-12-31`);
