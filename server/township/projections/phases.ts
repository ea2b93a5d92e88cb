/**
 * What changes by time alone changes at moments that are known beforehand. So a row holds what stands from each of them on, and
 * the clock only chooses.
 */
import { policyOf, turningPoints } from '../../domain/agenda.ts';
import type { Meeting } from '../../domain/meeting.ts';
import type { State } from '../../domain/state.ts';

export interface Phase<T> {
  /** ms since the epoch; it lasts until the next. */
  readonly from: number;
  readonly what: T;
}

/** `moments`: all at which it can change, ms since the epoch, the first among them. */
export function phasesOf<T>(moments: Iterable<number>, tell: (now: number) => T): Phase<T>[] {
  const phases: Phase<T>[] = [];
  let before = '';
  for (const from of [...moments].sort((a, b) => a - b)) {
    const what = tell(from);
    const text = JSON.stringify(what);
    if (text !== before) phases.push({ from, what });
    before = text;
  }
  return phases;
}

/** Before the first of them it is the first. */
export function phaseAt<T>(phases: readonly Phase<T>[], now: number): T {
  const phase = phases.findLast(({ from }) => from <= now) ?? phases[0];
  if (phase === undefined) throw new Error('there is always one phase');
  return phase.what;
}

/** When a meeting that is not over changes by time alone, midnights aside; ms since the epoch. */
export const turnsOf = (state: State, meeting: Meeting): number[] =>
  meeting.withdrawn || meeting.closed !== null || (meeting.opened ?? meeting.plan) === null
    ? []
    : turningPoints(meeting, policyOf(state, meeting)).filter(Number.isFinite);
