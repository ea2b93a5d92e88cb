/** Where there is no network the photos go the way of the records: on the stick, beside them, and back. */
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { type Stick, stickAt } from '../../server/kiosk/sync/stick.ts';
import { hashOf } from '../../server/sync/blob-files.ts';
import { readWhole } from '../../server/sync/blobs.ts';
import { bundleOf, writeBundle } from '../../server/sync/bundle.ts';
import { importFrom } from '../../server/township/by-hand.ts';
import type { TownshipStore } from '../../server/township/store/contract.ts';
import { folder } from '../log/drafts.ts';
import { photo } from '../sync/blobs.contract.ts';
import { opened } from '../township/opened.ts';
import { acceptedBox, type Box, now, unit } from './stick-box.ts';

let store: TownshipStore;
let mounted: string;
let stick: Stick;
let trips = 0;
beforeEach(async () => {
  store = await opened({ data: folder(), now: () => now, onFault: () => undefined });
  mounted = folder();
  stick = stickAt(mounted);
});

const onStick = (ending: string): string[] =>
  readdirSync(join(mounted, 'zhutidangri'))
    .filter((name) => name.endsWith(ending))
    .map((name) => join(mounted, 'zhutidangri', name));

/** A later minute at each. */
async function given({ byHand }: Box) {
  trips += 1;
  const answer = await stick.give(byHand, now + trips * 60_000);
  if (!answer.ok) throw new Error(answer.why);
  return answer;
}

async function atTownship(): Promise<string> {
  const lines: string[] = [];
  await importFrom(store, mounted, now + trips * 60_000, (line) => lines.push(line));
  return lines.join('\n');
}

const isAtTownship = async (hash: string): Promise<boolean> =>
  (await store.blobs(unit).held([hash])).get(hash)?.whole === true;

it('a photo goes on the stick beside its event, is acknowledged, and is not carried again', async () => {
  const box = await acceptedBox(store, unit);
  const hash = await box.photo(photo(1, 200_000));
  expect(await given(box)).toMatchObject({ events: 1, photos: 1, left: 0 });
  expect(await atTownship()).toContain('照片 1 张');
  expect(Buffer.from((await readWhole(store.blobs(unit), hash)) ?? []).equals(photo(1, 200_000))).toBe(true);
  expect(await stick.take(box.byHand)).toMatchObject({ ok: true, photos: 0 });

  const next = await box.photo(photo(2, 1000));
  expect(await given(box)).toMatchObject({ events: 1, photos: 1, left: 0 });
  expect(onStick('-photos')).toHaveLength(1);
  await atTownship();
  expect(await isAtTownship(next)).toBe(true);
  expect(await stick.take(box.byHand)).toMatchObject({ ok: true });
  expect(await given(box)).toMatchObject({ photos: 0, left: 0 });
  expect(onStick('-photos')).toEqual([]);
});

it('tells of its photos where an older program reads nothing', async () => {
  const box = await acceptedBox(store, unit);
  await box.photo(photo(1, 1000));
  await given(box);
  const [file = ''] = onStick('.room');
  const bytes = readFileSync(file);
  const end = bytes.indexOf(0x0a);
  const first = JSON.parse(bytes.subarray(0, end).toString());
  const body = bytes.subarray(end + 1);
  expect(Object.keys(first).sort()).toEqual(
    ['batches', 'branch', 'hash', 'heads', 'origin', 'parcel', 'signature', 'time', 'unit', 'v'], // as ever
  );
  expect(hashOf(body)).toBe(first.hash);
  expect(JSON.parse(body.subarray(first.batches[0]).toString())).toEqual({ blobs: box.named });
});

it('one that was half there by the network comes whole by stick', async () => {
  const box = await acceptedBox(store, unit);
  const content = photo(1, 200_000);
  const hash = await box.photo(content);
  await store.blobs(unit).add(hash, { size: content.length, from: 0, bytes: content.subarray(0, 70_000) });
  await given(box);
  await atTownship();
  expect(await isAtTownship(hash)).toBe(true);
});

it('of more than there is room for the oldest go first, as many as fit', async () => {
  const box = await acceptedBox(store, unit);
  const all = [await box.photo(photo(1, 1000)), await box.photo(photo(2, 1000)), await box.photo(photo(3, 1000))];
  const packed = await box.byHand.pack();
  expect(await packed?.photos()).toBe(3);
  const file = join(mounted, 'bundle');
  expect(await writeBundle(file, packed?.bundle(2500) ?? bundleOf(box.blobs, []))).toBe(2);
  const content = readFileSync(file, 'latin1');
  expect(all.map((hash) => content.includes(hash))).toEqual([true, true, false]);
  expect(await writeBundle(file, packed?.bundle(10) ?? bundleOf(box.blobs, []))).toBe(0);
  expect(existsSync(file)).toBe(false);
});

it('what is cut off or damaged on the stick is not taken, the rest is, and it goes once more the next time', async () => {
  const box = await acceptedBox(store, unit);
  const all = [await box.photo(photo(1, 1000)), await box.photo(photo(2, 1000)), await box.photo(photo(3, 1000))];
  await given(box);
  const [file = ''] = onStick('-photos');
  const bytes = readFileSync(file);
  bytes.writeUInt8(255 - bytes.readUInt8(500), 500);
  writeFileSync(file, bytes);
  truncateSync(file, bytes.length - 10);
  expect(await atTownship()).toContain('照片 1 张没有收下');
  expect(await Promise.all(all.map(isAtTownship))).toEqual([false, true, false]);
  await stick.take(box.byHand);
  expect(await given(box)).toMatchObject({ photos: 2, left: 0 });
  await atTownship();
  expect(await Promise.all(all.map(isAtTownship))).toEqual([true, true, true]);
});

it('a file of photos that is no such file costs nothing else', async () => {
  const box = await acceptedBox(store, unit);
  const hash = await box.photo(photo(1, 1000));
  await given(box);
  const [file = ''] = onStick('-photos');
  for (const content of ['hello', '{"hash":"x"}\n', `{"hash":"${hash}","size":-7,"from":0}\n1234567`]) {
    writeFileSync(file, content);
    expect(await atTownship()).toMatch(/新记录 \d 条，回执已写好/);
  }
  expect(await stick.take(box.byHand)).toMatchObject({ ok: true });
  expect(await given(box)).toMatchObject({ photos: 1 });
});

it('the township takes and gives none that the branch’s events do not name', async () => {
  const [box, other] = [await acceptedBox(store, unit), await acceptedBox(store, 'branch-2')];
  const hash = await box.photo(photo(1, 1000));
  const strange = photo(9, 1000);
  await given(box);
  const [file = ''] = onStick('-photos');
  const pieces = (async function* () {
    yield Buffer.concat([Buffer.from(`{"hash":"${hashOf(strange)}","size":1000,"from":0}\n`), strange]);
    yield* bundleOf(box.blobs, [hash]);
  })();
  await writeBundle(file, pieces);
  await given(other);
  await atTownship();
  expect(await isAtTownship(hash)).toBe(true);
  expect(await isAtTownship(hashOf(strange))).toBe(false);
  expect(onStick('.township-photos')).toEqual([]);
});

it('a stick that is pulled out while the photos are written loses nothing', async () => {
  const box = await acceptedBox(store, unit);
  await box.photo(photo(1, 1000));
  const { pack } = box.byHand;
  const pulled = async function* () {
    yield Buffer.from('half a photo');
    rmSync(mounted, { recursive: true });
    throw Object.assign(new Error('gone'), { syscall: 'write' });
  };
  const byHand = {
    ...box.byHand,
    async pack() {
      const packed = await pack();
      return packed && { ...packed, bundle: pulled };
    },
  };
  expect(await stick.give(byHand, now)).toEqual({ ok: false, why: 'not-written' });
  mounted = folder();
  stick = stickAt(mounted);
  expect(await given(box)).toMatchObject({ events: 1, photos: 1, left: 0 });
});

it('KX-06 the next box of a dead one, fed by stick, has its photos back', async () => {
  const dead = await acceptedBox(store, unit);
  const hash = await dead.photo(photo(1, 100_000));
  await given(dead);
  await atTownship();
  const box = await acceptedBox(store, unit, dead);
  expect(await given(box)).toMatchObject({ photos: 0, left: 0 });
  await atTownship();
  expect(await stick.take(box.byHand)).toMatchObject({ ok: true, photos: 1 });
  expect(Buffer.from((await readWhole(box.blobs, hash)) ?? []).equals(photo(1, 100_000))).toBe(true);
  // It has said that it has it.
  box.named = [hash];
  await given(box);
  await atTownship();
  expect(onStick('.township-photos')).toEqual([]);
});
