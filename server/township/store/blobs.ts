/**
 * The branches' blobs: with the embedded database as files beside it, which a nightly copy need take only once; on PostgreSQL in
 * two tables, so that any process may take any piece, and its own tools back them up.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { blobFiles, hashOf } from '../../sync/blob-files.ts';
import { type Added, blobLimits, isPossible, type Piece } from '../../sync/blobs.ts';
import type { KeptBlobs } from './contract.ts';
import type { Desk } from './desk.ts';
import { ask, askLocked, type Conversation, type Engine } from './engine.ts';

/** Bytes that a unit's blobs may come to, some five years of photos; and what stays free on the disk. */
export const blobQuota = { most: 1024 ** 3, free: 1024 ** 3 } as const;

export const blobFolder = (data: string): string => join(data, 'blobs');

/** One object for each unit, as changes of a folder are made one after the other. */
export function blobsInFiles(data: string, org: string, quota = blobQuota): (unit: string) => KeptBlobs {
  const units = new Map<string, KeptBlobs>();
  return (unit) => {
    // A unit's id may be longer than a name of a file.
    const name = hashOf(Buffer.from(JSON.stringify([org, unit])));
    const folder = join(blobFolder(data), name);
    const blobs = units.get(unit) ?? {
      ...blobFiles(folder, quota),
      idleSince: async (at: number) => idleFiles(folder, at),
    };
    units.set(unit, blobs);
    return blobs;
  };
}

/** Each file is of the blob that its name begins with; one that is gone by now was just put in its place, or taken back. */
function idleFiles(folder: string, at: number): readonly string[] {
  const of = Map.groupBy(existsSync(folder) ? readdirSync(folder) : [], (name) => name.slice(0, 64));
  const cameAt = (name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? at;
  return [...of].filter(([, names]) => names.every((name) => cameAt(name) < at)).map(([hash]) => hash);
}

interface Row {
  readonly bytes: number;
  readonly whole: number;
}

const ofBlob = 'org = ? AND unit = ? AND hash = ?';

/** A piece is locked with its blob, so of two that come at once one is passed over. */
function* add(
  key: readonly [string, string, string],
  piece: Piece,
  { most, now }: { readonly most: number; readonly now: number },
): Conversation<Added> {
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
    yield* ask('INSERT INTO blob (org, unit, hash, bytes, whole, came) VALUES (?, ?, ?, 0, 0, ?)', ...key, now);
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
  yield* ask(`UPDATE blob SET bytes = ?, whole = ?, came = ? WHERE ${ofBlob}`, ...[bytes, whole ? 1 : 0, now, ...key]);
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

export function blobsInTables({ db, org, now }: Desk, engine: Engine, quota = blobQuota): (unit: string) => KeptBlobs {
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

    add: (hash, piece) => engine.transact(() => add([org, unit, hash], piece, { most: quota.most, now: now() })),

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

    async idleSince(at) {
      const ofUnit = db.updateTable('blob').where('org', '=', org).where('unit', '=', unit);
      await ofUnit.set({ came: now() }).where('came', '=', 0).execute();
      const idle = db.selectFrom('blob').select('hash').where('org', '=', org).where('unit', '=', unit);
      return (await idle.where('came', '<', at).execute()).map(({ hash }) => hash);
    },

    async remove(hashes) {
      for (const hash of hashes) await engine.transact(() => forget([org, unit, hash]));
    },
  });
}
