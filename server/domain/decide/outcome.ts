/** What every decision comes to: the events that it adds and the answer that the person gets. */
import type { Answer, RefusalReason } from '../answers.ts';
import type { Circumstances, Commands } from '../commands.ts';
import { type EventData, type EventType, eventIdOf, type NewEvent } from '../events.ts';
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

/** A fact about a person, what was said of it, and who did it where no id says so. */
export interface Told {
  readonly fact: NewEvent;
  readonly text?: string | undefined;
  readonly who?: string | undefined;
}

/** The facts, then the words of each in an event of their own: erased, they leave the fact (KX-09). */
export function told(setting: Setting, ...all: readonly Told[]): Outcome {
  const words = all.flatMap(({ fact, text = '', who = '' }, place) => {
    if (text === '' && who === '') return [];
    const of = eventIdOf(setting.id, place);
    return [event(setting, fact.subject, 'fact.worded', { of, text, ...(who === '' ? {} : { who }) })];
  });
  return done(...all.map(({ fact }) => fact), ...words);
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
