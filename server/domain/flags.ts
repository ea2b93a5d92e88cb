/** What makes a meeting doubtful (PL-14): the time was shortened, or it was an ordinary work meeting instead. */
import { dateOfMeeting, policyOf } from './agenda.ts';
import { instant } from './date.ts';
import type { Meeting } from './meeting.ts';
import { trueTime } from './stamp.ts';
import type { State } from './state.ts';
import type { Id } from './vocabulary.ts';

export type MeetingFlag =
  | { readonly why: 'shortened'; readonly minutes: number; readonly atLeast: number }
  | { readonly why: 'work-meeting'; readonly id: Id; readonly text: string };

export function flagsOf(state: State, meeting: Meeting): readonly MeetingFlag[] {
  const atLeast = meeting.opened === null ? null : policyOf(state, meeting).meeting.minutesAtLeast;
  const minutes = minutesHeld(state, meeting);
  const short = atLeast !== null && minutes !== null && minutes < atLeast;
  return [...(short ? [{ why: 'shortened', minutes, atLeast } as const] : []), ...meeting.proceedings.flags];
}

/**
 * Whole minutes that a closed meeting took, by the true time and without its pauses. Sign-in before the planned start is
 * not meeting. Null where nobody knows: it is not over, or closed itself.
 */
export function minutesHeld({ clocks }: Pick<State, 'clocks'>, meeting: Meeting): number | null {
  if (meeting.opened === null || meeting.closed === null || meeting.closed.by === 'itself') return null;
  const planned = meeting.plan?.parts[0]?.start;
  const opened = trueTime(meeting.opened.at, clocks);
  const from = planned === undefined ? opened : Math.max(opened, instant(dateOfMeeting(meeting), planned));
  const to = trueTime(meeting.closed.at, clocks);
  const paused = meeting.pauses.reduce((sum, pause) => {
    const ends = pause.to === null ? to : trueTime(pause.to, clocks);
    return sum + Math.max(0, Math.min(ends, to) - Math.max(trueTime(pause.from, clocks), from));
  }, 0);
  return Math.max(0, Math.floor((to - from - paused) / 60_000));
}
