/**
 * The state of one unit is the fold of its events by subject. The same set of events gives the same state in whatever order they came,
 * and however often, because a fold always runs in one order (`inFoldOrder`) and takes each event once.
 *
 * Evolve functions change the subject that they are given; whoever calls them owns it. `fold` makes fresh subjects,
 * `apply` copies those it touches, so a `State` that was handed out never changes.
 */
import { copyAssessment, evolveAssessment, startAssessment, type YearAssessment } from './assessment.ts';
import { type Ballot, copyBallot, evolveBallot, startBallot } from './ballot.ts';
import { type Branch, copyBranch, evolveBranch, startBranch } from './branch.ts';
import { type BoundCredential, copyCredential, evolveCredential, startCredential } from './credential.ts';
import { dateOf, type LocalDate, type Month } from './date.ts';
import { copyDecision, type Decision, evolveDecision, startDecision } from './decision.ts';
import {
  copyDues,
  copyDuesBase,
  type Dues,
  type DuesBase,
  evolveDues,
  evolveDuesBase,
  startDues,
  startDuesBase,
} from './dues.ts';
import { type Event, inFoldOrder, isKnown, type KnownEvent } from './events.ts';
import { copyReported, evolveReported, type Reported, startReported } from './figures.ts';
import {
  copyGiven,
  copyTheme,
  evolveGiven,
  evolveTheme,
  type Given,
  type IssuedTheme,
  startGiven,
  startTheme,
} from './guidance.ts';
import { copyItem, evolveItem, type Item, startItem } from './item.ts';
import { copyLedger, evolveLedger, type Ledger, startLedger } from './ledger.ts';
import { copyMeeting, type Meeting, startMeeting } from './meeting.ts';
import { evolveMeeting } from './meeting-fold.ts';
import { type AnsweredNotice, copyNotice, evolveNotice, startNotice } from './notice.ts';
import { copyPerson, evolvePerson, type Person, startPerson } from './person.ts';
import { betterClock, type ClockFact, trueTime } from './stamp.ts';
import type { Id } from './vocabulary.ts';

export interface State {
  readonly branches: ReadonlyMap<Id, Branch>;
  readonly people: ReadonlyMap<Id, Person>;
  readonly credentials: ReadonlyMap<Id, BoundCredential>;
  readonly meetings: ReadonlyMap<Id, Meeting>;
  readonly decisions: ReadonlyMap<Id, Decision>;
  readonly dues: ReadonlyMap<Month, Dues>;
  readonly duesBases: ReadonlyMap<Id, DuesBase>;
  readonly ballots: ReadonlyMap<Id, Ballot>;
  readonly items: ReadonlyMap<Id, Item>;
  readonly ledgers: ReadonlyMap<string, Ledger>;
  readonly assessments: ReadonlyMap<string, YearAssessment>;
  readonly notices: ReadonlyMap<string, AnsweredNotice>;
  readonly themes: ReadonlyMap<Id, IssuedTheme>;
  /** Only of the township's own log. */
  readonly guides: ReadonlyMap<Id, Given>;
  /** Only of the log in which a level tells the one above it. */
  readonly reported: ReadonlyMap<Id, Reported>;
  readonly clocks: ReadonlyMap<string, ClockFact>;
}

export const emptyState: State = {
  branches: new Map(),
  people: new Map(),
  credentials: new Map(),
  meetings: new Map(),
  decisions: new Map(),
  dues: new Map(),
  duesBases: new Map(),
  ballots: new Map(),
  items: new Map(),
  ledgers: new Map(),
  assessments: new Map(),
  notices: new Map(),
  themes: new Map(),
  guides: new Map(),
  reported: new Map(),
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
  decision: kind('decisions', startDecision, copyDecision, evolveDecision),
  dues: kind('dues', startDues, copyDues, evolveDues),
  'dues-base': kind('duesBases', startDuesBase, copyDuesBase, evolveDuesBase),
  ballot: kind('ballots', startBallot, copyBallot, evolveBallot),
  item: kind('items', startItem, copyItem, evolveItem),
  ledger: kind('ledgers', startLedger, copyLedger, evolveLedger),
  assessment: kind('assessments', startAssessment, copyAssessment, evolveAssessment),
  notice: kind('notices', startNotice, copyNotice, evolveNotice),
  theme: kind('themes', startTheme, copyTheme, evolveTheme),
  guide: kind('guides', startGiven, copyGiven, evolveGiven),
  reported: kind('reported', startReported, copyReported, evolveReported),
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

/**
 * The whole state from all events, in whatever order they come. Events that come in fold order, as a kiosk's own log has
 * them, are taken one by one and not kept; otherwise `events` is read a second time, to be sorted.
 */
export function fold(events: Iterable<Event>): State {
  const made = making(emptyState);
  let last: Event | undefined;
  for (const event of events) {
    if (last !== undefined && inFoldOrder(last, event) > 0) return foldSorted(emptyState, events);
    if (event.id !== last?.id) made.take(event);
    last = event;
  }
  return made.state();
}

/**
 * The state after `events`, which must be later in fold order than all that `state` was made of (a kiosk's own new
 * events are).
 */
export function apply(state: State, events: Iterable<Event>): State {
  return foldSorted(state, events);
}

/**
 * As `apply`, for an owner who hands no state on and folds event by event through years: the large containers within a
 * subject are changed, not copied. The subject itself is a new one, so what was remembered of the old one is not taken for it.
 */
export function grow(state: State, events: Iterable<Event>): State {
  return foldSorted(state, events, (_, subject) => ({ ...(subject as object) }));
}

function foldSorted(state: State, events: Iterable<Event>, copy?: Copy): State {
  const made = making(state, copy);
  let before = '';
  for (const event of [...events].sort(inFoldOrder)) {
    if (event.id !== before) made.take(event);
    before = event.id;
  }
  return made.state();
}

type Copy = (of: Kind<unknown>, subject: unknown) => unknown;
const wholly: Copy = (of, subject) => of.copy(subject);

/** A state in the making, upon another that stays as it is: what is touched is copied once and then owned here. */
function making(state: State, copy = wholly) {
  const maps = new Map<keyof State, Map<string, unknown>>();
  const owned = new Set<string>();
  return {
    take(event: Event): void {
      const colon = event.subject.indexOf(':');
      const of = kinds[event.subject.slice(0, colon)];
      if (of === undefined || !isKnown(event)) return;
      const id = event.subject.slice(colon + 1);
      const map = maps.get(of.map) ?? new Map<string, unknown>(state[of.map]);
      maps.set(of.map, map);
      map.set(id, of.evolve(own(of, map.get(id), id, event.subject), event));
    },
    state: (): State => ({ ...state, ...Object.fromEntries(maps) }),
  };

  function own(of: Kind<unknown>, known: unknown, id: string, subject: string): unknown {
    if (owned.has(subject)) return known;
    owned.add(subject);
    return known === undefined ? of.start(id) : copy(of, known);
  }
}

/** The day on which the branch's log began: nobody can be late or have missed what was due before. */
export function beganOn(state: State): LocalDate {
  const began = branchOf(state)?.began ?? null;
  return began === null ? '' : dateOf(trueTime(began, state.clocks));
}

/** The branch that the unit is; null before it was set up, whatever the township has said to it already. */
export function branchOf(state: Pick<State, 'branches'>): Branch | null {
  return state.branches.values().find(({ began }) => began !== null) ?? null;
}
