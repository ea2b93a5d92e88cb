/** What a log is to the house above it, whichever database it stands on. */
import type { Opening } from './arrive.ts';
import type { Draft, Row, Stored } from './envelope.ts';
import type { FaultKind } from './faults.ts';
import type { Kept, NoneKept } from './kept.ts';
import type { Receipt, SignedHead } from './receive.ts';
import type { Head, LogName } from './rows.ts';
import type { Verdict } from './verify.ts';

export type { Opening } from './arrive.ts';
export type { Draft, Stamp, Stored } from './envelope.ts';
export { type FaultKind, LogFault } from './faults.ts';
export type { Head, LogName } from './rows.ts';
export type { Verdict } from './verify.ts';

type Eventually<T> = T | Promise<T>;

/** What every store does; one contract test holds all of them to it. */
export interface Store {
  /** The origin that this store writes as. It changes only while the store reopens, or where its own log gives way. */
  readonly origin: string;
  /**
   * Writes the batch in one transaction, drafts of any unit, and resolves once it is durable. `seq`, `tick` and the chain
   * are the store's to give. The events of a command are one batch: for a command that the store holds already, its events
   * come back (first, before the new ones) and nothing is written. Rejects with a LogFault whose `written` says whether the
   * batch may be on the disk all the same; with any other error for a batch that is a bug, of which nothing was written.
   */
  append(batch: readonly Draft[]): Promise<Stored[]>;
  /** All events, in order of arrival (within a log: of `seq`), or those of one log above `after`. */
  read(part?: LogName & { readonly after: number }): Iterable<Stored> | AsyncIterable<Stored>;
  /** The events of all origins about one subject, in order of arrival. */
  readSubject(unit: string, subject: string): Eventually<Stored[]>;
  /** The events that a command left; none when it never reached the store. */
  findCommand(command: string): Eventually<Stored[]>;
  heads(): Eventually<Head[]>;
  /** Checks every link and every payload, and names the first place that does not hold. */
  verify(): Promise<Verdict>;
  /** Takes away for good what an event said; the chain still holds. False when there is no such event. */
  erasePayload(id: string): Promise<boolean>;
  close(): Promise<void>;
}

/** Is what happens in the room being recorded? If not, nobody may see green. */
export type LogStatus =
  | { readonly recording: true }
  | { readonly recording: false; readonly why: FaultKind | 'closed'; readonly message: string };

/** The store of one box, on SQLite. Reading is synchronous: from the disk cache, beside the writer. */
export interface Log extends Store {
  /** How the file was found at the last (re)opening. */
  readonly opening: Opening;
  readonly status: LogStatus;
  /** Read it to its end without awaiting in between, or the `-wal` cannot be moved over. */
  read(part?: LogName & { readonly after: number }): Iterable<Stored>;
  readSubject(unit: string, subject: string): Stored[];
  findCommand(command: string): Stored[];
  heads(): Head[];
  /** What was last kept of the fold, or why that does not count; whether the log bears it out is seen by `foldLog`. */
  kept(): Kept | NoneKept;
  /**
   * Folds all events anew in a thread of its own, and keeps that for the next start. False where it was not to be: not
   * recording, or something is being changed. Rejects with a LogFault.
   */
  keep(): Promise<boolean>;
  /** Of one log above `after`, at most so many. */
  rows(log: LogName, after: number, limit: number): Row[];
  /** How many events are kept without being understood at all. */
  raw(): number;
  /** What came with the newest rows of a log that others write; undefined for one that was written here. */
  signedHead(log: LogName): SignedHead | undefined;
  /** What others wrote, or what this file has lost, in one transaction. Rejects like `append`; then send it again. */
  receive(log: LogName, rows: readonly Row[], signed: SignedHead): Promise<Receipt>;
  /**
   * In one transaction: what stands here otherwise than `rows`, which another end holds above the last event that both have,
   * gives way to them, and what it said is carried over, see `fork.ts`. If the log was our own, `origin` is another one
   * afterwards. Rejects like `append`.
   */
  giveWay(log: LogName, rows: readonly Row[], signed: SignedHead): Promise<Receipt>;
  /** A verified copy into `folder`, which must exist; see `backup.ts`. A fault is an outcome and does not reject. */
  backup(folder: string, options: BackupOptions): Promise<BackupOutcome>;
}

export interface BackupOptions {
  /** Milliseconds since 1970, for the copy's name. */
  readonly at: number;
  /** How many copies stay, this one included. */
  readonly keep: number;
}

export type BackupOutcome =
  | { readonly ok: true; readonly file: string; readonly events: number; readonly heads: readonly Head[] }
  | { readonly ok: false; readonly why: FaultKind | 'no-folder' | 'copy-differs'; readonly message: string };
