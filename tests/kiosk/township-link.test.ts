/** A room and its township's server, which takes enrolments but leaves everything else without an answer. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Room } from '../../server/kiosk/room.ts';
import { openStore } from '../../server/kiosk/store.ts';
import { createTownship } from '../../server/kiosk/sync/township.ts';
import { blobFiles } from '../../server/sync/blob-files.ts';
import type { Standing } from '../../server/sync/devices.ts';
import { paths, type SyncPath } from '../../server/sync/wire.ts';
import { draft } from '../log/drafts.ts';
import { type Hub, startHub, tempLog } from '../sync/ends.ts';
import { prepare, startRoom } from './room-fixture.ts';

const patience = { timeout: 20_000 };
/** The link's rests keep their measure, at twenty times the pace. */
const rest = (ms: number, signal: AbortSignal) => sleep(ms / 20, undefined, { signal });

const textsOf = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

type Handle = (path: SyncPath, request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** A server at which every request comes to `handle`. */
async function serve(handle: Handle): Promise<string> {
  const server = createServer((request, response) => void handle(request.url as SyncPath, request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function carryOn(hub: Hub, path: SyncPath, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await hub.carry(path, textsOf(request.headers), await buffer(request));
  response.writeHead(status, headers).end(body);
}

async function silentTownship() {
  const hub = await startHub(await tempLog());
  let hanging = 0;
  const url = await serve(async (path, request, response) => {
    if (path === paths.enrol) return carryOn(hub, path, request, response);
    hanging += 1;
    response.once('close', () => {
      hanging -= 1;
    });
  });
  return { url, hanging: () => hanging };
}

/** A room, and its side of the township at `url`; in the folder `data` as it was left there, else one at work. */
async function roomAt(url: string, wall = () => Date.now(), data?: string) {
  const started = await startRoom(data);
  onTestFinished(() => started.stop());
  if (data === undefined) await prepare(started);
  const { room, log, folder } = started;
  const store = openStore(folder);
  onTestFinished(() => void store.close());
  const stamp = () => ({ wall: wall(), mono: performance.now(), boot: 'boot-1', quality: 'none' as const });
  const bugs: unknown[] = [];
  const [onRetired, learnTime] = [vi.fn(), vi.fn()];
  const photos = {
    blobs: blobFiles(join(folder, 'blobs'), { most: 0, free: 0 }),
    evidence: () => ({ named: [], takenBack: [] }),
    nowhere: () => undefined,
  };
  const township = createTownship({
    ...{ url, stick: null, data: folder, log, store, photos, room: { ...room, learnTime }, stamp, rest, onRetired },
    logger: pino({ level: 'silent' }),
    onBug: (bug) => void bugs.push(bug),
  });
  onTestFinished(async () => {
    await township.close();
    expect(bugs).toEqual([]);
  });
  return { ...started, township, onRetired, learnTime };
}

const code = '2839051746';

test('of two enrolments at once one link stays, and none waits for a request that hangs', async () => {
  const { url, hanging } = await silentTownship();
  const { township } = await roomAt(url);
  const both = await Promise.all([code, code].map((one) => township.enrol(one)));
  expect(both).toMatchObject([{ ok: true }, { ok: true }]);
  await vi.waitFor(() => expect(hanging()).toBe(1), patience);
  expect(await township.enrol(code)).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(hanging()).toBe(1), patience);
  await township.close();
  await vi.waitFor(() => expect(hanging()).toBe(0), patience);
});

/** Something that it sends at once. */
const record = (room: Room) =>
  room.command(randomUUID(), 'secretary', { type: 'branch.choose-day', data: { day: 18 } });

/** An accepted room of the hub's unit. Between them `between` may answer in the hub's place. */
async function acceptedRoom(between: (path: SyncPath, response: ServerResponse) => boolean = () => false) {
  const hub = await startHub(await tempLog());
  hub.now = Date.now();
  const url = await serve((path, request, response) =>
    between(path, response) ? undefined : carryOn(hub, path, request, response),
  );
  const wall = { now: () => Date.now() };
  const box = await roomAt(url, () => wall.now());
  const setStanding = (standing: Standing) => {
    const device = hub.devices.get(box.log.origin);
    if (device !== undefined) hub.devices.set(device.origin, { ...device, standing });
  };
  const enter = async () => {
    await box.township.enrol(code);
    setStanding('accepted');
    await box.township.enrol(code); // so that it need not wait until it asks again
  };
  return { ...box, hub, url, wall, setStanding, enter };
}

test('a clock that is years wrong does not keep a box from being enrolled, and is put right by the township', async () => {
  const { hub, township, wall, setStanding, learnTime } = await acceptedRoom();
  wall.now = () => Date.parse('1970-01-01T00:05:00Z');
  hub.now = Date.parse('2026-11-15T09:00:00+08:00');
  expect(await township.enrol(code)).toMatchObject({ ok: true, page: { standing: 'waiting' } });
  setStanding('accepted');
  await vi.waitFor(() => expect(township.page()).toMatchObject({ standing: 'accepted', up: true }), patience);
  const offset = learnTime.mock.lastCall?.[0];
  expect(Math.abs(offset + performance.now() - hub.now)).toBeLessThan(60_000);
});

test('a box that has lost its log waits for its history, through a township that is away, and then goes on by itself', async () => {
  let away = false;
  const { hub, url, township, room, folder, enter } = await acceptedRoom((_, response) => {
    if (away) response.writeHead(502).end();
    return away;
  });
  await enter();
  await vi.waitFor(() => expect(township.page()).toMatchObject({ up: true, unsent: 0 }), patience);
  await township.close();
  const rest = mkdtempSync(join(tmpdir(), 'rest-'));
  for (const name of ['room.sqlite', 'device.key']) copyFileSync(join(folder, name), join(rest, name));
  away = true;
  const back = await roomAt(url, () => hub.now, rest);
  const held = { kind: 'joining', standing: 'accepted', lost: true, complete: false };
  expect(back.room.view()).toMatchObject({ branch: null, stage: held });
  expect(await record(back.room)).toMatchObject({ kind: 'not-recording' });
  away = false;
  await vi.waitFor(() => expect(back.room.view().stage).toBeNull(), patience);
  expect(back.room.view().branch).toEqual(room.view().branch);
  expect(await record(back.room)).toMatchObject({ kind: 'done' });
});

test('a box that is restarted with part of a lost history knows it, and records nothing until all is here', async () => {
  let fetches = Number.POSITIVE_INFINITY;
  const { hub, url, township, folder, log, enter } = await acceptedRoom((path, response) => {
    if (path === paths.fetch) fetches -= 1;
    const away = fetches < 0;
    if (away) response.writeHead(502).end();
    return away;
  });
  const unit = log.heads()[0]?.unit ?? '';
  const twoBatches = () => Array.from({ length: 600 }, () => draft({ unit }));
  await log.append(twoBatches());
  await enter();
  await vi.waitFor(() => expect(township.page()).toMatchObject({ up: true, unsent: 0 }), patience);
  await township.close();
  await hub.log.append(twoBatches());
  const rest = mkdtempSync(join(tmpdir(), 'rest-'));
  for (const name of ['room.sqlite', 'device.key']) copyFileSync(join(folder, name), join(rest, name));
  // Whichever log comes first, after three batches it knows its branch, but not all of it.
  fetches = 3;
  const first = await roomAt(url, () => hub.now, rest);
  await vi.waitFor(() => expect(first.log.heads().length).toBe(2), patience);
  await first.township.close();
  await first.stop();

  const again = await roomAt(url, () => hub.now, rest);
  expect(again.room.view().branch).not.toBeNull();
  expect(again.room.view().stage).toMatchObject({ kind: 'joining', lost: true, complete: false });
  expect(await record(again.room)).toMatchObject({ kind: 'not-recording' });
  fetches = Number.POSITIVE_INFINITY;
  await vi.waitFor(() => expect(again.room.view().stage).toBeNull(), patience);
  expect(again.log.heads().reduce((sum, { seq }) => sum + seq, 0)).toBe(
    hub.log.heads().reduce((sum, { seq }) => sum + seq, 0),
  );
  expect(await record(again.room)).toMatchObject({ kind: 'done' });
});

test('a township of an older program takes what is written, and is asked for the key of the cards again', async () => {
  const asked: SyncPath[] = [];
  let stumbles = false;
  const { township, room, enter } = await acceptedRoom((path, response) => {
    const status = stumbles ? 502 : path === paths.cardKey ? 404 : undefined;
    stumbles = false;
    asked.push(path);
    if (status !== undefined) response.writeHead(status).end();
    return status !== undefined;
  });
  await enter();
  await vi.waitFor(() => expect(township.page()).toMatchObject({ up: true, unsent: 0 }), patience);
  asked.length = 0;
  stumbles = true; // upon which it asks for heads again, within a second
  await record(room);
  await vi.waitFor(() => expect(asked).toContain(paths.cardKey), patience);
});

test('a box whose key the township does not take says so, and is let in by a code', async () => {
  const { hub, township, room, log, enter } = await acceptedRoom();
  await enter();
  const device = hub.devices.get(log.origin);
  if (device === undefined) throw new Error('it is not enrolled');
  hub.devices.set(log.origin, { ...device, publicKey: hub.key.publicKey });
  await record(room);
  await vi.waitFor(() => expect(township.page()).toMatchObject({ up: false, lockedOut: 'unknown' }), patience);
  expect(await township.enrol(code)).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(township.page()).toMatchObject({ up: true, lockedOut: null }), patience);
});

test('a box of an image from before its last change of keys says that, and goes on once that key is put back', async () => {
  const { hub, township, room, log, enter } = await acceptedRoom();
  await enter();
  const device = hub.devices.get(log.origin);
  if (device === undefined) throw new Error('it is not enrolled');
  hub.devices.set(log.origin, { ...device, publicKey: hub.key.publicKey, formerKeys: [device.publicKey] });
  await record(room);
  await vi.waitFor(() => expect(township.page()).toMatchObject({ up: false, lockedOut: 'superseded' }), patience);
  expect(room.view().health.link).toBe('locked-out');
  const more = await room.command(randomUUID(), 'secretary', { type: 'branch.choose-day', data: { day: 19 } });
  expect(more).toMatchObject({ kind: 'done' });
  hub.devices.set(log.origin, { ...device, keyDue: true });
  await vi.waitFor(() => expect(township.page()).toMatchObject({ up: true, lockedOut: null, unsent: 0 }), patience);
  await vi.waitFor(
    () => expect(hub.devices.get(log.origin)).toMatchObject({ formerKeys: [device.publicKey] }),
    patience,
  );
});

test('a revocation that the township did not sign changes nothing', async () => {
  let forging = false;
  const { township, room, enter, onRetired } = await acceptedRoom((_, response) => {
    if (forging) response.writeHead(403).end(JSON.stringify({ error: 'revoked' }));
    return forging;
  });
  await enter();
  await vi.waitFor(() => expect(township.page().up).toBe(true), patience);
  forging = true;
  await record(room);
  await vi.waitFor(() => expect(township.page().up).toBe(false), patience);
  expect(township.page().standing).toBe('accepted');
  expect(room.view().stage).toBeNull();
  expect(onRetired).not.toHaveBeenCalled();
});

test.each([
  ['server', 'the server, or a proxy before it, has a fault', 502, {}],
  ['server', 'the server has too much to do', 429, {}],
  ['line', 'a network has its own log-in page', 200, {}],
  ['signature', 'another one signs', 200, { 'sync-time': '1763168400000', 'sync-signature': 'A'.repeat(86) }],
] as const)('a box says “%s” where %s, and goes on by itself', async (trouble, _, status, headers) => {
  let between = false;
  const { township, room, enter } = await acceptedRoom((_path, response) => {
    if (between) response.writeHead(status, headers).end('<html>');
    return between;
  });
  await enter();
  await vi.waitFor(() => expect(township.page()).toMatchObject({ up: true, trouble: null }), patience);
  between = true;
  await record(room);
  await vi.waitFor(() => expect(township.page()).toMatchObject({ up: false, trouble }), patience);
  between = false;
  await vi.waitFor(() => expect(township.page()).toMatchObject({ up: true, trouble: null, unsent: 0 }), patience);
});

test.each([
  ['stays as it is while the township has made no copy', 0],
  ['is retired once all of it is in a second place', Number.MAX_SAFE_INTEGER],
])('a revoked box records nothing more, hands over, and %s', async (_, safe) => {
  let stumbles = false;
  const { hub, township, room, log, enter, setStanding, onRetired } = await acceptedRoom((_, response) => {
    const stumbled = stumbles;
    stumbles = false;
    if (stumbled) response.writeHead(502).end();
    return stumbled;
  });
  hub.safe = safe;
  await enter();
  await vi.waitFor(() => expect(township.page()).toMatchObject({ up: true, unsent: 0 }), patience);
  setStanding('revoked');
  stumbles = true; // upon which it asks for heads again, within a second
  await record(room);
  await vi.waitFor(() => expect(room.view().stage).toMatchObject({ kind: 'leaving', up: true }), patience);
  expect(hub.handedOver.at(-1)?.seq).toBe(log.heads()[0]?.seq);
  const command = { type: 'meeting.withdraw', data: { meeting: 'm1', reason: '' } } as const;
  expect(await room.command('c1', 'secretary', command)).toMatchObject({ kind: 'not-recording' });
  expect(onRetired.mock.calls).toEqual(safe === 0 ? [] : [['赤溪镇']]);
});
