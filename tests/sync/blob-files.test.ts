import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blobFiles, copyBlobs, hashOf } from '../../server/sync/blob-files.ts';
import { folder } from '../log/drafts.ts';
import { itKeepsBlobs, photo } from './blobs.contract.ts';

const most = 1_000_000;

describe('blobs as files', () => {
  itKeepsBlobs(most, async () => blobFiles(join(folder(), 'blobs'), { most, free: 0 }));

  it('leaves room on the disk for the logs', async () => {
    const blobs = blobFiles(folder(), { most, free: Number.MAX_SAFE_INTEGER });
    expect(await blobs.put(photo(1, 10))).toMatchObject({ kind: 'full' });
  });

  it('finds out that a power cut took what had been written of a piece', async () => {
    const at = folder();
    const blobs = blobFiles(at, { most, free: 0 });
    const content = photo(1, 1000);
    const hash = hashOf(content);
    await blobs.add(hash, { size: 1000, from: 0, bytes: content.subarray(0, 600) });
    writeFileSync(join(at, `${hash}.part`), new Uint8Array(600)); // its length survived, its content did not
    expect(await blobs.add(hash, { size: 1000, from: 600, bytes: content.subarray(600) })).toEqual({ kind: 'wrong' });
    expect(await blobs.held([hash])).toEqual(new Map());
  });

  it('copies what is new, reads it through, and forgets in the copy what was forgotten here', async () => {
    const [from, to] = [folder(), join(folder(), 'blobs')];
    const blobs = blobFiles(join(from, 'unit'), { most, free: 0 });
    const [one, other] = [await blobs.put(photo(1, 1000)), await blobs.put(photo(2, 2000))];
    await blobs.add(hashOf(photo(3, 10)), { size: 10, from: 0, bytes: photo(3, 5) });
    await copyBlobs(from, to);
    expect(readdirSync(join(to, 'unit')).sort()).toEqual([one.hash, other.hash].sort());
    await blobs.remove([one.hash]);
    await copyBlobs(from, to);
    expect(readdirSync(join(to, 'unit'))).toEqual([other.hash]);
    expect(hashOf(readFileSync(join(to, 'unit', other.hash)))).toBe(other.hash);
    writeFileSync(join(from, 'unit', one.hash), 'another content');
    await expect(copyBlobs(from, to)).rejects.toThrow('damaged');
  });
});
