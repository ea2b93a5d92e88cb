/** What every keeper of blobs does; run for files, and for the tables of both databases. */
import { expect, it } from 'vitest';
import { hashOf } from '../../server/sync/blob-files.ts';
import { type Blobs, blobLimits, readWhole } from '../../server/sync/blobs.ts';

/** Bytes that no two blobs share. */
export const photo = (seed: number, size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, index) => (index * (seed * 2 + 1) + (index >> 8)) & 0xff);

/** `most`: bytes that the keeper which is given has room for. */
export function itKeepsBlobs(most: number, open: () => Promise<Blobs>): void {
  const content = photo(1, 200_000);
  const hash = hashOf(content);
  const piece = (from: number, length: number) => ({
    ...{ size: content.length, from },
    bytes: content.subarray(from, from + length),
  });

  it('keeps what comes in pieces once it is whole, and gives it back in pieces', async () => {
    const blobs = await open();
    expect(await blobs.held([hash])).toEqual(new Map());
    expect(await blobs.add(hash, piece(0, 60_000))).toEqual({ kind: 'held', bytes: 60_000, whole: false });
    expect(await blobs.read(hash, 0)).toBe(undefined);
    expect(await blobs.add(hash, piece(60_000, 65_000))).toEqual({ kind: 'held', bytes: 125_000, whole: false });
    expect(await blobs.add(hash, piece(125_000, 75_000))).toEqual({ kind: 'held', bytes: 200_000, whole: true });
    expect(await blobs.held([hash, hashOf(photo(2, 10))])).toEqual(new Map([[hash, { bytes: 200_000, whole: true }]]));
    expect(Buffer.from((await readWhole(blobs, hash)) ?? []).equals(content)).toBe(true);
    expect((await blobs.read(hash, 0))?.bytes.length).toBeLessThanOrEqual(blobLimits.piece);
    expect(await blobs.read(hash, content.length)).toBe(undefined);
  });

  it('takes a piece once, and none that does not begin where the last one ended', async () => {
    const blobs = await open();
    await blobs.add(hash, piece(0, 50_000));
    expect(await blobs.add(hash, piece(0, 50_000))).toEqual({ kind: 'held', bytes: 50_000, whole: false });
    expect(await blobs.add(hash, piece(60_000, 10))).toEqual({ kind: 'held', bytes: 50_000, whole: false });
    const both = await Promise.all([1, 2].map(() => blobs.add(hash, piece(50_000, 50_000))));
    expect(both).toEqual([1, 2].map(() => ({ kind: 'held', bytes: 100_000, whole: false })));
    await blobs.add(hash, piece(100_000, 100_000));
    expect(await blobs.add(hash, piece(0, 10))).toEqual({ kind: 'held', bytes: 200_000, whole: true });
  });

  it('keeps nothing that is not what its name says, and begins anew with the right one', async () => {
    const blobs = await open();
    const wrong = content.with(1000, 255 - (content[1000] ?? 0));
    expect(await blobs.add(hash, { size: wrong.length, from: 0, bytes: wrong })).toEqual({ kind: 'wrong' });
    expect(await blobs.held([hash])).toEqual(new Map());
    expect(await blobs.add(hash, piece(0, content.length))).toMatchObject({ kind: 'held', whole: true });
  });

  it('sets none aside that is what its name says', async () => {
    const blobs = await open();
    await blobs.setAside(hash);
    await blobs.add(hash, piece(0, content.length));
    await blobs.setAside(hash);
    expect(await readWhole(blobs, hash)).toEqual(Buffer.from(content));
  });

  it('has no room for more than its quota, and for no blob beyond the limit', async () => {
    const blobs = await open();
    expect(await blobs.add(hash, { ...piece(0, 10), size: most + 1 })).toEqual({ kind: 'full' });
    expect(await blobs.add(hash, { ...piece(0, 10), size: blobLimits.blob + 1 })).toEqual({ kind: 'wrong' });
    await blobs.add(hash, piece(0, content.length));
    const next = photo(3, most - content.length + 1);
    expect(await blobs.add(hashOf(next), { size: next.length, from: 0, bytes: next })).toEqual({ kind: 'full' });
  });

  it('forgets one, whole or not, which may come again', async () => {
    const blobs = await open();
    await blobs.add(hash, piece(0, 50_000));
    await blobs.remove([hash]);
    expect(await blobs.held([hash])).toEqual(new Map());
    await blobs.add(hash, piece(0, content.length));
    await blobs.remove([hash]);
    expect(await readWhole(blobs, hash)).toBe(undefined);
    expect(await blobs.add(hash, piece(0, content.length))).toMatchObject({ kind: 'held', whole: true });
  });
}
