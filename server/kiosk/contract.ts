/**
 * What the room's service and its screens say to each other. The pages import types from here, nothing else.
 *
 * `/api/view` and the socket carry the `View`: what anyone in the room may see. What only the secretary may see is the
 * `Desk`, fetched after the PIN. Routes without types of their own (JSON unless said):
 *
 * POST /api/commands {id, type, data} → Answer; 401 without a session, 503 while not recording
 * GET  /api/pinyin?q=zhang        → string[] (candidates for the on-screen keyboard, most usual first)
 * PUT  /api/binding {person}|{}   → arms or ends the binding of cards (desk session)
 * GET  /api/roster/template.xlsx  → the file to fill in
 * PUT  /api/pin {pin}             → new PIN (desk session)
 * PUT  /api/screen {largeText?, volume?} → screen switches, kept over restarts
 * DELETE /api/desk               → the desk is closed, personal data needs the PIN again; the chair goes on
 * POST /api/desk/seen             → keeps the desk open (a touch within it)
 * POST /api/shutdown              → ends the service, and the box where the config says so (desk session)
 * GET  /voice/<name>              → audio of a spoken answer
 */
import type { DeviceFaultCode, DeviceKind, Signal } from '../../device/contract.ts';
import type { Answer, PresentAnswer, RefusalReason } from '../domain/answers.ts';
import type { CommandData } from '../domain/commands.ts';
import type { LocalDate, LocalTime, Month } from '../domain/date.ts';
import type { ClockQuality } from '../domain/stamp.ts';
import type {
  AgendaItem,
  BranchKind,
  Category,
  CredentialKind,
  Id,
  InviteeKind,
  Mark,
  PartId,
  Standing,
  StepKind,
} from '../domain/vocabulary.ts';

export type {
  AgendaItem,
  Answer,
  BranchKind,
  Category,
  CommandData,
  CredentialKind,
  Id,
  InviteeKind,
  Mark,
  PartId,
  PresentAnswer,
  RefusalReason,
  Signal,
  Standing,
  StepKind,
};

/** Times are ms since the epoch, as best known; dates and times of day are China's. */
export interface View {
  readonly branch: BranchView | null;
  /** Demo room: the simulator is there. */
  readonly demo: boolean;
  readonly health: HealthView;
  readonly screen: ScreenSettings;
  readonly board: BoardView;
  /** The meeting that is on (planned for today and in its sign-in window, open, or just closed), else null. */
  readonly meeting: MeetingView | null;
  /** A card or booklet is being bound: readers bind instead of signing in. */
  readonly binding: { readonly person: Id; readonly name: string } | null;
}

export interface BranchView {
  readonly id: Id;
  readonly name: string;
  readonly township: string;
  readonly kind: BranchKind;
  readonly room: string;
  readonly secretary: string | null;
}

export interface HealthView {
  readonly recording: { readonly on: true } | { readonly on: false; readonly why: NotRecording };
  readonly readers: readonly ReaderView[];
  readonly clock: {
    readonly quality: ClockQuality;
    /** Must be confirmed by a person before a meeting opens. */
    readonly doubtful: boolean;
    /** Add this to the box's own clock to get the true time, ms. */
    readonly offset: number;
  };
  /** `never`: this room works by itself, there is no township to reach. */
  readonly link: 'never' | 'up' | 'down';
  /** The last nightly copy could not be made. */
  readonly copyFailed: boolean;
  /** Set when the log was damaged at the start: what was done, for the notice. */
  readonly repaired: { readonly lost: boolean } | null;
}

export type NotRecording = 'disk-full' | 'io' | 'damaged' | 'locked' | 'starting';

export interface ReaderView {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly state: 'ready' | 'absent' | 'faulty';
  readonly fault?: DeviceFaultCode;
}

export interface ScreenSettings {
  /** Panel's diagonal in inches; null: measure by CSS pixels (a desk monitor). */
  readonly diagonal: number | null;
  readonly largeText: boolean;
  readonly voice: boolean;
  /** 0…1 */
  readonly volume: number;
  /** Names on the wall as 张*丰. */
  readonly maskNames: boolean;
}

/** A meeting as announced. */
export interface Announcement {
  readonly id: Id;
  readonly title: string;
  readonly date: LocalDate;
  readonly parts: readonly { readonly id: PartId; readonly start: LocalTime }[];
  readonly theme: string;
  readonly place: string;
  readonly chair: string | null;
  readonly requirements: string;
  readonly agenda: readonly AgendaItem[];
  /** When the plan was published, and the last day that was in time (CX-03). */
  readonly published: LocalDate;
  readonly late: boolean;
}

/** The idle screen: the notice board of CX-03. */
export interface BoardView {
  readonly today: Announcement | null;
  readonly next: Announcement | null;
  /** By rule, when nothing is planned yet. */
  readonly nextByRule: LocalDate | null;
  /** Sign-in counts from then on (today), and whether a card held now would count. */
  readonly signInFrom: LocalTime | null;
  readonly signInOpen: boolean;
  readonly lastMeeting: {
    readonly date: LocalDate;
    readonly theme: string;
    readonly expected: number;
    readonly present: number;
  } | null;
  readonly dues: { readonly month: Month; readonly paid: number } | null;
  readonly members: number;
}

export interface MeetingView extends Announcement {
  /** `gathering`: cards count, sign-in is not opened yet. `steps-done`: the last step has ended. */
  readonly phase: 'gathering' | 'open' | 'paused' | 'closed';
  readonly part: PartId;
  readonly partsOpened: readonly PartId[];
  readonly recorder: string | null;
  readonly steps: readonly StepView[];
  readonly current: Id | null;
  readonly figures: Figures;
  /** By person id; the wall shows them in `order`. */
  readonly wall: Readonly<Record<Id, Tile>>;
  readonly order: readonly Id[];
  readonly dues: { readonly month: Month; readonly paid: Readonly<Record<Id, true>> };
  readonly pages: readonly string[];
  readonly speaking: { readonly person: Id; readonly name: string; readonly since: number } | null;
  readonly spoken: readonly { readonly person: Id; readonly name: string; readonly ms: number }[];
  readonly summary: string;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly closedBy: 'secretary' | 'itself' | null;
  /** How many unknown cards wait for the secretary. */
  readonly parked: number;
}

export interface StepView {
  readonly id: Id;
  readonly kind: StepKind;
  readonly title: string;
  /** At most 5 characters, for the rail. */
  readonly short: string;
  readonly own: boolean;
  readonly state: 'todo' | 'now' | 'done';
  readonly host: string | null;
  /** Planned minutes of an own step. */
  readonly minutes: number | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** Time spent in pauses, ms. */
  readonly pausedMs: number;
}

/** 应到、实到、请假 and the rate of the part that is on; the record form's figures (CX-22). */
export interface Figures {
  readonly expected: number;
  readonly present: number;
  readonly leave: number;
  /** present / expected, 0…1; null when nobody is expected. */
  readonly rate: number | null;
  /** 0…1 */
  readonly target: number;
  /** Floating and frail members who came: their own line (CX-07). */
  readonly outsidePresent: number;
  readonly outside: number;
  /** Linked cadres and invitees who came (CX-08, CX-19). */
  readonly others: number;
}

export interface Tile {
  readonly name: string;
  readonly group: string | null;
  /** Signed in at the part that is on. */
  readonly at: LocalTime | null;
  /** Leave granted for this meeting. */
  readonly leave: boolean;
  /** Which line of the figures the person stands on. */
  readonly line: 'expected' | 'outside' | 'others';
}

/** A full-screen answer to a card or booklet, with the names that the screen needs. */
export interface AnswerPush {
  readonly id: string;
  readonly answer: PresentAnswer | BindAnswer | { readonly kind: 'not-recording' };
  readonly name: string | null;
  readonly signal: Signal;
  /** Path of the spoken answer, if there is a voice. */
  readonly voice: string | null;
}

export type BindAnswer =
  | { readonly kind: 'bound'; readonly person: Id; readonly credential: CredentialKind }
  | { readonly kind: 'bound-already'; readonly person: Id; readonly credential: CredentialKind }
  | { readonly kind: 'bound-to-another'; readonly person: Id; readonly credential: CredentialKind };

/** Socket events, server → page. `seq` rises by one per push; a gap means: ask for a snapshot. */
export interface ServerPushes {
  snapshot(push: { readonly v: 1; readonly seq: number; readonly view: View }): void;
  /** `changes` is a JSON merge patch (RFC 7396) on the view; arrays are replaced whole. */
  changes(push: { readonly v: 1; readonly seq: number; readonly changes: unknown }): void;
  answer(push: AnswerPush): void;
  /** A card or booklet was read just now; its answer follows once it is on disk. For the read beep. */
  heard(push: { readonly at: number }): void;
}

/** Socket events, page → server. */
export interface PageRequests {
  resync(): void;
}

// ---- HTTP -------------------------------------------------------------------------------------------------------

/** POST /api/session {pin}; DELETE /api/session. */
export type SessionAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: 'wrong-pin'; readonly left: number }
  | { readonly ok: false; readonly why: 'locked'; readonly seconds: number };

/** GET /api/session: whether steps may be run (`chair`) and personal data seen (`desk`). */
export interface SessionState {
  readonly chair: boolean;
  readonly desk: boolean;
}

/** GET /api/desk: what only the secretary sees. */
export interface Desk {
  readonly people: readonly DeskPerson[];
  readonly parked: readonly ParkedView[];
  readonly plans: readonly PlanView[];
  readonly month: Month;
}

export interface DeskPerson {
  readonly id: Id;
  readonly name: string;
  /** Pinyin initials in upper case, one string per reading: 曾庆祥 → ["ZQX", "CQX"]. */
  readonly initials: readonly string[];
  /** What tells two people of one name apart, e.g. the group or the card's tail; empty when the name is unique. */
  readonly tellApart: string;
  readonly standing: Standing;
  readonly category: Category;
  readonly probationary: boolean;
  readonly group: string | null;
  readonly home: string | null;
  readonly invitee: InviteeKind | null;
  readonly credentials: readonly {
    readonly key: string;
    readonly kind: CredentialKind;
    readonly tail: string;
    readonly state: 'good' | 'lost' | 'replaced';
  }[];
  /** In the meeting that is on. */
  readonly signIns: readonly {
    readonly part: PartId;
    readonly at: LocalTime;
    readonly by: 'card' | 'booklet' | 'hand' | 'parked';
    readonly marks: readonly Mark[];
  }[];
  readonly leave: string | null;
  readonly duesPaid: boolean;
}

export interface ParkedView {
  readonly id: Id;
  readonly code: string;
  readonly at: LocalTime;
  readonly credential: CredentialKind;
  /** For binding it to the person, which is asked separately. */
  readonly key: string;
  readonly tail: string;
  readonly why: 'unknown' | 'lost' | 'replaced' | 'other-branch';
  /** Whose it was or is, where the box knows. */
  readonly name: string | null;
}

/** A planned meeting with everything that can be edited. */
export interface PlanView extends Announcement {
  readonly pages: readonly string[];
  readonly state: 'planned' | 'open' | 'closed';
  readonly leaves: readonly { readonly person: Id; readonly name: string; readonly reason: string }[];
}

/** POST /api/setup, only while there is no branch. */
export interface SetupPost {
  readonly township: string;
  readonly branch: string;
  readonly kind: BranchKind;
  readonly room: string;
  readonly secretary: string;
  /** 6 digits. */
  readonly pin: string;
}

/** POST /api/roster (multipart file, `?dry=1` to look first). Nothing is imported unless every row is good. */
export type RosterAnswer =
  | {
      readonly ok: true;
      readonly people: number;
      readonly sample: readonly { readonly name: string; readonly group: string | null; readonly category: Category }[];
    }
  | { readonly ok: false; readonly problems: readonly RosterProblem[] };

export interface RosterProblem {
  /** Row as numbered in the sheet; 0: the file as a whole. */
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly why: RosterProblemCode;
}

export type RosterProblemCode =
  | 'not-a-table'
  | 'too-large'
  | 'too-slow'
  | 'no-header'
  | 'no-rows'
  | 'name-missing'
  | 'name-odd'
  | 'unknown-value'
  | 'twice-in-file'
  | 'already-in-roster'
  | 'bad-booklet'
  | 'booklet-twice';

/** GET /health */
export interface Health {
  readonly ok: boolean;
  readonly recording: boolean;
  readonly readers: readonly ReaderView[];
  /** `seq`: all events of this box. */
  readonly log: { readonly origin: string; readonly seq: number; readonly head: string };
  readonly clock: { readonly quality: ClockQuality };
  readonly version: string;
}

/** POST /api/simulator (demo only). */
export type SimulatorPost =
  | { readonly do: 'tap'; readonly person: Id; readonly credential: CredentialKind }
  | { readonly do: 'tap-card'; readonly uid: string }
  | { readonly do: 'scan'; readonly text: string }
  | { readonly do: 'unplug' }
  | { readonly do: 'plug' };
/** GET /api/simulator: people with the demo cards and booklets that they hold. */
export interface SimulatorState {
  readonly plugged: boolean;
  readonly people: readonly {
    readonly id: Id;
    readonly name: string;
    readonly card: string | null;
    readonly booklet: string | null;
    readonly lost: boolean;
  }[];
}
