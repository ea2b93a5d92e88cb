import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blobFiles, copyBlobs, hashOf } from '../../server/sync/blob-files.ts';
import { type Blobs, decodePiece, readWhole } from '../../server/sync/blobs.ts';
import { bundleOf } from '../../server/sync/bundle.ts';
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

  it('knows one as whole that had all come when the power went, before it had its name', async () => {
    const from = folder();
    const blobs = blobFiles(from, { most, free: 0 });
    const content = photo(1, 1000);
    const hash = hashOf(content);
    await blobs.add(hash, { size: 1000, from: 0, bytes: content.subarray(0, 600) });
    expect(await blobs.held([hash])).toEqual(new Map([[hash, { bytes: 600, whole: false }]]));
    writeFileSync(join(from, `${hash}.part`), content);
    expect(await blobs.held([hash])).toEqual(new Map([[hash, { bytes: 1000, whole: true }]]));
    expect(readdirSync(from)).toEqual([hash]);
  });

  it('copies what is new, reads it through, and forgets in the copy what was forgotten here', async () => {
    const [from, to] = [folder(), join(folder(), 'blobs')];
    const blobs = blobFiles(join(from, 'unit'), { most, free: 0 });
    const [one, other] = [await blobs.put(photo(1, 1000)), await blobs.put(photo(2, 2000))];
    await blobs.add(hashOf(photo(3, 10)), { size: 10, from: 0, bytes: photo(3, 5) });
    await copyBlobs(from, to, 0);
    expect(readdirSync(join(to, 'unit')).sort()).toEqual([one.hash, other.hash].sort());
    await blobs.remove([one.hash]);
    await copyBlobs(from, to, 0);
    expect(readdirSync(join(to, 'unit'))).toEqual([other.hash]);
    expect(hashOf(readFileSync(join(to, 'unit', other.hash)))).toBe(other.hash);
  });

  it('finds one damaged when it is read through: it is here no more, until it comes again', async () => {
    const from = folder();
    const blobs = blobFiles(from, { most, free: 0 });
    const { hash } = await blobs.put(photo(1, 1000));
    writeFileSync(join(from, hash), 'another content');
    expect(await readWhole(blobs, hash)).toBe(undefined);
    expect([await blobs.held([hash]), await blobs.damaged()]).toEqual([new Map(), [hash]]);
    await blobs.put(photo(1, 1000));
    await blobs.setAside(hash); // as one might who had read what stood there before
    expect([(await blobs.held([hash])).size, await blobs.damaged()]).toEqual([1, []]);
    writeFileSync(join(from, hash), 'another content');
    await readWhole(blobs, hash);
    await blobs.remove([hash]);
    expect(await blobs.damaged()).toEqual([]);
    expect(readdirSync(from)).toEqual([`${hash}.gone`]);
  });

  it('copies all others where one is damaged, which is set aside, and puts it back where there is a copy', async () => {
    const [from, to] = [folder(), join(folder(), 'blobs')];
    const blobs = blobFiles(from, { most, free: 0 });
    for (const seed of [1, 2, 3]) await blobs.put(photo(seed, 1000));
    const [first = '', second = '', third = ''] = readdirSync(from);
    writeFileSync(join(from, first), 'another content');
    await copyBlobs(from, to, 0);
    expect(readdirSync(to).sort()).toEqual([second, third].sort());
    expect(await blobs.damaged()).toEqual([first]);
    writeFileSync(join(from, second), 'another content');
    await readWhole(blobs, second);
    await copyBlobs(from, to, 0);
    expect(await blobs.damaged()).toEqual([first]);
    expect(hashOf((await readWhole(blobs, second)) ?? Buffer.from(''))).toBe(second);
  });

  it('sets aside one that the card cannot read, and begins anew with a part of which that is so', async () => {
    const [from, to] = [folder(), join(folder(), 'blobs')];
    const blobs = blobFiles(from, { most, free: 0 });
    const { hash } = await blobs.put(photo(1, 1000));
    const [one, other] = [hashOf(photo(2, 10)), hashOf(photo(3, 10))];
    for (const name of [one, `${other}.part`]) symlinkSync('/proc/self/mem', join(from, name)); // EIO, as a worn card says
    await copyBlobs(from, to, 0);
    expect(readdirSync(to)).toEqual([hash]);
    expect(await blobs.damaged()).toEqual([one]);
    expect(await blobs.held([hash, one, other])).toEqual(new Map([[hash, { bytes: 1000, whole: true }]]));
    expect(await blobs.add(other, { size: 10, from: 0, bytes: photo(3, 10) })).toMatchObject({ whole: true });
  });

  it('gives the others to a stick where the card cannot read one', async () => {
    const blobs = blobFiles(folder(), { most, free: 0 });
    const [bad, good] = [await blobs.put(photo(1, 1000)), await blobs.put(photo(2, 1000))];
    const read: Blobs['read'] = async (hash, from) => {
      if (hash === bad.hash) throw Object.assign(new Error('EIO: i/o error, read'), { syscall: 'read', code: 'EIO' });
      return blobs.read(hash, from);
    };
    const given: string[] = [];
    for await (const piece of bundleOf({ ...blobs, read }, [bad.hash, good.hash])) given.push(decodePiece(piece).hash);
    expect(given).toEqual([good.hash]);
  });

  it('passes over one that is taken back while they are copied', async () => {
    const [from, to] = [folder(), join(folder(), 'blobs')];
    symlinkSync('nowhere', join(from, hashOf(photo(1, 10)))); // it is listed, and not there when it is read
    await copyBlobs(from, to, 0);
  });

  it('leaves room for the logs where the copies are, and forgets there all the same', async () => {
    const [from, to] = [folder(), folder()];
    const blobs = blobFiles(from, { most, free: 0 });
    const one = await blobs.put(photo(1, 1000));
    await copyBlobs(from, to, 0);
    await blobs.put(photo(2, 1000));
    await expect(copyBlobs(from, to, Number.MAX_SAFE_INTEGER)).rejects.toThrow('1 of the photos');
    expect(readdirSync(to)).toEqual([one.hash]);
    await blobs.remove([one.hash]);
    await expect(copyBlobs(from, to, Number.MAX_SAFE_INTEGER)).rejects.toThrow('1 of the photos');
    expect(readdirSync(to)).toEqual([]);
  });

  it('keeps the copy of one that came again when the power went before its mark was gone', async () => {
    const [from, to] = [folder(), folder()];
    const { hash } = await blobFiles(from, { most, free: 0 }).put(photo(1, 1000));
    writeFileSync(join(from, `${hash}.gone`), '');
    for (const _night of [1, 2]) {
      await copyBlobs(from, to, 0);
      expect(readdirSync(to)).toEqual([hash]);
    }
  });
});
