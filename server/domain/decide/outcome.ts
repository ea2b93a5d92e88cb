/** What every decision comes to: the events that it adds and the answer that the person gets. */
import type { Answer, RefusalReason } from '../answers.ts';
import type { Circumstances, Commands } from '../commands.ts';
import type { EventData, EventType, NewEvent } from '../events.ts';
import type { State } from '../state.ts';

export interface Outcome {
  readonly events: readonly NewEvent[];
  readonly answer: Answer;
}

/** The unit's state and what surrounds the command. */
export interface Setting extends Circumstances {
  readonly state: State;
  readonly unit: string;
}

export type Decider<T extends keyof Commands> = (setting: Setting, data: Commands[T]) => Outcome;
/** Who decides what; together the files of this folder have one for each command. */
export type Deciders = { readonly [T in keyof Commands]?: Decider<T> };

export function refused(why: RefusalReason): Outcome {
  return { events: [], answer: { kind: 'refused', why } };
}

export function done(...events: NewEvent[]): Outcome {
  return { events, answer: events.length === 0 ? { kind: 'as-it-was' } : { kind: 'done' } };
}

/** Set, never toggle: nothing is added where it stands already as asked. */
export const asItWas: Outcome = { events: [], answer: { kind: 'as-it-was' } };

/** An event of one subject of the unit. */
export function event<T extends EventType>(
  { unit }: Pick<Setting, 'unit'>,
  subject: string,
  type: T,
  data: EventData<T>,
): NewEvent {
  return { unit, subject, type, data } as unknown as NewEvent;
}
