/**
 * The branches' blobs: with the embedded database as files beside it, which a nightly copy need take only once; on PostgreSQL in
 * two tables, so that any process may take any piece, and its own tools back them up.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { blobFiles, hashOf } from '../../sync/blob-files.ts';
import { type Added, type Blobs, blobLimits, isPossible, type Piece } from '../../sync/blobs.ts';
import type { Desk } from './desk.ts';
import { ask, askLocked, type Conversation, type Engine } from './engine.ts';

/** Bytes that a unit's blobs may come to, some five years of photos; and what stays free on the disk. */
export const blobQuota = { most: 1024 ** 3, free: 1024 ** 3 } as const;

export const blobFolder = (data: string): string => join(data, 'blobs');

/** One object for each unit, as changes of a folder are made one after the other. */
export function blobsInFiles(data: string, org: string, quota = blobQuota): (unit: string) => Blobs {
  const units = new Map<string, Blobs>();
  return (unit) => {
    // A unit's id may be longer than a name of a file.
    const name = hashOf(Buffer.from(JSON.stringify([org, unit])));
    const blobs = units.get(unit) ?? blobFiles(join(blobFolder(data), name), quota);
    units.set(unit, blobs);
    return blobs;
  };
}

interface Row {
  readonly bytes: number;
  readonly whole: number;
}

const ofBlob = 'org = ? AND unit = ? AND hash = ?';

/** A piece is locked with its blob, so of two that come at once one is passed over. */
function* add(key: readonly [string, string, string], piece: Piece, most: number): Conversation<Added> {
  const [org, unit] = key;
  const [row] = yield* askLocked<Row>(`SELECT bytes, whole FROM blob WHERE ${ofBlob}`, ...key);
  const standing = row?.bytes ?? 0;
  if (row?.whole === 1 || standing !== piece.from) return { kind: 'held', bytes: standing, whole: row?.whole === 1 };
  if (!isPossible(piece)) return { kind: 'wrong' };
  if (row === undefined) {
    const [sum] = yield* ask<{ bytes: number | string | null }>(
      'SELECT sum(bytes) AS bytes FROM blob WHERE org = ? AND unit = ?',
      ...[org, unit],
    );
    if (Number(sum?.bytes ?? 0) + piece.size > most) return { kind: 'full' };
    yield* ask('INSERT INTO blob (org, unit, hash, bytes, whole) VALUES (?, ?, ?, 0, 0)', ...key);
  }
  for (let at = 0; at < piece.bytes.length; at += blobLimits.piece)
    yield* ask(
      'INSERT INTO blob_piece (org, unit, hash, place, bytes) VALUES (?, ?, ?, ?, ?)',
      ...[...key, piece.from + at, Buffer.from(piece.bytes.subarray(at, at + blobLimits.piece))],
    );
  const bytes = piece.from + piece.bytes.length;
  const whole = bytes === piece.size;
  if (whole && !(yield* isRight(key))) {
    yield* forget(key);
    return { kind: 'wrong' };
  }
  yield* ask(`UPDATE blob SET bytes = ?, whole = ? WHERE ${ofBlob}`, ...[bytes, whole ? 1 : 0, ...key]);
  return { kind: 'held', bytes, whole };
}

function* isRight(key: readonly [string, string, string]): Conversation<boolean> {
  const pieces = yield* ask<{ bytes: Uint8Array }>(
    `SELECT bytes FROM blob_piece WHERE ${ofBlob} ORDER BY place`,
    ...key,
  );
  const hash = createHash('sha256');
  for (const { bytes } of pieces) hash.update(bytes);
  return hash.digest('hex') === key[2];
}

/** The blob goes first, which locks it: who is about to add a piece has done so when the pieces go, or finds none. */
function* forget(key: readonly [string, string, string]): Conversation<void> {
  yield* ask(`DELETE FROM blob WHERE ${ofBlob}`, ...key);
  yield* ask(`DELETE FROM blob_piece WHERE ${ofBlob}`, ...key);
}

function* setAside(key: readonly [string, string, string]): Conversation<void> {
  yield* askLocked(`SELECT bytes FROM blob WHERE ${ofBlob}`, ...key);
  if (!(yield* isRight(key))) yield* forget(key);
}

export function blobsInTables({ db, org }: Desk, engine: Engine, quota = blobQuota): (unit: string) => Blobs {
  return (unit) => ({
    async held(hashes) {
      if (hashes.length === 0) return new Map();
      const rows = await db
        .selectFrom('blob')
        .select(['hash', 'bytes', 'whole'])
        .where('org', '=', org)
        .where('unit', '=', unit)
        .where('hash', 'in', hashes)
        .execute();
      return new Map(rows.map(({ hash, bytes, whole }) => [hash, { bytes, whole: whole === 1 }]));
    },

    add: (hash, piece) => engine.transact(() => add([org, unit, hash], piece, quota.most)),

    async read(hash, from) {
      const found = await db
        .selectFrom('blob')
        .innerJoin('blob_piece as piece', (join) =>
          join
            .onRef('piece.org', '=', 'blob.org')
            .onRef('piece.unit', '=', 'blob.unit')
            .onRef('piece.hash', '=', 'blob.hash'),
        )
        .select(['blob.bytes as size', 'piece.place', 'piece.bytes'])
        .where('blob.org', '=', org)
        .where('blob.unit', '=', unit)
        .where('blob.hash', '=', hash)
        .where('blob.whole', '=', 1)
        .where('piece.place', '<=', from)
        .orderBy('piece.place', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (found === undefined || from >= found.size) return undefined;
      return { size: found.size, from, bytes: found.bytes.subarray(from - found.place) };
    },

    setAside: (hash) => engine.transact(() => setAside([org, unit, hash])),

    async remove(hashes) {
      for (const hash of hashes) await engine.transact(() => forget([org, unit, hash]));
    },
  });
}
