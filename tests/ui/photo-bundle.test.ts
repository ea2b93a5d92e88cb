/** The console takes the file of photos apart as the room has put it together. */
import { expect, it } from 'vitest';
import { hashOf } from '../../server/sync/blob-files.ts';
import { encodePiece } from '../../server/sync/blobs.ts';
import { photosIn } from '../../ui/township/photo-bundle.ts';

const pieces = [3, 70_000, 500].map((size) => {
  const bytes = new Uint8Array(size).fill(0x0a);
  return new Uint8Array(encodePiece(hashOf(bytes), { size, from: 0, bytes }));
});

const takenApart = async (bundle: Blob): Promise<Uint8Array[]> => {
  const found: Uint8Array[] = [];
  for await (const photo of photosIn(bundle)) found.push(new Uint8Array(await photo.arrayBuffer()));
  return found;
};

it('gives each photo with its line, to the first that is cut off', async () => {
  expect(await takenApart(new Blob(pieces))).toEqual(pieces);
  expect(await takenApart(new Blob(pieces).slice(0, -1))).toEqual(pieces.slice(0, 2));
  for (const none of [[], ['hello'], ['{"size":9999999}\n'], ['{"size":-1}\nx']])
    expect(await takenApart(new Blob(none))).toEqual([]);
});
