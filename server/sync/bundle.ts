/**
 * Blobs by hand: a file beside the parcel in which they stand whole, one behind the other, each as a piece. A stick may be full,
 * worn or pulled out, so each is proven by its hash, and what is cut off costs those behind it, until the next time.
 */
import { type FileHandle, open, rm } from 'node:fs/promises';
import { freeAt, hashOf, settle } from './blob-files.ts';
import { type Blobs, blobLimits, encodePiece, headLimit, pieceHeadIn, readWhole } from './blobs.ts';

/** Bytes: of one file, which a browser can hold; and what stays free on the stick for what comes back on it. */
const limits = { most: 256 * 1024 ** 2, free: 8 * 1024 ** 2 } as const;

/** How many bytes a file may have there. Rejects with what the system says. */
export const roomOn = async (stick: string): Promise<number> =>
  Math.min(limits.most, (await freeAt(stick)) - limits.free);

/** Those of `hashes` that are sound here, in this order, until the next one would make it more than `most` bytes. */
export async function* bundleOf(
  blobs: Pick<Blobs, 'read' | 'setAside'>,
  hashes: readonly string[],
  most: number = limits.most,
): AsyncGenerator<Uint8Array> {
  let left = most;
  for (const hash of hashes) {
    const bytes = await readWhole(blobs, hash);
    if (bytes === undefined) continue;
    const piece = encodePiece(hash, { size: bytes.length, from: 0, bytes });
    left -= piece.length;
    if (left < 0) return;
    yield piece;
  }
}

/** The file is there whole or not at all, and not where nothing goes into it. Resolves with how many went. */
export async function writeBundle(file: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const unfinished = `${file}.new`;
  for (const old of [file, unfinished]) await rm(old, { force: true });
  let count = 0;
  try {
    await using out = await open(unfinished, 'wx', 0o600);
    for await (const piece of pieces) {
      await out.appendFile(piece);
      count += 1;
    }
    if (count > 0) await settle(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
  return count;
}

/** `known`: it is whole here already. `wrong`: it is not what its name says. */
export type Brought = 'kept' | 'known' | 'wrong' | 'full';

/** Takes one that came whole, whatever has come of it before. */
export async function addWhole(blobs: Blobs, hash: string, bytes: Uint8Array): Promise<Brought> {
  if (hashOf(bytes) !== hash) return 'wrong';
  const held = (await blobs.held([hash])).get(hash);
  if (held?.whole) return 'known';
  for (const from of [held?.bytes ?? 0, 0]) {
    const added = await blobs.add(hash, { size: bytes.length, from, bytes: bytes.subarray(from) });
    if (added.kind === 'held') return added.whole ? 'kept' : 'wrong';
    if (added.kind === 'full') return 'full';
  }
  return 'wrong'; // what stood here of it was, and is gone
}

/** Takes of the file those that are `named`. How many were new here, and how many could not be kept. */
export async function takeBundle(
  file: string,
  blobs: Blobs,
  named: ReadonlySet<string>,
): Promise<{ readonly kept: number; readonly lost: number }> {
  let [kept, lost] = [0, 0];
  await using bundle = await open(file);
  for await (const { hash, bytes } of piecesIn(bundle, named)) {
    const how = await addWhole(blobs, hash, bytes);
    if (how === 'kept') kept += 1;
    else if (how !== 'known') lost += 1;
  }
  return { kept, lost };
}

/** Those that are `named`, to the first that is cut off; of the others, of which there may be any number, only the heads are read. */
async function* piecesIn(bundle: FileHandle, named: ReadonlySet<string>) {
  for (let at = 0; ; ) {
    const head = pieceHeadIn(await bytesAt(bundle, at, headLimit));
    if (head === undefined || head.size <= 0 || head.size > blobLimits.blob) return;
    if (named.has(head.hash)) {
      const bytes = await bytesAt(bundle, at + head.length, head.size);
      if (bytes.length < head.size) return;
      yield { hash: head.hash, bytes };
    }
    at += head.length + head.size;
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}
