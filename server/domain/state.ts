/**
 * The state of one unit is the fold of its events by subject. The same set of events gives the same state in whatever order they came,
 * and however often, because a fold always runs in one order (`inFoldOrder`) and takes each event once.
 *
 * Evolve functions change the subject that they are given; whoever calls them owns it. `fold` makes fresh subjects,
 * `apply` copies those it touches, so a `State` that was handed out never changes.
 */
import { type Branch, copyBranch, evolveBranch, startBranch } from './branch.ts';
import { type BoundCredential, copyCredential, evolveCredential, startCredential } from './credential.ts';
import type { Month } from './date.ts';
import { copyDues, type Dues, evolveDues, startDues } from './dues.ts';
import { type Event, inFoldOrder, isKnown, type KnownEvent } from './events.ts';
import { copyMeeting, type Meeting, startMeeting } from './meeting.ts';
import { evolveMeeting } from './meeting-fold.ts';
import { copyPerson, evolvePerson, type Person, startPerson } from './person.ts';
import { betterClock, type ClockFact } from './stamp.ts';
import type { Id } from './vocabulary.ts';

export interface State {
  readonly branches: ReadonlyMap<Id, Branch>;
  readonly people: ReadonlyMap<Id, Person>;
  readonly credentials: ReadonlyMap<Id, BoundCredential>;
  readonly meetings: ReadonlyMap<Id, Meeting>;
  readonly dues: ReadonlyMap<Month, Dues>;
  readonly clocks: ReadonlyMap<string, ClockFact>;
}

export const emptyState: State = {
  branches: new Map(),
  people: new Map(),
  credentials: new Map(),
  meetings: new Map(),
  dues: new Map(),
  clocks: new Map(),
};

/** How one kind of subject is folded. */
interface Kind<S> {
  readonly map: keyof State;
  start(id: string): S;
  copy(subject: S): S;
  /** May change `subject`, which the caller owns; returns what stands afterwards. */
  evolve(subject: S, event: KnownEvent): S;
}

function kind<S>(
  map: keyof State,
  start: (id: string) => S,
  copy: (subject: S) => S,
  evolve: (subject: S, event: KnownEvent) => void,
): Kind<unknown> {
  const typed: Kind<S> = {
    map,
    start,
    copy,
    evolve(subject, event) {
      evolve(subject, event);
      return subject;
    },
  };
  return typed as Kind<unknown>;
}

const noClock: ClockFact = { offset: 0, quality: 'none' };

const kinds: Readonly<Record<string, Kind<unknown>>> = {
  branch: kind('branches', startBranch, copyBranch, evolveBranch),
  person: kind('people', startPerson, copyPerson, evolvePerson),
  credential: kind('credentials', startCredential, copyCredential, evolveCredential),
  meeting: kind('meetings', startMeeting, copyMeeting, evolveMeeting),
  dues: kind('dues', startDues, copyDues, evolveDues),
  clock: {
    map: 'clocks',
    start: () => noClock,
    copy: (fact) => fact,
    evolve: (fact, event) => (event.type === 'clock.set' ? bestClock(fact as ClockFact, event.data) : fact),
  },
};

/** The better quality wins; of two equal ones the later, for a clock drifts. */
function bestClock(known: ClockFact, learned: ClockFact): ClockFact {
  return betterClock(known.quality, learned.quality) ? known : learned;
}

/** The whole state from all events, in whatever order they come. */
export function fold(events: Iterable<Event>): State {
  return replaceSubjects(emptyState, groupBySubject(events), (subject) => subject.start());
}

/**
 * The state after `events`, which must be later in fold order than all that `state` was made of (a kiosk's own new
 * events are).
 */
export function apply(state: State, events: Iterable<Event>): State {
  return replaceSubjects(state, groupBySubject(events), (subject) =>
    subject.known === undefined ? subject.start() : subject.copy(subject.known),
  );
}

function replaceSubjects(
  state: State,
  groups: Map<string, KnownEvent[]>,
  begin: (subject: { start(): unknown; copy(known: unknown): unknown; readonly known: unknown }) => unknown,
): State {
  const maps = new Map<keyof State, Map<string, unknown>>();
  for (const [subject, events] of groups) {
    const colon = subject.indexOf(':');
    const of = kinds[subject.slice(0, colon)];
    if (of === undefined) continue;
    const id = subject.slice(colon + 1);
    const map = maps.get(of.map) ?? new Map<string, unknown>(state[of.map]);
    maps.set(of.map, map);
    let folded = begin({ start: () => of.start(id), copy: of.copy, known: map.get(id) });
    let before = '';
    for (const event of events) {
      if (event.id !== before) folded = of.evolve(folded, event);
      before = event.id;
    }
    map.set(id, folded);
  }
  return { ...state, ...Object.fromEntries(maps) };
}

function groupBySubject(events: Iterable<Event>): Map<string, KnownEvent[]> {
  const groups = new Map<string, KnownEvent[]>();
  for (const event of [...events].filter(isKnown).sort(inFoldOrder)) {
    const group = groups.get(event.subject);
    if (group === undefined) groups.set(event.subject, [event]);
    else group.push(event);
  }
  return groups;
}

/** The branch that the unit is; null before it was set up. */
export function branchOf(state: State): Branch | null {
  return state.branches.values().next().value ?? null;
}
