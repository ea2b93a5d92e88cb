/** Events of other origins, or of our own that this file has lost, go in behind what stands there already. */
import type Database from 'better-sqlite3';
import { flawAmong, withOwnIds } from './arrivals.ts';
import type { Chain } from './chain.ts';
import type { Row } from './envelope.ts';
import { asKept } from './fits.ts';
import { idFinder, type LogName, rowAt } from './rows.ts';
import type { Flaw } from './verify.ts';

/** The origin's word for where its log ends; kept with the log, so that anyone further up can verify. */
export interface SignedHead {
  readonly seq: number;
  /** Lower-case hex. */
  readonly link: string;
  /** Ed25519; see `server/sync/signed-head.ts`. */
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

const hex = (link: Uint8Array): string => Buffer.from(link).toString('hex');

/**
 * Inside a transaction. Rows that stand here already are passed over, and what is wrong is found before the first row is
 * written. Nothing is refused for what it says: what no fold could pass over is kept raw.
 */
export function receiveRows(
  db: Database.Database,
  chain: Chain,
  log: LogName,
  rows: readonly Row[],
  signed: SignedHead,
): Receipt {
  const tip = chain.tipOf(log);
  const known = rows.filter(({ seq }) => seq <= tip.seq);
  const fresh = rows.slice(known.length).map(asKept);
  for (const { seq, link } of known) {
    const stands = rowAt(db, log, seq);
    if (stands && hex(stands.link) !== hex(link)) return { kind: 'fork', seq, link: hex(stands.link) };
  }
  if (fresh[0] !== undefined && fresh[0].seq > tip.seq + 1) return { kind: 'gap', ack: tip.seq };
  const wrong = flawAmong(log, fresh, tip, known.length > 0);
  if (wrong) return wrong;
  const hasId = idFinder(db);
  for (const row of withOwnIds(fresh, hasId)) chain.take(row);
  // Our own log has moved on from any head as soon as we write again.
  if (fresh.length > 0 && log.origin !== chain.origin) keepHead(db, log, signed);
  return { kind: 'taken', ack: chain.tipOf(log).seq, safe: 0 };
}

/** Inside a transaction. A newer one stays. */
export function keepHead(db: Database.Database, { origin, unit }: LogName, { seq, link, signature }: SignedHead): void {
  db.prepare(
    `INSERT INTO signed_heads VALUES (?, ?, ?, ?, ?) ON CONFLICT (origin, unit)
       DO UPDATE SET seq = excluded.seq, link = excluded.link, signature = excluded.signature WHERE excluded.seq > seq`,
  ).run(origin, unit, seq, link, signature);
}

/** Inside a transaction. */
export function dropHead(db: Database.Database, { origin, unit }: LogName): void {
  db.prepare('DELETE FROM signed_heads WHERE origin = ? AND unit = ?').run(origin, unit);
}

/** Undefined for a log that was written here, or of which nothing is here. */
export const signedHeadOf = (db: Database.Database, { origin, unit }: LogName): SignedHead | undefined =>
  db
    .prepare<[string, string], SignedHead>(
      'SELECT seq, link, signature FROM signed_heads WHERE origin = ? AND unit = ?',
    )
    .get(origin, unit);
