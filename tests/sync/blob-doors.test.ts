/** Blobs at the township's door: who may bring and have which, and that nobody waits behind them. */
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../server/sync/blob-files.ts';
import { blobLimits } from '../../server/sync/blobs.ts';
import { type Carry, LinkFault } from '../../server/sync/client.ts';
import { handOverBlobs } from '../../server/sync/hand-over-blobs.ts';
import { ends, shelf, spoiltShelf } from './blob-ends.ts';
import { photo } from './blobs.contract.ts';
import { acceptedBox, startHub, tempLog } from './ends.ts';

describe('a township that is slow to say which blobs are named', () => {
  it('takes in attendance meanwhile', async () => {
    const { promise: named, resolve } = Promise.withResolvers<ReadonlySet<string>>();
    const hub = await startHub(await tempLog(), undefined, undefined, { of: shelf, named: () => named });
    const peer = acceptedBox(hub).peer();
    const asked = Array.from({ length: 8 }, () => peer.blobs.held([]));
    expect(await peer.heads()).toEqual([]);
    resolve(new Set());
    await Promise.all(asked);
  });
});

describe('who may bring and have which blob', () => {
  const content = photo(1, 1000);
  const hash = hashOf(content);
  const piece = { size: 1000, from: 0, bytes: content };

  it('tells, takes and gives only what the events of the box’s own unit name', async () => {
    const two = await ends();
    const { hub, box, there } = two;
    const { blobs } = box.peer();
    expect(await blobs.held([hash])).toEqual(new Map());
    expect(await blobs.send(hash, piece)).toEqual({ kind: 'unnamed' });
    await there.add(hash, piece);
    expect(await blobs.fetch(hash, 0)).toBe(undefined);
    two.named = [hash];
    expect(await blobs.fetch(hash, 0)).toMatchObject({ size: 1000, from: 0 });
    const other = acceptedBox(hub);
    const device = hub.devices.get(other.origin);
    if (device !== undefined) hub.devices.set(other.origin, { ...device, unit: 'branch-2' });
    expect(await other.peer().blobs.fetch(hash, 0)).toBe(undefined);
    expect(await other.peer().blobs.held([hash])).toEqual(new Map([[hash, { bytes: 0, whole: false }]]));
  });

  it('takes of a box that was revoked what its unit’s events name, or what it handed over', async () => {
    const two = await ends();
    const { hub, box, there } = two;
    const content = [1, 2, 3].map((seed) => photo(seed, 200_000));
    const [known = '', apart = '', strange = ''] = content.map(hashOf);
    const all = [known, apart, strange];
    const device = hub.devices.get(box.origin);
    if (device === undefined) throw new Error('the box is accepted');
    two.named = [known];
    hub.devices.set(box.origin, { ...device, standing: 'revoked' });
    const own = shelf();
    for (const bytes of content) await own.put(bytes);
    const { blobs } = box.peer();
    expect(await handOverBlobs(own, blobs, all)).toBe(true);
    expect([...(await there.held(all)).keys()]).toEqual([known]);
    hub.namedApart = [apart];
    expect(await handOverBlobs(own, blobs, [...all, hashOf(photo(4, 10))])).toBe(true);
    expect(await there.held(all)).toEqual(
      new Map([known, apart].map((hash) => [hash, { bytes: 200_000, whole: true }])),
    );
    expect(await blobs.send(strange, { size: 10, from: 0, bytes: photo(3, 10) })).toEqual({ kind: 'unnamed' });
  });

  it('a township that takes none of a revoked box, or has no room, holds it up no longer than it must', async () => {
    const own = shelf();
    const { hash: one } = await own.put(photo(1, 1000));
    const held = async () => new Map([[one, { bytes: 0, whole: false }]]);
    const fetch = async () => undefined;
    const refuses = async () => Promise.reject(new LinkFault('revoked'));
    expect(await handOverBlobs(own, { held: refuses, send: refuses, fetch }, [one])).toBe(true);
    const isNotThere = async () => Promise.reject(new LinkFault('no-such-path'));
    expect(await handOverBlobs(own, { held: isNotThere, send: isNotThere, fetch }, [one])).toBe(false);
    expect(await handOverBlobs(own, { held, send: async () => ({ kind: 'full' }), fetch }, [one])).toBe(false);
    expect(await handOverBlobs(own, { held, send: async () => ({ kind: 'wrong' }), fetch }, [one])).toBe(true);
  });

  /** A box that was revoked, with a photo that its last events name. */
  async function revoked() {
    const two = await ends();
    const { hub, box } = two;
    const own = shelf();
    const { hash: one } = await own.put(photo(5, 100_000));
    const device = hub.devices.get(box.origin);
    if (device === undefined) throw new Error('the box is accepted');
    hub.devices.set(box.origin, { ...device, standing: 'revoked' });
    hub.namedApart = [one];
    return { box, own, one, two };
  }

  it('takes of a revoked box a photo anew whose part it has turns out damaged', async () => {
    const { box, own, one, two } = await revoked();
    const { there } = two;
    await there.add(one, { size: 100_000, from: 0, bytes: new Uint8Array(50_000) });
    expect(await handOverBlobs(own, box.peer().blobs, [one])).toBe(true);
    expect(await there.held([one])).toEqual(new Map([[one, { bytes: 100_000, whole: true }]]));
  });

  it('takes of a revoked box a photo anew of which all had come when the power went', async () => {
    const { box, own, one, two } = await revoked();
    two.there = spoiltShelf(one, 100_000);
    expect(await handOverBlobs(own, box.peer().blobs, [one])).toBe(true);
    expect(await two.there.held([one])).toEqual(new Map([[one, { bytes: 100_000, whole: true }]]));
  });

  it('has nothing for a box that was revoked, is not accepted yet, or is somebody else', async () => {
    const two = await ends();
    const { hub, box } = two;
    two.named = [hash];
    const device = hub.devices.get(box.origin);
    if (device === undefined) throw new Error('the box is accepted');
    for (const standing of ['revoked', 'waiting', 'refused'] as const) {
      hub.devices.set(box.origin, { ...device, standing });
      if (standing !== 'revoked')
        await expect(box.peer().blobs.send(hash, piece)).rejects.toMatchObject({ kind: standing });
      await expect(box.peer().blobs.fetch(hash, 0)).rejects.toMatchObject({ kind: standing });
    }
    hub.devices.set(box.origin, device);
    const stranger = acceptedBox(hub);
    hub.devices.set(stranger.origin, { ...device, origin: stranger.origin });
    await expect(stranger.peer().blobs.held([hash])).rejects.toMatchObject({ kind: 'forged' });
  });

  it('takes no blob beyond the limit, none under another’s name, and no path for a name', async () => {
    const two = await ends();
    const { hub, box, there } = two;
    const other = hashOf(photo(2, 1000));
    two.named = [hash, other];
    const { blobs } = box.peer();
    await expect(blobs.send(hash, { ...piece, size: blobLimits.blob + 1 })).rejects.toMatchObject({
      kind: 'too-large',
    });
    await expect(blobs.send(hash, { ...piece, from: 500 })).rejects.toMatchObject({ kind: 'too-large' });
    expect(await blobs.send(other, piece)).toEqual({ kind: 'wrong' });
    expect(await there.held([other])).toEqual(new Map());
    await expect(blobs.send('../device.key', piece)).rejects.toMatchObject({ kind: 'unreadable' });
    await expect(blobs.fetch('../device.key', 0)).rejects.toMatchObject({ kind: 'unreadable' });
    await there.add(hash, piece);
    const swapped: Carry = async (path, headers, body) => {
      const reply = await hub.carry(path, headers, body);
      return { ...reply, body: Buffer.from(reply.body).fill(0, reply.body.length - 10) };
    };
    await expect(box.peer(swapped).blobs.fetch(hash, 0)).rejects.toMatchObject({ kind: 'unbelievable' });
  });
});
