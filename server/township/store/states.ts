/**
 * The units' states: folded once in each process, then carried on by what has arrived since. How much of them is kept in memory
 * has a bound; a unit that nobody asked for longest is let go, and folded anew when somebody does.
 */
import { dateOfMeeting } from '../../domain/agenda.ts';
import { type Event, inFoldOrder } from '../../domain/events.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { apply, emptyState, fold, type State } from '../../domain/state.ts';

/** What arrived for a unit since `known`, the last seq of each origin that was read. */
export type Arrivals = (
  unit: string,
  known: ReadonlyMap<string, number>,
) => Promise<{ readonly events: readonly Event[]; readonly read: ReadonlyMap<string, number> }>;

export interface States {
  /** See `TownshipStore.stateOf`. */
  stateOf(unit: string): Promise<State>;
  /** Only the branch, its people, and the meetings that are not over, of which all units find room in memory. */
  presentOf(unit: string): Promise<State>;
}

/** Events behind the states that are kept: half a kilobyte of memory each. */
const bound = 250_000;

export const statesOf = (arrivals: Arrivals): States => ({
  stateOf: keeping(arrivals, bound, (state) => state),
  presentOf: keeping(arrivals, Number.POSITIVE_INFINITY, present),
});

/** Without the meetings from before the last that was held, and all that is no meeting's. */
function present({ branches, people, clocks, meetings }: State): State {
  const last =
    [...meetings.values()]
      .map(({ opened }) => opened?.date ?? '')
      .sort()
      .at(-1) ?? '';
  const isOver = (meeting: Meeting) => meeting.closed !== null && dateOfMeeting(meeting) < last;
  return {
    ...emptyState,
    ...{ branches, people, clocks },
    meetings: new Map([...meetings].filter(([, meeting]) => !isOver(meeting))),
  };
}

interface Folded {
  readonly state: State;
  readonly read: ReadonlyMap<string, number>;
  /** The last in fold order. */
  readonly last: Event | undefined;
  /** Meetings that were let go: what comes of one of them needs all of it. */
  readonly gone: ReadonlySet<string>;
}

const nothing: Folded = { state: emptyState, read: new Map(), last: undefined, gone: new Set() };

function keeping(arrivals: Arrivals, most: number, kept: (state: State) => State): (unit: string) => Promise<State> {
  const folded = new Map<string, Promise<Folded>>();
  /** How many events stand behind each, who was asked for longest ago first. */
  const counts = new Map<string, number>();

  async function carryOn(unit: string, before: Folded): Promise<Folded> {
    const { events, read } = await arrivals(unit, before.read);
    const sorted = [...events].sort(inFoldOrder);
    const first = sorted[0];
    if (first === undefined) return { ...before, read };
    const last = sorted.at(-1);
    if (before.last === undefined) return letGo(fold(sorted), { read, last, gone: before.gone });
    const isLater = inFoldOrder(before.last, first) < 0;
    if (isLater && !sorted.some(({ subject }) => before.gone.has(subject)))
      return letGo(apply(before.state, sorted), { read, last, gone: before.gone });
    return carryOn(unit, nothing); // it belongs further back
  }

  function letGo(whole: State, { gone, ...rest }: Omit<Folded, 'state'>): Folded {
    const state = kept(whole);
    if (state === whole) return { state, gone, ...rest };
    const over = [...whole.meetings.keys()].filter((id) => !state.meetings.has(id));
    return { state, gone: new Set([...gone, ...over.map((id) => `meeting:${id}`)]), ...rest };
  }

  function note(unit: string, { read }: Folded): void {
    counts.delete(unit);
    counts.set(
      unit,
      read.values().reduce((sum, seq) => sum + seq, 0),
    );
    let held = counts.values().reduce((sum, count) => sum + count, 0);
    for (const [oldest, count] of counts) {
      if (held <= most || oldest === unit) return;
      counts.delete(oldest);
      folded.delete(oldest);
      held -= count;
    }
  }

  return async (unit) => {
    // One after the other, so that none folds what another is folding; after a failure, from where it last stood.
    const before = folded.get(unit) ?? Promise.resolve(nothing);
    const next = before.then((known) => carryOn(unit, known));
    folded.set(
      unit,
      next.catch(() => before),
    );
    const known = await next;
    note(unit, known);
    return known.state;
  };
}
