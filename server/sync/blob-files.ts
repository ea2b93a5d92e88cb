/**
 * Blobs as files of one folder, each by its hash; what has not come in whole stands beside it as `.part`, and one whose content
 * is no longer what its name says, or cannot be read, as `.damaged`, until it comes again.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Added, type Blobs, blobLimits, Hash, type Held, ifReadable, isPossible, type Piece } from './blobs.ts';
import { createTurns } from './turns.ts';
import { syncFolder } from './write-whole.ts';

export interface BlobFiles extends Blobs {
  /** A whole one from this end. */
  put(bytes: Uint8Array): Promise<Added & { readonly hash: string }>;
  /** Those that were set aside and did not come again. */
  damaged(): Promise<readonly string[]>;
}

/** Bytes: what the folder may come to, and what must stay free on its disk, for the logs come first. */
export interface Room {
  readonly most: number;
  readonly free: number;
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Marks one that was removed, until the copies have heard of it. */
const gone = '.gone';
const part = '.part';
const bad = '.damaged';
/** Comes from the copy, while nobody else writes it. */
const back = '.back';

export function blobFiles(folder: string, room: Room): BlobFiles {
  const at = (hash: string): string => join(folder, Hash.parse(hash));
  const turns = createTurns();
  /** One change at a time. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => turns(folder, work);

  async function heldOf(hash: string): Promise<Held | undefined> {
    const whole = await sizeOf(at(hash));
    if (whole !== undefined) return { bytes: whole, whole: true };
    const bytes = await sizeOf(at(hash) + part);
    return bytes === undefined ? undefined : { bytes, whole: false };
  }

  async function isFull(size: number): Promise<boolean> {
    if ((await freeAt(folder)) - size < room.free) return true;
    const sizes = await Promise.all((await readdir(folder)).map((name) => sizeOf(join(folder, name))));
    return sizes.reduce<number>((sum, one) => sum + (one ?? 0), size) > room.most;
  }

  async function add(hash: string, piece: Piece): Promise<Added> {
    const held = (await heldOf(hash)) ?? { bytes: 0, whole: false };
    const isSpoilt = !held.whole && held.bytes >= piece.size; // as by a power cut
    if (isSpoilt) {
      await rm(at(hash) + part, { force: true });
      return { kind: 'wrong' };
    }
    if (held.whole || held.bytes !== piece.from) return { kind: 'held', ...held };
    if (!isPossible(piece)) return { kind: 'wrong' };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (piece.from === 0 && (await isFull(piece.size))) return { kind: 'full' };
    const file = at(hash) + part;
    await writeFile(file, piece.bytes, { flag: 'a', mode: 0o600 });
    const bytes = piece.from + piece.bytes.length;
    if (bytes < piece.size) return { kind: 'held', bytes, whole: false };
    if (hashOf(await readFile(file)) !== hash) {
      await rm(file);
      return { kind: 'wrong' };
    }
    await complete(hash);
    return { kind: 'held', bytes, whole: true };
  }

  async function complete(hash: string): Promise<void> {
    await settle(at(hash) + part, at(hash));
    for (const mark of [gone, bad]) await rm(at(hash) + mark, { force: true });
  }

  /** All of it may have come when the power went, and only its name be missing: nobody would send anything more of it. */
  async function completeIfAll(hash: string): Promise<Held | undefined> {
    const bytes = await ifThere(ifReadable(readFile(at(hash) + part)));
    if (bytes === null) await rm(at(hash) + part);
    else if (bytes !== undefined && hashOf(bytes) === hash) await complete(hash);
    return heldOf(hash);
  }

  async function read(hash: string, from: number): Promise<Piece | undefined> {
    const size = await sizeOf(at(hash));
    if (size === undefined || from >= size) return undefined;
    const bytes = new Uint8Array(Math.min(blobLimits.piece, size - from));
    await using file = await open(at(hash));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    return { size, from, bytes: bytes.subarray(0, bytesRead) };
  }

  return {
    async held(hashes) {
      const found = await Promise.all(
        hashes.map(async (hash) => {
          const held = await heldOf(hash);
          return [hash, held?.whole === false ? await inTurn(() => completeIfAll(hash)) : held] as const;
        }),
      );
      return new Map(found.flatMap(([hash, held]) => (held === undefined ? [] : [[hash, held]])));
    },
    add: (hash, piece) => inTurn(() => add(hash, piece)),
    read,
    put: (bytes) =>
      inTurn(async () => {
        const hash = hashOf(bytes);
        await rm(at(hash) + part, { force: true });
        return { hash, ...(await add(hash, { size: bytes.length, from: 0, bytes })) };
      }),
    setAside: (hash) => inTurn(() => setAside(at(hash), hash)),
    async damaged() {
      const names = (await namesIn(folder)).map(({ name }) => name);
      return names.filter((name) => name.endsWith(bad)).map((name) => blobOf(name, bad));
    },
    remove: (hashes) =>
      inTurn(async () => {
        for (const hash of hashes) {
          const files = ['', part, bad].map((ending) => at(hash) + ending);
          if ((await Promise.all(files.map(sizeOf))).every((size) => size === undefined)) continue;
          await writeFile(at(hash) + gone, '');
          for (const file of files) await rm(file, { force: true });
          syncFolder(at(hash));
        }
      }),
  };
}

/**
 * Brings a copy of the folder, and of those in it, up to what stands there: what is new is copied and read through, what was
 * removed there goes here, too. What is damaged there is put back from the copy, or set aside where there is none. `free`: bytes that stay free where the copies are, for those of the logs come first. Rejects in
 * the end, when all has been tried, where not all could be copied.
 */
export async function copyBlobs(from: string, to: string, free: number): Promise<void> {
  const faults = await copyFolder(from, to, free);
  if (faults.length > 0)
    throw new Error(`${faults.length} of the photos could not be copied, the others are`, { cause: faults[0] });
}

/** What went wrong with each that could not be copied. */
async function copyFolder(from: string, to: string, free: number): Promise<readonly unknown[]> {
  const entries = await namesIn(from);
  const names = new Set(entries.map(({ name }) => name));
  const faults: unknown[] = [];
  for (const entry of entries) {
    const { name } = entry;
    try {
      if (entry.isDirectory()) faults.push(...(await copyFolder(join(from, name), join(to, name), free)));
      else if (Hash.safeParse(name).success) await copyBlob(name, from, to, free);
      else if (name.endsWith(bad) && !names.has(blobOf(name, bad))) await putBack(blobOf(name, bad), from, to);
      else if (name.endsWith(gone) && !names.has(blobOf(name, gone)))
        await rm(join(to, blobOf(name, gone)), { force: true });
    } catch (error) {
      faults.push(error);
    }
  }
  return faults;
}

/** Of a mark. */
const blobOf = (name: string, ending: string): string => name.slice(0, -ending.length);

async function copyBlob(hash: string, from: string, to: string, free: number): Promise<void> {
  const copy = join(to, hash);
  if ((await sizeOf(copy)) !== undefined) return;
  const bytes = await ifThere(ifReadable(readFile(join(from, hash))));
  if (bytes === undefined) return; // it was taken back meanwhile
  if (bytes === null || hashOf(bytes) !== hash) return setAside(join(from, hash), hash);
  await mkdir(to, { recursive: true, mode: 0o700 });
  if ((await freeAt(to)) - bytes.length < free) throw new Error(`there is no room for ${hash}`);
  try {
    await writeFile(copy + part, bytes, { mode: 0o600 });
    if (hashOf(await readFile(copy + part)) !== hash) throw new Error(`the copy of ${hash} is damaged`);
    await settle(copy + part, copy);
  } finally {
    await rm(copy + part, { force: true });
  }
}

/** Not one that has come again meanwhile. */
async function setAside(file: string, hash: string): Promise<void> {
  const bytes = await ifThere(ifReadable(readFile(file)));
  if (bytes === undefined || (bytes !== null && hashOf(bytes) === hash)) return;
  await ifThere(rename(file, file + bad));
}

/** From a copy that is sound. */
async function putBack(hash: string, from: string, to: string): Promise<void> {
  const bytes = await ifThere(readFile(join(to, hash)));
  if (bytes === undefined || hashOf(bytes) !== hash) return;
  const file = join(from, hash);
  await writeFile(file + back, bytes, { mode: 0o600 });
  await settle(file + back, file);
  await rm(file + bad, { force: true });
}

/** None where the folder is not there. */
const namesIn = async (folder: string) => (await ifThere(readdir(folder, { withFileTypes: true }))) ?? [];

/** Bytes. */
export async function freeAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** From now on it is there, whenever the power goes. */
export async function settle(from: string, to: string): Promise<void> {
  const file = await open(from, 'r+');
  await file.sync().finally(() => file.close());
  await rename(from, to);
  syncFolder(to);
}

const sizeOf = async (file: string): Promise<number | undefined> => (await ifThere(stat(file)))?.size;

const ifThere = <T>(found: Promise<T>): Promise<T | undefined> =>
  found.catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
