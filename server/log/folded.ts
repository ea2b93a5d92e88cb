/** What a log folds to, and how far: so that years are not folded anew for what came today. */
import { type Event, inFoldOrder } from '../domain/events.ts';
import { apply, fold, type State } from '../domain/state.ts';
import { understood } from '../domain/understood.ts';
import type { Stored } from './envelope.ts';

export interface Folded {
  readonly state: State;
  /** How many events of others were passed over, as this program does not understand them. */
  readonly strange: number;
  /** The last in fold order; undefined: there is none. */
  readonly last: Event | undefined;
}

type Seen = Omit<Folded, 'state'>;

interface Readable {
  readonly origin: string;
  read(): Iterable<Stored>;
}

/**
 * What there is to fold in the log, readable more than once. What others wrote into it may be of any shape; `tell`: what was
 * seen, each time when all were read.
 */
export function eventsOf(log: Readable, tell?: (seen: Seen) => void): Iterable<Event> {
  return {
    *[Symbol.iterator]() {
      let strange = 0;
      let last: Event | undefined;
      for (const event of log.read() as Iterable<Event>) {
        if (event.origin === log.origin || understood(event, event.data) !== undefined) {
          if (last === undefined || inFoldOrder(last, event) < 0) last = event;
          yield event;
        } else strange += 1;
      }
      tell?.({ strange, last });
    },
  };
}

export function foldAll(log: Readable): Folded {
  let seen: Seen = { strange: 0, last: undefined };
  const state = fold(
    eventsOf(log, (all) => {
      seen = all;
    }),
  );
  return { state, ...seen };
}

/** With what came since; undefined where that belongs further back, and all is to be folded anew. */
export function carryOn(before: Folded, news: Readable): Folded | undefined {
  const { last } = before;
  let seen: Seen = { strange: 0, last: undefined };
  const events = [
    ...eventsOf(news, (all) => {
      seen = all;
    }),
  ];
  if (last !== undefined && events.some((event) => inFoldOrder(event, last) < 0)) return undefined;
  return {
    state: apply(before.state, events),
    strange: before.strange + seen.strange,
    last: seen.last ?? last,
  };
}
