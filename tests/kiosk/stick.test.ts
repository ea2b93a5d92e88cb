/** Where there is no network: a room's records on a USB stick to the township, and what it gives back. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { type ByHand, createByHand } from '../../server/kiosk/sync/by-hand.ts';
import { replicaOf } from '../../server/kiosk/sync/log-replica.ts';
import { type Stick, stickAt } from '../../server/kiosk/sync/stick.ts';
import type { Log } from '../../server/log/contract.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import { importFrom } from '../../server/township/by-hand.ts';
import type { TownshipStore } from '../../server/township/store/contract.ts';
import { draft, folder } from '../log/drafts.ts';
import { tempLog } from '../sync/ends.ts';
import { opened } from '../township/opened.ts';

const unit = 'branch-1';
const now = Date.parse('2026-11-18T10:00:00+08:00');

let store: TownshipStore;
let mounted: string;
let stick: Stick;
beforeEach(async () => {
  store = await opened({ data: folder(), now: () => now, onFault: () => undefined });
  mounted = folder();
  stick = stickAt(mounted);
});

/** A box that the township has accepted, for the unit. */
async function boxOf(of: string): Promise<{ readonly log: Log; readonly byHand: ByHand }> {
  const log = await tempLog();
  const key = keyOf(newKey());
  const { origin } = log;
  const { publicKey } = key;
  await store.devices.offerCode({ code: origin, branch: of, expires: now + 1000, account: '' });
  await store.devices.enrol({ code: origin, origin, unit: of, room: '活动室', branch: of, publicKey });
  await store.devices.setStanding(origin, 'accepted', '');
  const township = { township: '赤溪镇', publicKey: store.key.publicKey, standing: 'accepted' as const };
  const byHand = createByHand({
    ...{ data: folder(), replica: replicaOf(log), key, now: () => now, known: () => null, onReceived: () => undefined },
    enrolment: () => ({ origin, unit: of, joining: null, lost: false, ...township }),
    branch: () => ({ id: of, name: `${of}党支部` }),
  });
  return { log, byHand };
}

const parcels = () => join(mounted, 'zhutidangri');
const onStick = (ending: string) => readdirSync(parcels()).filter((name) => name.endsWith(ending));

async function atTownship(at = now): Promise<{ readonly failed: number; readonly said: string }> {
  const lines: string[] = [];
  const failed = await importFrom(store, mounted, at, (line) => lines.push(line));
  return { failed, said: lines.join('\n') };
}

it('there and back: all arrives, what the township wrote comes along, and the next time only what is new', async () => {
  const { log, byHand } = await boxOf(unit);
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

it('a file that was not copied to its end is told, and taken when it is whole', async () => {
  const { log, byHand } = await boxOf(unit);
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
  const [own, other] = [await boxOf(unit), await boxOf('branch-2')];
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
  const { log, byHand } = await boxOf(unit);
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
  const { byHand } = await boxOf(unit);
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

it('no stick, two, and one that takes nothing', async () => {
  const { byHand } = await boxOf(unit);
  expect(await stickAt(join(mounted, 'none')).give(byHand, now)).toEqual({ ok: false, why: 'no-stick' });
  writeFileSync(parcels(), 'in the way');
  expect(await stick.give(byHand, now)).toEqual({ ok: false, why: 'not-written' });
  expect(await importFrom(store, folder(), now, () => undefined)).toBe(1);
});
