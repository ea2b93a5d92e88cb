/** Photos of a meeting on a real room: kept, counted among the six haves, taken back, and gone. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { CommandData } from '../../../server/domain/commands.ts';
import { tracesOf } from '../../../server/domain/filing.ts';
import { createPhotos, photoFolder, photoLimits } from '../../../server/kiosk/photos/photos.ts';
import { soon } from '../../soon.ts';
import { prepare, startRoom } from '../room-fixture.ts';

/** Begins as a JPEG does. */
const jpeg = (seed: number): Uint8Array =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from([seed, 7, 7])]);

async function roomWithPhotos() {
  const started = await startRoom();
  await prepare(started);
  const { room, folder } = started;
  const run = (data: CommandData) => room.command(randomUUID(), 'secretary', data);
  await run({ type: 'meeting.open', data: { meeting: 'm1', date: '2026-11-15', dateConfirmed: false } });
  const onBug = (error: unknown): void => expect.fail(String(error));
  const photos = createPhotos({ data: folder, alone: false, room, onBug });
  onTestFinished(async () => {
    await photos.close();
    await started.stop();
  });
  const isIn = () =>
    room.ask((state) => {
      const meeting = state.meetings.get('m1');
      return meeting && tracesOf(state, meeting).find(({ trace }) => trace.id === 'pictures')?.in;
    });
  const shown = async () => (await photos.page('2026')).meetings.flatMap((meeting) => meeting.photos);
  return { room, folder, run, photos, isIn, shown };
}

test('CX-10 a photo that is added is kept by its content, is there to be seen, and the six haves count it', async () => {
  const { photos, isIn, shown, folder } = await roomWithPhotos();
  expect(isIn()).toBe(false);
  expect(await photos.add('m1', jpeg(1))).toEqual({ ok: true });
  expect(await shown()).toMatchObject([{ stands: 'here' }]);
  const [{ hash } = { hash: '' }] = await shown();
  expect(await photos.read(hash)).toEqual(jpeg(1));
  expect(readdirSync(photoFolder(folder))).toEqual([hash]);
  expect(photos.evidence().named).toEqual([hash]);
  expect(isIn()).toBe(true);
});

test('KX-09 one that is taken back with a reason counts no more, and its file is gone; the same may be added again', async () => {
  const { photos, run, isIn, shown } = await roomWithPhotos();
  await photos.add('m1', jpeg(1));
  const [photo] = await shown();
  if (photo === undefined) throw new Error('it was added');
  await run({ type: 'ledger.strike', data: { ledger: 'file:m1', entry: photo.entry, reason: '拍到了无关的人' } });
  expect([await shown(), isIn(), await photos.read(photo.hash)]).toEqual([[], false, undefined]);
  await vi.waitFor(async () => expect(await photos.blobs.held([photo.hash])).toEqual(new Map()), soon);
  expect(await photos.add('m1', jpeg(1))).toEqual({ ok: true });
  expect(await shown()).toMatchObject([{ stands: 'here' }]);
});

test('what is no picture, is there already, is one too many, or of no meeting that was held, is not taken', async () => {
  const { photos, folder } = await roomWithPhotos();
  const why = (reason: string) => ({ ok: false, why: reason });
  expect(await photos.add('m1', Buffer.from('<svg onload="alert(1)">'))).toEqual(why('not-a-picture'));
  expect(await photos.add('m2', jpeg(1))).toEqual(why('no-such-meeting'));
  expect(existsSync(photoFolder(folder))).toBe(false);
  const all = Array.from({ length: photoLimits.meeting }, (_, seed) => photos.add('m1', jpeg(seed)));
  expect(await Promise.all(all)).toEqual(all.map(() => ({ ok: true })));
  expect(await photos.add('m1', jpeg(0))).toEqual(why('known'));
  expect(await photos.add('m1', jpeg(200))).toEqual(why('too-many'));
});

test('one whose file is no longer what was kept is told, and is back as soon as it comes again, from wherever', async () => {
  const { photos, room, run, folder, shown } = await roomWithPhotos();
  const told = () => room.view().health.damagedPhotos;
  await photos.add('m1', jpeg(1));
  const [{ hash, entry } = { hash: '', entry: '' }] = await shown();
  const rot = () => writeFileSync(join(photoFolder(folder), hash), 'no photo');
  const seen = async () => [await photos.read(hash), (await shown())[0]?.stands];
  rot();
  expect(await seen()).toEqual([undefined, 'damaged']);
  await vi.waitFor(() => expect(told()).toEqual(['2026-11-15']), soon);
  // The township has it.
  const bytes = jpeg(1);
  await photos.blobs.add(hash, { size: bytes.length, from: 0, bytes });
  expect(await seen()).toEqual([jpeg(1), 'here']);
  await vi.waitFor(() => expect(told()).toEqual([]), soon);
  // It has not.
  rot();
  await photos.read(hash);
  photos.nowhere(hash);
  expect(await seen()).toEqual([undefined, 'lost']);
  expect(await photos.add('m1', jpeg(1))).toEqual({ ok: true });
  expect(await seen()).toEqual([jpeg(1), 'here']);
  expect(await shown()).toHaveLength(1);
  // Nor has anybody.
  rot();
  await photos.read(hash);
  await vi.waitFor(() => expect(told()).toEqual(['2026-11-15']), soon);
  await run({ type: 'ledger.strike', data: { ledger: 'file:m1', entry, reason: '文件损坏' } });
  await vi.waitFor(() => expect(told()).toEqual([]), soon);
  expect(readdirSync(photoFolder(folder))).toEqual([`${hash}.gone`]);
});
