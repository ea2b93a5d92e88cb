/** What a store of logs is to replication, whichever side of the wire and whichever database it stands on. */
import type { Flaw, Head, LogName, Row } from '../log/replicate.ts';

/** The origin's word for where its log ends; kept with the log, so that anyone further up can verify. */
export interface SignedHead {
  readonly seq: number;
  /** Lower-case hex. */
  readonly link: string;
  /** Ed25519 over `headText(log, seq, link)`. */
  readonly signature: Uint8Array;
}

/**
 * `ack`: committed here up to this seq. `safe`: backed up or relayed from here up to this seq.
 * `gap`: send from `ack + 1` on. `fork`: another event stands here at `seq`, with this link. `tampered`: nothing was taken;
 * flaw `head`: the signed head is not the origin's, or not where the rows lead.
 */
export type Receipt =
  | { readonly kind: 'taken'; readonly ack: number; readonly safe: number }
  | { readonly kind: 'gap'; readonly ack: number }
  | { readonly kind: 'fork'; readonly seq: number; readonly link: string }
  | { readonly kind: 'tampered'; readonly seq: number; readonly flaw: Flaw | 'head' };

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
