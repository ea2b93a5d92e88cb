/**
 * Blobs: files that events name by the SHA-256 of their content, in lower-case hex. They go between two levels beside the
 * logs, in pieces, so that a line that breaks costs one piece. What an end keeps of them is its own affair; this is its form.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Bytes, but for `asked`: hashes in one question. */
export const blobLimits = { piece: 64 * 1024, blob: 4 * 1024 * 1024, asked: 200 } as const;

export const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** How much of a blob an end has. `whole`: all, and it is what its name says. */
export interface Held {
  readonly bytes: number;
  readonly whole: boolean;
}

export const nothingHeld: Held = { bytes: 0, whole: false };

/** A part of a blob of `size` bytes, which begins at `from`. */
export interface Piece {
  readonly size: number;
  readonly from: number;
  readonly bytes: Uint8Array;
}

/** `wrong`: it is not what its name says, and nothing of it was kept. `full`: there is no room for it. */
export type Added = ({ readonly kind: 'held' } & Held) | { readonly kind: 'wrong' | 'full' };

/** The blobs of one unit. Each function rejects with what the disk or the database says. */
export interface Blobs {
  /** What of these is here; one of which nothing is, is not in it. */
  held(hashes: readonly string[]): Promise<ReadonlyMap<string, Held>>;
  /**
   * Durable once it is whole. A piece that does not begin where what is here ends changes nothing, unless by its size all is here
   * and not whole.
   */
  add(hash: string, piece: Piece): Promise<Added>;
  /** Of one that is whole, at most `blobLimits.piece`; undefined: it is not, or it has no such place. */
  read(hash: string, from: number): Promise<Piece | undefined>;
  /** Where a whole one is indeed not what its name says, it is here no more, and may come again. */
  setAside(hash: string): Promise<void>;
  /** Forgets them, also where they are backed up. */
  remove(hashes: readonly string[]): Promise<void>;
}

/** Whether the piece can be one of a blob that may be kept. */
export const isPossible = ({ size, from, bytes }: Piece): boolean =>
  size > 0 && size <= blobLimits.blob && bytes.length > 0 && from + bytes.length <= size;

/**
 * The piece for an end that has `at` bytes. Where that is all, and yet it is not whole there, the first one: by it that end finds
 * out that what it has is spoilt.
 */
export const pieceFor = async (
  at: number,
  read: (from: number) => Promise<Piece | undefined>,
): Promise<Piece | undefined> => (await read(at)) ?? (at > 0 ? read(0) : undefined);

/** Null: the disk cannot give back any more what was written to it. */
export const ifReadable = <T>(found: Promise<T>): Promise<T | null> =>
  found.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EIO') return null;
    throw error;
  });

/** All of a blob that is whole. One that is not what its name says, or cannot be read, as a disk grows old, is set aside. */
export async function readWhole(
  blobs: Pick<Blobs, 'read' | 'setAside'>,
  hash: string,
): Promise<Uint8Array | undefined> {
  const [parts, sum] = [[] as Uint8Array[], createHash('sha256')];
  for (let at = 0; ; ) {
    const piece = await ifReadable(blobs.read(hash, at));
    if (piece === undefined) return undefined;
    if (piece === null) break;
    parts.push(piece.bytes);
    sum.update(piece.bytes);
    at += piece.bytes.length;
    if (at >= piece.size) break;
  }
  if (sum.digest('hex') === hash) return Buffer.concat(parts);
  await blobs.setAside(hash);
  return undefined;
}

const Head = z.object({ hash: Hash, size: z.number().int(), from: z.number().int().min(0) });

/** Bytes of the line that it stands in. */
export const headLimit = 256;

/** What the piece says that begins these bytes, and how many of them that takes; undefined: none begins here. */
export function pieceHeadIn(bytes: Uint8Array): (z.infer<typeof Head> & { readonly length: number }) | undefined {
  const end = bytes.indexOf(0x0a);
  try {
    const { data } = Head.safeParse(JSON.parse(Buffer.from(bytes.subarray(0, Math.max(end, 0))).toString()));
    return data && { ...data, length: end + 1 };
  } catch {
    return undefined; // no JSON
  }
}

/** On the wire: a line of JSON, and behind it the bytes. */
export function encodePiece(hash: string, { size, from, bytes }: Piece): Uint8Array {
  return Buffer.concat([Buffer.from(`${JSON.stringify({ hash, size, from })}\n`), bytes]);
}

/** Throws a ZodError or a SyntaxError. */
export function decodePiece(body: Uint8Array): { readonly hash: string; readonly piece: Piece } {
  const end = body.indexOf(0x0a);
  const { hash, ...place } = Head.parse(JSON.parse(Buffer.from(body.subarray(0, Math.max(end, 0))).toString()));
  return { hash, piece: { ...place, bytes: body.subarray(end + 1) } };
}
