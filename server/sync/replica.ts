/** What a store of logs is to replication, whichever side of the wire and whichever database it stands on. */
import type { Head, LogName, Receipt, Row, SignedHead } from '../log/replicate.ts';

export type { Receipt, SignedHead } from '../log/replicate.ts';

export interface Replica {
  /** Of these units' logs, or of all. */
  heads(units?: readonly string[]): Promise<readonly Head[]>;
  /** Rows of one log above `after`, at most so many; fewer than `limit` only at the log's end. */
  rows(log: LogName, after: number, limit: number): Promise<readonly Row[]>;
  /** The newest signed head of a log that it has been given, if any. */
  signedHead(log: LogName): Promise<SignedHead | undefined>;
  /**
   * In one transaction: locks the log's cursor, checks gap, fork and chain, inserts what is new, moves the cursor. Rows that
   * stand here already are passed over, so a batch may come any number of times. Never refuses for content.
   */
  receive(log: LogName, rows: readonly Row[], signed: SignedHead): Promise<Receipt>;
}

/** At the end that asks, which is the one that gives way in a fork. */
export interface AskingReplica extends Replica {
  /** See `fork.ts` of the log. `rows`: all that the other end holds above the last event that both have. */
  giveWay(log: LogName, rows: readonly Row[], signed: SignedHead): Promise<Receipt>;
}
