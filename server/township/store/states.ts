/**
 * The units' states: folded once in each process, then carried on by what has arrived since. How much of them is kept in memory
 * has a bound; a unit that nobody asked for longest is let go, and folded anew when somebody does.
 */
import { dateOfMeeting } from '../../domain/agenda.ts';
import { type Event, inFoldOrder } from '../../domain/events.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { apply, emptyState, fold, type State } from '../../domain/state.ts';
import type { Snapshots } from './snapshots.ts';

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

/** Events after which a state is worth a new snapshot. */
const snapshotEvery = 500;

/** `writes`: keeps snapshots, too; else it only begins from those that another keeps. */
export const statesOf = (arrivals: Arrivals, snapshots: Snapshots<Folded>, writes = false): States => ({
  stateOf: keeping(arrivals, { most: bound, snapshots, writes, kept: (state) => state }),
  presentOf: keeping(arrivals, { most: Number.POSITIVE_INFINITY, snapshots, writes: false, kept: present }),
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

export interface Folded {
  readonly state: State;
  readonly read: ReadonlyMap<string, number>;
  /** The last in fold order. */
  readonly last: Event | undefined;
  /** Meetings that were let go: what comes of one of them needs all of it. */
  readonly gone: ReadonlySet<string>;
}

const nothing: Folded = { state: emptyState, read: new Map(), last: undefined, gone: new Set() };

interface Keeping {
  /** Events behind the states in memory. */
  readonly most: number;
  readonly snapshots: Snapshots<Folded>;
  readonly writes: boolean;
  /** What of a state stays in memory. */
  readonly kept: (state: State) => State;
}

function keeping(arrivals: Arrivals, { most, snapshots, writes, kept }: Keeping): (unit: string) => Promise<State> {
  const folded = new Map<string, Promise<Folded>>();
  /** How many events stand behind each, who was asked for longest ago first. */
  const counts = new Map<string, number>();
  const written = new Map<string, number>();

  async function begin(unit: string): Promise<Folded> {
    const snapshot = await snapshots.read(unit);
    if (snapshot === undefined) return nothing;
    written.set(unit, eventsBehind(snapshot));
    return letGo(snapshot.state, snapshot);
  }

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

  function letGo(whole: State, { gone, read, last }: Omit<Folded, 'state'>): Folded {
    const state = kept(whole);
    if (state === whole) return { state, gone, read, last };
    const over = [...whole.meetings.keys()].filter((id) => !state.meetings.has(id));
    return { state, gone: new Set([...gone, ...over.map((id) => `meeting:${id}`)]), read, last };
  }

  async function write(unit: string, known: Folded): Promise<void> {
    const events = eventsBehind(known);
    if (events - (written.get(unit) ?? 0) < snapshotEvery) return;
    written.set(unit, events);
    await snapshots.write(unit, events, known);
  }

  function note(unit: string, known: Folded): void {
    counts.delete(unit);
    counts.set(unit, eventsBehind(known));
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
    const before = folded.get(unit) ?? begin(unit);
    const next = before.then((known) => carryOn(unit, known));
    folded.set(
      unit,
      next.catch(() => before),
    );
    const known = await next;
    note(unit, known);
    if (writes) await write(unit, known);
    return known.state;
  };
}

const eventsBehind = ({ read }: Folded): number => read.values().reduce((sum, seq) => sum + seq, 0);
