/** The units' states: folded once in each process, then carried on by what has arrived since. */
import { type Event, inFoldOrder } from '../../domain/events.ts';
import { apply, emptyState, fold, type State } from '../../domain/state.ts';

/** What arrived for a unit since `known`, the last seq of each origin that was read. */
export type Arrivals = (
  unit: string,
  known: ReadonlyMap<string, number>,
) => Promise<{ readonly events: readonly Event[]; readonly read: ReadonlyMap<string, number> }>;

interface Folded {
  readonly state: State;
  readonly read: ReadonlyMap<string, number>;
  /** The last in fold order. */
  readonly last: Event | undefined;
}

const nothing: Folded = { state: emptyState, read: new Map(), last: undefined };

export function statesOf(arrivals: Arrivals): (unit: string) => Promise<State> {
  const folded = new Map<string, Promise<Folded>>();

  async function carryOn(unit: string, before: Folded): Promise<Folded> {
    const { events, read } = await arrivals(unit, before.read);
    const sorted = [...events].sort(inFoldOrder);
    const first = sorted[0];
    if (first === undefined) return { ...before, read };
    const last = sorted.at(-1);
    if (before.last === undefined) return { state: fold(sorted), read, last };
    if (inFoldOrder(before.last, first) < 0) return { state: apply(before.state, sorted), read, last };
    return carryOn(unit, nothing); // it belongs further back
  }

  return async (unit) => {
    // One after the other, so that none folds what another is folding; after a failure, from where it last stood.
    const before = folded.get(unit) ?? Promise.resolve(nothing);
    const next = before.then((known) => carryOn(unit, known));
    folded.set(
      unit,
      next.catch(() => before),
    );
    return (await next).state;
  };
}
