/** What boxes that were revoked handed over: kept as it came, apart from the logs, until a person lets it count. */
import { z } from 'zod';
import type { LogName } from '../../log/contract.ts';
import { asKept, dataOf, flawAmong, type Row } from '../../log/replicate.ts';
import { decodeBatch, encodeBatch } from '../../sync/batch.ts';
import { Hash } from '../../sync/blobs.ts';
import type { Receipt, SignedHead } from '../../sync/replica.ts';
import type { LogSeq, Quarantine } from './contract.ts';
import type { Desk } from './desk.ts';
import { ask, type Conversation, type Engine } from './engine.ts';
import { forkAmong, forkFrom, lockHead, raisingNews, receive } from './logs.ts';
import { saidIn } from './row.ts';
import type { Tables } from './schema.ts';

type HandedOverRow = Tables['handed_over'];

/** Of an entry with photos or papers. */
const Naming = z.object({ evidence: z.array(Hash) });

const ofLog = 'org = ? AND unit = ? AND origin = ?';

interface Place {
  readonly org: string;
  /** Who brings it. */
  readonly box: string;
  /** ms since 1970. */
  readonly now: number;
}

/** As `receive` in `logs.ts`, behind the log and whatever was handed over before. */
function* take(place: Place, log: LogName, rows: readonly Row[], signed: SignedHead): Conversation<Receipt> {
  const { org, box, now } = place;
  const key = [org, log.unit, log.origin];
  const head = yield* lockHead(org, log);
  const held = yield* ask<HandedOverRow>(
    `SELECT * FROM handed_over WHERE ${ofLog} AND seq > ? ORDER BY seq`,
    ...[...key, head.seq],
  );
  const tip = { ...head, ...held.at(-1) };
  const fresh = rows.filter(({ seq }) => seq > tip.seq).map(asKept);
  if (fresh[0] !== undefined && fresh[0].seq > tip.seq + 1) return { kind: 'gap', ack: tip.seq };
  const inLog = rows.filter(({ seq }) => seq <= head.seq);
  const wrong =
    (yield* forkAmong(org, log, inLog)) ??
    forkFromHeld(held, rows.slice(inLog.length, rows.length - fresh.length)) ??
    flawAmong(log, fresh, tip, fresh.length < rows.length);
  if (wrong) return wrong;
  const last = fresh.at(-1);
  if (last !== undefined) {
    const batch = encodeBatch({ log, after: tip, rows: fresh, signed });
    yield* ask(
      `INSERT INTO handed_over (org, unit, origin, box, seq, link, events, received, safe, batch)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)`,
      ...[...key, box, last.seq, last.link, fresh.length, now, batch],
    );
    yield* ask(raisingNews, org, log.unit);
  }
  const ack = last?.seq ?? tip.seq;
  return { kind: 'taken', ack, safe: safeOf(head, held, last === undefined ? ack : head.seq) };
}

function forkFromHeld(held: readonly HandedOverRow[], rows: readonly Row[]): Receipt | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const batches = held.filter(({ seq }) => seq >= first.seq).map(({ batch }) => decodeBatch(batch));
  return forkFrom(
    batches.flatMap((batch) => batch.rows),
    rows,
  );
}

function safeOf(head: { seq: number; safe: number }, held: readonly HandedOverRow[], all: number): number {
  if (head.safe < head.seq) return head.safe;
  return held.every(({ safe }) => safe === 1) ? all : head.seq;
}

/** Puts what the box handed over where it belongs in its logs. */
function* letIn(org: string, box: string): Conversation<boolean> {
  const held = yield* ask<HandedOverRow>(
    'SELECT * FROM handed_over WHERE org = ? AND box = ? ORDER BY unit, origin, seq',
    ...[org, box],
  );
  for (const { batch } of held) {
    const { log, rows, signed } = decodeBatch(batch);
    const { kind } = yield* receive(org, log, rows, signed, true);
    if (kind !== 'taken') return false;
  }
  yield* ask('DELETE FROM handed_over WHERE org = ? AND box = ?', org, box);
  return held.length > 0;
}

function* secureHeld(org: string, batches: readonly LogSeq[]): Conversation<void> {
  for (const { unit, origin, seq } of batches)
    yield* ask(`UPDATE handed_over SET safe = 1 WHERE ${ofLog} AND seq = ?`, org, unit, origin, seq);
}

export function quarantineOf({ db, org, now }: Desk, engine: Pick<Engine, 'transact'>): Quarantine {
  async function rowsFrom(box: string): Promise<readonly Row[]> {
    const held = await db
      .selectFrom('handed_over')
      .select('batch')
      .where('org', '=', org)
      .where('box', '=', box)
      .orderBy('seq')
      .execute();
    return held.flatMap(({ batch }) => decodeBatch(batch).rows);
  }

  return {
    from: (box) => ({
      receive: (log, rows, signed) => engine.transact(() => take({ org, box, now: now() }, log, rows, signed)),
    }),
    letIn: (box) => engine.transact(() => letIn(org, box)),
    unsafe: () =>
      db
        .selectFrom('handed_over')
        .select(['unit', 'origin', 'seq'])
        .where('org', '=', org)
        .where('safe', '=', 0)
        .execute(),
    secure: (batches) => engine.transact(() => secureHeld(org, batches)),
    list: async (box) => (await rowsFrom(box)).map(({ envelope }) => saidIn(envelope)),
    named: async (box) => (await rowsFrom(box)).flatMap((row) => Naming.safeParse(dataOf(row)).data?.evidence ?? []),
    async counts() {
      const held = await db.selectFrom('handed_over').select(['box', 'events']).where('org', '=', org).execute();
      const byBox = Map.groupBy(held, ({ box }) => box);
      return new Map([...byBox].map(([box, batches]) => [box, batches.reduce((sum, { events }) => sum + events, 0)]));
    },
  };
}
