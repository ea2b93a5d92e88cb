/** Where there is no network: a room's records on a USB stick to the township, and what it gives back. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, it } from 'vitest';
import { replicaOf } from '../../server/kiosk/sync/log-replica.ts';
import { type Stick, stickAt } from '../../server/kiosk/sync/stick.ts';
import { open } from '../../server/log/replicate.ts';
import type { Replica } from '../../server/sync/replica.ts';
import { importFrom } from '../../server/township/by-hand.ts';
import type { TownshipStore } from '../../server/township/store/contract.ts';
import { draft, folder } from '../log/drafts.ts';
import { opened } from '../township/opened.ts';
import { acceptedBox, type Box, now, unit } from './stick-box.ts';

let store: TownshipStore;
let mounted: string;
let stick: Stick;
beforeEach(async () => {
  store = await opened({ data: folder(), now: () => now, onFault: () => undefined });
  mounted = folder();
  stick = stickAt(mounted);
});

const imageOf = async ({ log, file }: Box): Promise<string> => {
  const image = join(folder(), 'image.db');
  const db = new Database(file, { readonly: true });
  await db.backup(image);
  db.close();
  expect(log.status.recording).toBe(true);
  return image;
};

/** ms since `now`, by the day's clock. */
let later = 0;

/** There and back, and once more with what the box has then said again. */
async function carriedTwice({ byHand }: Box): Promise<void> {
  for (let trip = 0; trip < 2; trip += 1) {
    later += 60_000;
    const at = now + later;
    expect(await stick.give(byHand, at)).toMatchObject({ ok: true });
    await atTownship(at);
    expect(await stick.take(byHand)).toMatchObject({ ok: true });
  }
}

/** Of all that counts, but what is said of the logs themselves. */
async function idsIn({ heads, rows }: Pick<Replica, 'heads' | 'rows'>): Promise<string[]> {
  const logs = await Promise.all((await heads([unit])).map((head) => rows(head, 0, head.seq)));
  const filed = logs.flat().filter(({ id }) => id !== '');
  return filed.flatMap((row) => (open(row).type.startsWith('log.') ? [] : [row.id])).sort();
}

const parcels = () => join(mounted, 'zhutidangri');
const onStick = (ending: string) => readdirSync(parcels()).filter((name) => name.endsWith(ending));

async function atTownship(at = now): Promise<{ readonly failed: number; readonly said: string }> {
  const lines: string[] = [];
  const failed = await importFrom(store, mounted, at, (line) => lines.push(line));
  return { failed, said: lines.join('\n') };
}

it('there and back: all arrives, what the township wrote comes along, and the next time only what is new', async () => {
  const { log, byHand } = await acceptedBox(store, unit);
  await log.append(Array.from({ length: 700 }, () => draft({ unit })));
  await store.append([draft({ unit })]);
  expect(await stick.give(byHand, now)).toMatchObject({ ok: true, events: 700 });
  expect(await atTownship()).toMatchObject({ failed: 0, said: expect.stringContaining('新记录 700 条') });
  expect(await stick.take(byHand)).toMatchObject({ ok: true, events: 1 });
  expect(log.heads()).toHaveLength(2);
  expect(await log.verify()).toEqual({ ok: true, events: 701 });

  await log.append([draft({ unit })]);
  expect(await stick.give(byHand, now + 3_600_000)).toMatchObject({ ok: true, events: 1 });
  expect((await store.heads([unit])).map(({ seq }) => seq).sort()).toEqual([1, 700]);
  // The first file is still on the stick: it changes nothing.
  const { failed, said } = await atTownship(now + 60_000);
  expect(failed).toBe(0);
  expect(said).toMatch(/新记录 0 条.*\n.*新记录 1 条/);
  expect(await stick.take(byHand)).toMatchObject({ ok: true, events: 0 });
});

it('a box whose card was set back and wrote on is healed by stick: both ends have all, once', async () => {
  const box = await acceptedBox(store, unit);
  await box.log.append([draft({ unit, id: 'one' })]);
  await stick.give(box.byHand, now - 60_000);
  await atTownship();
  const image = await imageOf(box);
  await box.log.append(Array.from({ length: 600 }, (_, index) => draft({ unit, id: `then-${index}` })));
  await carriedTwice(box);
  const back = await box.setTo(image);
  await back.log.append([draft({ unit, id: 'anew' })]);
  later += 60_000;
  await stick.give(back.byHand, now + later);
  const brought = await atTownship(now + later);
  expect(brought.said).toContain('拿回活动室导入');
  expect(await stick.take(back.byHand)).toMatchObject({ ok: true, healed: true });
  await carriedTwice(back);
  const [there, here] = [await idsIn(store), await idsIn(replicaOf(back.log))];
  expect(there).toEqual(here);
  expect(there).toHaveLength(602);
  expect(there).toContain('anew');
  expect(await store.mishaps([unit])).toMatchObject([{ why: 'forked', former: box.log.origin }]);
  expect(await back.log.verify()).toMatchObject({ ok: true });
});

it('a township that was set back and wrote on gets its own events back by stick, and keeps what it wrote', async () => {
  const box = await acceptedBox(store, unit);
  await store.append([draft({ unit, id: 'first' })]);
  const data = folder();
  await carriedTwice(box);
  await expect(store.backUp?.(data, { at: now, keep: 1 })).resolves.toMatchObject({ ok: true });
  await store.append([draft({ unit, id: 'lost' })]);
  await carriedTwice(box);
  const [copy = ''] = readdirSync(data);
  renameSync(join(data, copy), join(data, 'township.db'));
  const file = new Database(join(data, 'township.db'));
  file.pragma('application_id = 0'); // as an image of the disk, which says nothing of itself
  file.close();
  store = await opened({ data, now: () => now, onFault: () => undefined });
  await store.append([draft({ unit, id: 'anew' })]);
  await carriedTwice(box);
  expect(await idsIn(store)).toEqual(['anew', 'first', 'lost']);
  expect(await idsIn(replicaOf(box.log))).toEqual(['anew', 'first', 'lost']);
});

it('a file that was not copied to its end is told, and taken when it is whole', async () => {
  const { log, byHand } = await acceptedBox(store, unit);
  await log.append(Array.from({ length: 20 }, () => draft({ unit })));
  await stick.give(byHand, now);
  const [name = ''] = onStick('.room');
  const file = join(parcels(), name);
  const whole = join(folder(), 'whole');
  copyFileSync(file, whole);
  for (const length of [20, readFileSync(file).indexOf(0x0a) + 10]) {
    truncateSync(file, length);
    expect(await atTownship()).toMatchObject({ failed: 1, said: expect.stringMatching(/不完整|不是活动室导出的文件/) });
    copyFileSync(whole, file);
  }
  expect(await store.heads([unit])).toEqual([]);
  expect((await atTownship()).failed).toBe(0);
  const [reply = ''] = onStick('.township');
  truncateSync(join(parcels(), reply), 300);
  expect(await stick.take(byHand)).toEqual({ ok: false, why: 'half' });
});

it('another room’s stick, another township’s, a stranger’s file: each its own answer', async () => {
  const [own, other] = [await acceptedBox(store, unit), await acceptedBox(store, 'branch-2')];
  expect(await stick.take(own.byHand)).toEqual({ ok: false, why: 'no-file' });
  await other.log.append([draft({ unit: 'branch-2' })]);
  await stick.give(other.byHand, now);
  await atTownship();
  expect(await stick.take(own.byHand)).toEqual({ ok: false, why: 'other-room' });
  writeFileSync(join(parcels(), 'x.township'), 'hello');
  expect(await stick.take(own.byHand)).toEqual({ ok: false, why: 'foreign' });

  await stick.give(own.byHand, now);
  const [name = ''] = onStick('.room').filter((one) => one.startsWith('branch-1'));
  const file = join(parcels(), name);
  writeFileSync(file, readFileSync(file, 'latin1').replace('"time":1', '"time":2'), 'latin1');
  expect(await atTownship()).toMatchObject({ failed: 1, said: expect.stringContaining('签名不对') });
  await store.devices.setStanding(own.log.origin, 'revoked', '');
  await stick.give(own.byHand, now);
  expect((await atTownship()).said).toContain('已注销');
  store = await opened({ data: folder(), now: () => now, onFault: () => undefined });
  expect((await atTownship()).said).toContain('没有接入本镇');
});

it('asks for the signature before it unpacks anything, at both ends', async () => {
  const { log, byHand } = await acceptedBox(store, unit);
  await log.append([draft({ unit })]);
  await stick.give(byHand, now);
  await atTownship();
  for (const ending of ['.room', '.township']) {
    const [name = ''] = onStick(ending);
    const header = JSON.parse(readFileSync(join(parcels(), name), 'utf8').split('\n', 1)[0] ?? '');
    const body = Buffer.from('what nobody should unpack');
    const hash = createHash('sha256').update(body).digest('hex');
    const line = JSON.stringify({ ...header, batches: [body.length], hash });
    writeFileSync(join(parcels(), name), Buffer.concat([Buffer.from(`${line}\n`), body]));
  }
  expect((await atTownship()).said).toContain('签名不对');
  expect(await stick.take(byHand)).toEqual({ ok: false, why: 'forged' });
});

it('opens plain files of a bearable size only, at both ends', async () => {
  const { byHand } = await acceptedBox(store, unit);
  mkdirSync(parcels());
  for (const ending of ['.room', '.township']) {
    symlinkSync('/etc/hostname', join(parcels(), `a${ending}`));
    execFileSync('mkfifo', [join(parcels(), `b${ending}`)]);
    mkdirSync(join(parcels(), `c${ending}`));
  }
  expect(await stick.take(byHand)).toEqual({ ok: false, why: 'no-file' });
  expect((await atTownship()).said).toContain('没有活动室导出的文件');
  for (const name of ['d.room', 'd.township']) {
    writeFileSync(join(parcels(), name), '');
    truncateSync(join(parcels(), name), 3 * 1024 ** 3);
  }
  expect(await stick.take(byHand)).toEqual({ ok: false, why: 'foreign' });
  expect((await atTownship()).said).toContain('不是活动室导出的文件');
});

it('writes nowhere else, whatever a link on the stick leads to', async () => {
  const { byHand } = await acceptedBox(store, unit);
  const elsewhere = folder();
  symlinkSync(elsewhere, parcels());
  expect(await stick.give(byHand, now)).toEqual({ ok: false, why: 'not-written' });
  expect(readdirSync(elsewhere)).toEqual([]);
});

it('no stick, two, and one that takes nothing', async () => {
  const { byHand } = await acceptedBox(store, unit);
  expect(await stickAt(join(mounted, 'none')).give(byHand, now)).toEqual({ ok: false, why: 'no-stick' });
  writeFileSync(parcels(), 'in the way');
  expect(await stick.give(byHand, now)).toEqual({ ok: false, why: 'not-written' });
  expect(await importFrom(store, folder(), now, () => undefined)).toBe(1);
});
