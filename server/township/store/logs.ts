/** The two transactions that add to the logs: taking in what another wrote, and writing the township's own. */
import { eventIdOf } from '../../domain/events.ts';
import type { Draft } from '../../log/contract.ts';
import {
  asKept,
  beforeFirst,
  flawAmong,
  type LogName,
  newSalt,
  type Row,
  seal,
  type Tip,
  withOwnIds,
} from '../../log/replicate.ts';
import type { SigningKey } from '../../sync/keys.ts';
import type { Receipt, SignedHead } from '../../sync/replica.ts';
import { signHead } from '../../sync/signed-head.ts';
import type { LogSeq } from './contract.ts';
import { ask, askLocked, type Conversation } from './engine.ts';
import { hexOf, rowOf } from './row.ts';
import type { EventRow, HeadRow } from './schema.ts';
import { type Filed, understand } from './understand.ts';

const noHead = { ...beforeFirst, tick: 0, safe: 0, signed_seq: 0, signed_link: '', signature: new Uint8Array() };
type Head = Omit<HeadRow, 'org' | 'unit' | 'origin'>;

/** Whoever else would add to this log waits until we are done. */
export function* lockHead(org: string, { unit, origin }: LogName): Conversation<Head> {
  const [head] = yield* askLocked<Head>(
    'SELECT * FROM log_head WHERE org = ? AND unit = ? AND origin = ?',
    ...[org, unit, origin],
  );
  return head ?? noHead;
}

/** Where two processes begin a log at once, one of them fails here and begins anew. */
function* moveHead(org: string, { unit, origin }: LogName, from: Head, to: Head): Conversation<void> {
  const { seq, link, tick, safe, signed_seq, signed_link, signature } = to;
  const values = [seq, link, tick, safe, signed_seq, signed_link, signature];
  const columns = 'seq, link, tick, safe, signed_seq, signed_link, signature';
  if (from === noHead) {
    yield* ask(
      `INSERT INTO log_head (org, unit, origin, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[org, unit, origin, ...values],
    );
  } else {
    yield* ask(
      `UPDATE log_head SET (${columns}) = (?, ?, ?, ?, ?, ?, ?) WHERE org = ? AND unit = ? AND origin = ?`,
      ...[...values, org, unit, origin],
    );
  }
}

export const raisingNews = `INSERT INTO news (org, unit, count) VALUES (?, ?, 1)
  ON CONFLICT (org, unit) DO UPDATE SET count = news.count + 1`;

const eventRow = (org: string, row: Row, filed: Filed | undefined): EventRow => ({
  org,
  unit: row.unit,
  origin: row.origin,
  seq: row.seq,
  id: row.id,
  subject: filed?.subject ?? '',
  command: filed?.command ?? '',
  envelope: row.envelope,
  payload: row.payload === null ? null : Buffer.from(row.payload),
  salt: row.salt,
  link: row.link,
  quarantined: filed === undefined ? 1 : 0,
});

/** Puts the rows in, moves the head on to the last of them, and raises the news. */
function* put(org: string, log: LogName, rows: readonly Row[], head: Head, signed: SignedHead): Conversation<void> {
  const filed = rows.map((row) => understand(row));
  const tip: Tip = rows.at(-1) ?? head;
  const isNewer = signed.seq > head.signed_seq;
  yield* moveHead(org, log, head, {
    ...head,
    ...{ seq: tip.seq, link: tip.link },
    tick: filed.reduce((most, known) => Math.max(most, known?.tick ?? 0), head.tick),
    ...(isNewer && { signed_seq: signed.seq, signed_link: signed.link, signature: signed.signature }),
  });
  yield { events: rows.map((row, index) => eventRow(org, row, filed[index])) };
  yield* ask(raisingNews, org, log.unit);
}

/** The first of `rows` that stands here otherwise. */
export function* forkAmong(org: string, log: LogName, rows: readonly Row[]): Conversation<Receipt | undefined> {
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const standing = yield* ask<Tip>(
    'SELECT seq, link FROM event WHERE org = ? AND unit = ? AND origin = ? AND seq BETWEEN ? AND ?',
    ...[org, log.unit, log.origin, first.seq, last.seq],
  );
  return forkFrom(standing, rows);
}

/** As `forkAmong`, where all of them stand in `standing`. */
export function forkFrom(standing: readonly Tip[], rows: readonly Row[]): Receipt | undefined {
  const links = new Map(standing.map(({ seq, link }) => [seq, hexOf(link)]));
  const other = rows.find(({ seq, link }) => links.get(seq) !== hexOf(link));
  return other && { kind: 'fork', seq: other.seq, link: links.get(other.seq) ?? '' };
}

/** The rows as they are kept; what the unit has under these ids already stays what they name. */
function* withFreeIds(org: string, { unit }: LogName, rows: readonly Row[]): Conversation<readonly Row[]> {
  const ids = rows.map(({ id }) => id).filter((id) => id !== '');
  if (ids.length === 0) return rows;
  const standing = yield* ask<{ id: string }>(
    // That none is empty, the index of them must be told.
    `SELECT id FROM event WHERE org = ? AND unit = ? AND id <> '' AND id IN (${ids.map(() => '?').join()})`,
    ...[org, unit, ...ids],
  );
  const taken = new Set(standing.map(({ id }) => id));
  return withOwnIds(rows, (id) => taken.has(id));
}

/** See `Replica.receive`. `again`: an id among them may be taken, which is so seldom that the database is let say it first. */
export function* receive(
  org: string,
  log: LogName,
  rows: readonly Row[],
  signed: SignedHead,
  again: boolean,
): Conversation<Receipt> {
  const head = yield* lockHead(org, log);
  const known = rows.filter(({ seq }) => seq <= head.seq);
  const fresh = rows.slice(known.length).map(asKept);
  if (fresh[0] !== undefined && fresh[0].seq > head.seq + 1) return { kind: 'gap', ack: head.seq };
  const wrong = (yield* forkAmong(org, log, known)) ?? flawAmong(log, fresh, head, known.length > 0);
  if (wrong) return wrong;
  const tip: Tip = fresh.at(-1) ?? head;
  if (signed.seq === tip.seq && signed.link !== hexOf(tip.link))
    return { kind: 'tampered', seq: tip.seq, flaw: 'head' };
  if (fresh.length > 0) yield* put(org, log, again ? yield* withFreeIds(org, log, fresh) : fresh, head, signed);
  return { kind: 'taken', ack: tip.seq, safe: head.safe };
}

/** See `TownshipStore.append`. The logs are locked in one order, so that no two appends wait for each other. */
export function* append(
  org: string,
  { origin, key }: { readonly origin: string; readonly key: SigningKey },
  drafts: readonly Draft[],
): Conversation<readonly Row[]> {
  const written: Row[] = [];
  for (const [unit, ofUnit] of [...Map.groupBy(drafts, (draft) => draft.unit)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const log = { origin, unit };
    const head = yield* lockHead(org, log);
    const standing = yield* ask<EventRow>(
      // Also under an earlier origin, or what a box has said again of it.
      `SELECT * FROM event WHERE org = ? AND unit = ? AND id <> '' AND id IN (${ofUnit.map(() => '?').join()}) ORDER BY seq`,
      ...[org, unit, ...ofUnit.map(({ id }) => id)],
    );
    written.push(...standing.map(rowOf));
    if (standing.length > 0) continue;
    const [newest] = yield* ask<{ tick: number | null }>(
      'SELECT max(tick) AS tick FROM log_head WHERE org = ? AND unit = ?',
      ...[org, unit],
    );
    const rows: Row[] = [];
    for (const draft of ofUnit) {
      const tick = (newest?.tick ?? 0) + rows.length + 1;
      rows.push(seal(draft, origin, rows.at(-1) ?? head, tick, newSalt()));
    }
    const tip: Tip = rows.at(-1) ?? head;
    yield* put(org, log, rows, head, signHead(log, tip.seq, hexOf(tip.link), key));
    written.push(...rows);
  }
  return written;
}

/** See `TownshipStore.appendUpon`. What another process adds meanwhile waits for the unit's heads, or came before and shows. */
export function* appendUpon(
  org: string,
  own: { readonly origin: string; readonly key: SigningKey },
  heads: readonly LogSeq[],
  drafts: readonly Draft[],
): Conversation<boolean> {
  const unit = drafts[0]?.unit ?? '';
  const standing = yield* askLocked<{ origin: string; seq: number }>(
    'SELECT origin, seq FROM log_head WHERE org = ? AND unit = ? ORDER BY origin',
    ...[org, unit],
  );
  const known = new Map(heads.map(({ origin, seq }) => [origin, seq]));
  const isOld = standing.length !== known.size || standing.some(({ origin, seq }) => known.get(origin) !== seq);
  if (isOld && !(yield* holds(org, unit, drafts[0]?.command ?? ''))) return false;
  yield* append(org, own, drafts);
  return true;
}

/** See `TownshipStore.holds`. */
export function* holds(org: string, unit: string, command: string): Conversation<boolean> {
  const found = yield* ask(
    `SELECT seq FROM event WHERE org = ? AND unit = ? AND id <> '' AND id = ?`,
    ...[org, unit, eventIdOf(command, 0)],
  );
  return found.length > 0;
}

/** What stands up to these heads is in a second place. */
export function* secure(org: string, heads: readonly LogSeq[]): Conversation<void> {
  for (const { unit, origin, seq } of heads)
    yield* ask(
      'UPDATE log_head SET safe = ? WHERE org = ? AND unit = ? AND origin = ? AND safe < ?',
      ...[seq, org, unit, origin, seq],
    );
}
