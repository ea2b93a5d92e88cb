/** A meeting on another day than planned: what was asked, and what the superior answered (PL-05, XN-07). */
import { type Answered, answeredBy, unanswered } from './answered.ts';
import type { LocalDate } from './date.ts';
import type { EventData, KnownEvent } from './events.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { Id } from './vocabulary.ts';

export type ReschedulingAnswer = Omit<EventData<'rescheduling.answered'>, 'asked'> & { readonly at: Stamp };

/** One request to hold the meeting on another day, and the superior's answer. */
export interface Rescheduling extends EventData<'rescheduling.asked'>, Answered<ReschedulingAnswer> {
  readonly id: Id;
  readonly at: Stamp;
  /** The day on which it was planned when this was asked; null: none. */
  readonly from: LocalDate | null;
  /** Whether the room could do as an office answered; null: it has not tried. */
  readonly moved: boolean | null;
}

/** `planned`: the day on which the meeting is planned before the event. */
export function reschedulingsAfter(
  before: readonly Rescheduling[],
  event: KnownEvent,
  planned: LocalDate | null,
): readonly Rescheduling[] {
  const change = (asked: Id, to: (one: Rescheduling) => Partial<Rescheduling>) =>
    before.map((one) => (one.id === asked ? { ...one, ...to(one) } : one));
  switch (event.type) {
    case 'rescheduling.asked':
      return [
        ...before,
        { id: event.id, at: stampOf(event), ...event.data, from: planned, ...unanswered, moved: null },
      ];
    case 'rescheduling.answered': {
      const { asked, ...answer } = event.data;
      return change(asked, (one) => answeredBy(one, { ...answer, at: stampOf(event) }));
    }
    case 'rescheduling.followed':
      return change(event.data.asked, (one) => ({ moved: one.moved ?? event.data.moved }));
    default:
      return before;
  }
}
