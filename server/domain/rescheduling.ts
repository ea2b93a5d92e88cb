/** A meeting on another day than planned: what was asked, and what the superior answered (PL-05, XN-07). */
import type { EventData, KnownEvent } from './events.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { Id } from './vocabulary.ts';

/** One request to hold the meeting on another day, and the superior's answer. */
export interface Rescheduling extends EventData<'rescheduling.asked'> {
  readonly id: Id;
  readonly at: Stamp;
  readonly answer: Omit<EventData<'rescheduling.answered'>, 'asked'> | null;
}

export function reschedulingsAfter(before: readonly Rescheduling[], event: KnownEvent): readonly Rescheduling[] {
  switch (event.type) {
    case 'rescheduling.asked':
      return [...before, { id: event.id, at: stampOf(event), ...event.data, answer: null }];
    case 'rescheduling.answered': {
      const { asked, ...answer } = event.data;
      return before.map((one) => (one.id === asked ? { ...one, answer } : one));
    }
    default:
      return before;
  }
}
