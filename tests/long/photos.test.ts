/** Photos between a room and its township, in real processes over a line with every fault: whole in the end, never in the way. */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PhotosPage as DeskPhotos } from '../../server/kiosk/contract.ts';
import { hashOf } from '../../server/sync/blob-files.ts';
import { paths } from '../../server/sync/wire.ts';
import type { AuditPage, EnrolCode, FleetPage, PhotosPage } from '../../server/township/contract.ts';
import { type FaultyProxy, startFaultyProxy } from '../doubles/faulty-proxy.ts';
import { type Kiosk, noReaders, removeData, startKiosk, tempData } from '../scenarios/kiosk.ts';
import { startTownshipProcess, type TownshipProcess } from '../scenarios/township.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });
const until = <T>(check: () => Promise<T>) => vi.waitFor(check, { timeout: 100_000, interval: 100 });

const pieces = 25;
/** It begins as a JPEG does. */
const photo = (): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(1_600_000)]);
const [first, second] = [photo(), photo()];

const folders = { township: tempData(), room: tempData(), next: tempData() };
let township: TownshipProcess;
let proxy: FaultyProxy;
let kiosk: Kiosk;
let next: Kiosk | undefined;
let meeting: string;
let unit: string;

const add = async (picture: Buffer): Promise<unknown> => {
  const path = `/api/desk/photos?meeting=${meeting}`;
  const body = new Blob([new Uint8Array(picture)], { type: 'image/jpeg' });
  return (await kiosk.ask(path, { method: 'POST', body })).json();
};
const recorded = async (): Promise<number> => {
  const health = (await (await fetch(`${kiosk.url}/health`)).json()) as { log: { seq: number } };
  return health.log.seq;
};
const arrived = async () => (await township.ask<FleetPage>('GET', '/api/fleet')).devices[0]?.events;
const address = () => `/api/branches/${unit}/meetings/${meeting}/photos`;
const here = async (): Promise<string[]> => {
  const { photos } = await township.ask<PhotosPage>('GET', address());
  return photos.filter((one) => one.here).map(({ hash }) => hash);
};
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name) ? [entry.name] : [],
  );
const link = () => `[township]\nurl = "${proxy.url}"\n${noReaders}`;

beforeAll(async () => {
  township = await startTownshipProcess(folders.township);
  proxy = await startFaultyProxy(() => township.url, 7);
  kiosk = await startKiosk({ data: folders.room, demo: true, config: link() });
  await kiosk.enterPin();
  const { branch, board } = await kiosk.view();
  [unit, meeting] = [branch?.id ?? '', board.today?.id ?? ''];
  await kiosk.post('/api/desk/township', { code: await township.code('试点支部') });
  await township.acceptAll();
  const data = { meeting, date: board.today?.date ?? '', dateConfirmed: true };
  expect(await kiosk.command({ type: 'meeting.open', data })).toEqual({ kind: 'done' });
  await until(async () => expect(await arrived()).toBe(await recorded()));
});
afterAll(async () => {
  await Promise.all([kiosk?.kill('SIGTERM'), next?.kill('SIGTERM'), township?.kill('SIGTERM'), proxy?.close()]);
  for (const folder of Object.values(folders)) removeData(folder);
});

describe('a photo of a theme day', () => {
  it('arrives whole although the line is cut again and again, and what was recorded after it is there before it', async () => {
    proxy.weather = 'cut';
    expect(await add(first)).toEqual({ ok: true });
    await kiosk.post('/api/simulator', { do: 'tap', person: 'demo-103', credential: 'card' });
    proxy.weather = 'storm';
    const before = [...proxy.met.values()].reduce((sum, count) => sum + count, 0);
    await until(async () => {
      expect([...proxy.met.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(before + 20);
    });
    proxy.weather = 'calm';
    await until(async () => expect(await here()).toEqual([hashOf(first)]));
    expect(await arrived()).toBe(await recorded());
    const shown = await township.get(`${address()}/${hashOf(first)}`);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await shown.arrayBuffer()).equals(first)).toBe(true);
  });

  it('goes on where it stood when the room’s process was killed', async () => {
    const sent = () => proxy.asked.get(paths.sendBlob) ?? 0;
    const before = sent();
    expect(await add(second)).toEqual({ ok: true });
    await vi.waitFor(() => expect(sent() - before).toBeGreaterThan(2), { timeout: 100_000, interval: 1 });
    await kiosk.kill('SIGKILL');
    expect(sent() - before).toBeLessThan(pieces);
    kiosk = await startKiosk({ data: folders.room, demo: true, config: link() });
    await until(async () => expect(await here()).toEqual([hashOf(first), hashOf(second)]));
    // The one that was under way may have gone again.
    expect(sent() - before).toBeLessThanOrEqual(pieces + 1);
  });

  it('is on record whenever somebody of the township has looked at it', async () => {
    const { entries } = await township.ask<AuditPage>('GET', `/api/audit?unit=${unit}`);
    expect(entries).toContainEqual(expect.objectContaining({ subject: `photos:${meeting}`, deed: 'looked' }));
  });

  it('is deleted at both ends when it is taken back', async () => {
    await kiosk.enterPin();
    const year = (await kiosk.view()).board.today?.date.slice(0, 4) ?? new Date().getFullYear();
    const page = (await (await kiosk.ask(`/api/desk/photos?year=${year}`)).json()) as DeskPhotos;
    const held = page.meetings.find((one) => one.meeting === meeting);
    const entry = held?.photos.find(({ hash }) => hash === hashOf(second))?.entry ?? '';
    const data = { ledger: held?.ledger ?? '', entry, reason: '拍到了无关的人' };
    expect(await kiosk.command({ type: 'ledger.strike', data })).toEqual({ kind: 'done' });
    await until(async () => {
      expect(filesIn(join(folders.room, 'blobs'))).toEqual([hashOf(first)]);
      expect(filesIn(join(folders.township, 'blobs'))).toEqual([hashOf(first)]);
    });
    expect(await here()).toEqual([hashOf(first)]);
  });

  it('comes back to the box that takes the place of a dead one', async () => {
    await kiosk.kill('SIGKILL');
    const { devices } = await township.ask<FleetPage>('GET', '/api/fleet');
    const body = { origin: devices[0]?.origin, reason: '屏幕坏了' };
    const { code } = await township.ask<EnrolCode>('POST', '/api/fleet/replacements', body);
    next = await startKiosk({ data: folders.next, config: link() });
    await next.post('/api/setup/join', { code });
    await township.acceptAll();
    await until(async () => expect((await next?.view())?.stage).toMatchObject({ complete: true }));
    expect((await next.post('/api/setup/pin', { code, pin: '246802' })).status).toBe(200);
    await until(async () => {
      const file = join(folders.next, 'blobs', hashOf(first));
      expect(existsSync(file) && readFileSync(file).equals(first)).toBe(true);
    });
  });
});
