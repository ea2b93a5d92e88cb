/**
 * What the township's store is to the house above it, whichever database it stands on. Every moment it records or judges by
 * is that of the `now` it was opened with. A failing database rejects: nothing was written then, or the receipt was lost.
 */
import type { State } from '../../domain/state.ts';
import type { BackupOptions, BackupOutcome, Draft, LogName, Stored } from '../../log/contract.ts';
import type { Blobs } from '../../sync/blobs.ts';
import type { AskingLevel, Device, Devices, EnrolRequest } from '../../sync/devices.ts';
import type { SigningKey } from '../../sync/keys.ts';
import type { Replica } from '../../sync/replica.ts';
import type { Projected, ProjectionName } from '../projections/projections.ts';
import type { Accounts, Attempts, Audit, AuditEntry, Sessions } from './staff-contract.ts';
import type { SuperiorStore } from './superior.ts';

export interface TownshipOptions {
  /** Folder of the embedded database; it is made when absent. */
  readonly data: string;
  /** `postgres://…`; without it the embedded database is used. */
  readonly database?: string;
  /** The township, first in every key; several may share a PostgreSQL. */
  readonly org?: string;
  /** ms since 1970. */
  readonly now: () => number;
  /** Of which unit no row could be made, and why: a fault of the program. */
  readonly onFault?: OnFault;
  /** Rows of `projected` are made in a thread, and ahead of whoever asks; else at asking, by the asker. */
  readonly inThread?: true;
  /** Of which units the thread has looked after what the wall shows, as something had arrived. */
  readonly onRows?: (units: readonly string[]) => void;
  /** Nothing is written but what can be made anew, so no write waits for the disk; snapshots of the states are among it. */
  readonly fleeting?: true;
}

/** Of one unit. */
export interface KeptBlobs extends Blobs {
  /** Those of which nothing has come since `at`, ms since 1970, whole or in part. */
  idleSince(at: number): Promise<readonly string[]>;
}

/** `unit`: '' where the fault is of none of them. */
export type OnFault = (unit: string, error: unknown) => void;

export interface TownshipStore extends Replica {
  /** Of the township's own logs: every process on this database writes as the same. Another one once a box tells that the database was set back. */
  readonly origin: string;
  readonly key: SigningKey;
  readonly devices: DeviceStore;
  /** What boxes that were revoked still handed over. */
  readonly quarantine: Quarantine;
  readonly superior: SuperiorStore;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly audit: Audit;
  /** Of a unit. Those of an embedded database are in `backUp`, too. */
  readonly blobs: (unit: string) => KeptBlobs;
  /** The township's name, '' until it has been given. */
  name(): Promise<string>;
  rename(name: string): Promise<void>;
  /**
   * The township's own events (approvals, themes, roster), sealed into its own log of each draft's unit, all in one
   * transaction. The drafts of a command are one call; for a command that is there already its events come back instead.
   */
  append(drafts: readonly Draft[]): Promise<readonly Stored[]>;
  /**
   * As `append`, the drafts all of one unit, but only while `heads` are all that its logs hold: false, and nothing was written,
   * where more has come, upon which they must be decided anew. True for a command that is there already.
   */
  appendUpon(heads: readonly LogSeq[], drafts: readonly Draft[]): Promise<boolean>;
  /** Whether the township itself has written what this command of the unit's came to. */
  holds(unit: string, command: string): Promise<boolean>;
  /**
   * Units of which something arrived since `after`, each with its counter, which rises with every arrival and every change of
   * one of its boxes. Ask with what was told last, from an empty map on; costs one small row per unit.
   */
  news(after: News): Promise<News>;
  /** All that this program understands, in the order of the fold. */
  eventsOf(unit: string): Promise<readonly Stored[]>;
  subjectEvents(unit: string, subject: string): Promise<readonly Stored[]>;
  /** The fold of the unit's events; the same object as long as nothing came. */
  stateOf(unit: string): Promise<State>;
  /**
   * What a projection says of each of these units, caught up with what has arrived and with the day, from rows that are made
   * anew only where they are behind; where a thread makes them, one that takes long is given as it last stood, for a page must
   * be quick. A unit of which it cannot be told is not among them. `key`: see `Projection`.
   */
  projected<N extends ProjectionName>(
    name: N,
    units: readonly string[],
    key?: string,
  ): Promise<ReadonlyMap<string, Projected<N>>>;
  /** Makes such of these rows of `projected` as are behind. Resolves with the units of which one cannot be made. */
  makeRows(asked: RowsAsked): Promise<ReadonlySet<string>>;
  /** Lets go of all rows of `projected` and what they are made from, of whichever program; they are made anew. */
  forgetProjected(): Promise<void>;
  /** What stands up to these heads is in a second place, says whoever has put it there: it is `safe` from now on. */
  secure(heads: readonly LogSeq[]): Promise<void>;
  /** Lets go of codes, sessions, failures and looks that have had their day, and of what other programs have worked out. */
  tidy(): Promise<void>;
  /** What arrived and could not be understood: it is kept and acknowledged, and folded by a program that can. */
  quarantined(): Promise<readonly Quarantined[]>;
  /** How many of those each origin has; one without any is not in it. */
  quarantinedCounts(): Promise<ReadonlyMap<string, number>>;
  /** What befell the logs of these units. */
  mishaps(units: readonly string[]): Promise<readonly Mishap[]>;
  /**
   * A verified copy of the embedded database into `folder`, which must exist; what it holds is `safe` from then on. A fault is
   * an outcome and does not reject, but for one of the copies of the blobs. Undefined on PostgreSQL, which has tools of its own; see `secure`.
   */
  readonly backUp: ((folder: string, options: BackupOptions) => Promise<BackupOutcome>) | undefined;
  close(): Promise<void>;
}

/** Which of a unit's rows; see `Projection`. */
export interface RowName {
  readonly name: ProjectionName;
  readonly key: string;
}

/** Each of these rows of each of these units. */
export interface RowsAsked {
  readonly units: readonly string[];
  readonly rows: readonly RowName[];
}

/** The last event of a log. */
export type LogSeq = LogName & { readonly seq: number };

/** `origin` wrote on after `former` at `seq`; `parted`: it wrote what it had of that one's log, in which something else stands. */
export interface Mishap extends LogName {
  readonly former: LogName['origin'];
  readonly seq: number;
  readonly why: 'damaged' | 'restored' | 'forked' | 'parted';
  /** By the writer's own clock, ms since 1970. */
  readonly wall: number;
}

export type News = ReadonlyMap<string, number>;

export interface Quarantined extends LogName {
  readonly seq: number;
  readonly id: string;
  /** As the envelope says; '' where it says none. */
  readonly type: string;
  /** When it was written by the box's own clock, ms since 1970; null where it does not say. */
  readonly wall: number | null;
}

/** What boxes handed over: apart from the logs, and without effect until it is let in. Each goes by its enrolled origin. */
export interface Quarantine {
  /** Takes what this box brings, of a log of its own. */
  from(box: string): Pick<Replica, 'receive'>;
  list(box: string): Promise<readonly Pick<Quarantined, 'type' | 'wall'>[]>;
  /** The blobs that what this box handed over names. */
  named(box: string): Promise<readonly string[]>;
  /** How many events each box has handed over; one without any is not in it. */
  counts(): Promise<ReadonlyMap<string, number>>;
  /** All that this box handed over goes where it belongs. False: there is nothing, or a log has gone another way meanwhile. */
  letIn(box: string): Promise<boolean>;
  /** The last event of each batch that is in no second place yet. */
  unsafe(): Promise<readonly LogSeq[]>;
  /** These batches are in a second place; see `TownshipStore.secure`. */
  secure(batches: readonly LogSeq[]): Promise<void>;
}

/** Codes are kept as hashes only. */
export interface DeviceStore extends Devices {
  list(): Promise<readonly FleetDevice[]>;
  /** A code for one box, once; the caller makes it, unguessable. `branch`: whom it is for, for the staff to compare. */
  offerCode(offer: CodeOffer): Promise<void>;
  /**
   * Of the boxes that wait for one unit this one is to come in, and the others are refused, whatever two processes choose at
   * once; each with a note on record. False, and nothing was done: it waits no more, or another one is the unit's by now.
   */
  choose(origin: string, account: string, noteOf: (origin: string) => AuditEntry): Promise<boolean>;
  /** False when there is no such box, or it was revoked or refused. Whoever revokes one that waits for the first time refuses it. */
  setStanding(origin: string, standing: 'accepted' | 'revoked', account: string): Promise<boolean>;
  /**
   * The former key that asks in this box's name is its key again, and due to be changed. False where none asks, or the one in
   * force was in touch meanwhile: then there are two cards.
   */
  putBack(origin: string, account: string): Promise<boolean>;
  /** The box shall make itself a new key. False when there is no such box. */
  askForKey(origin: string): Promise<boolean>;
  /** These boxes, by their origins, were in touch just now; each with what it said of itself, null: nothing. */
  heard(contacts: ReadonlyMap<string, string | null>): Promise<void>;
}

export interface CodeOffer {
  readonly code: string;
  readonly branch: string;
  /** Missing: for a room's box. */
  readonly level?: AskingLevel;
  /** The box whose place the new one takes, in the same unit, and why; without one it is for a new branch. */
  readonly replaces?: { readonly origin: string; readonly unit: string; readonly reason: string };
  /** ms since 1970. */
  readonly expires: number;
  /** Who offers it. */
  readonly account: string;
}

export interface FleetDevice extends Device, Pick<EnrolRequest, 'room' | 'branch'> {
  readonly level: AskingLevel;
  /** Whom the code was for. */
  readonly offeredTo: string;
  /** ms since 1970; `heard` of the last contact. */
  readonly enrolled: number;
  readonly heard: number;
  /** What it last said of itself; '' before it has. */
  readonly report: string;
  /** When a former key of its asked last; `inUse`: the one in force was in touch as well. Null: only that one is. */
  readonly formerKey: { readonly at: number; readonly inUse: boolean } | null;
  /** Who accepted or revoked it last; '' while it waits. */
  readonly account: string;
  /** Origin of the box whose place it takes, and why; '' for none. */
  readonly replaces: string;
  readonly reason: string;
}
