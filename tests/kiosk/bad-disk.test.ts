/** The real kiosk started on a disk that takes nothing, and on a log that is damaged where the first look does not go. */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openLog } from '../../server/log/log.ts';
import { type DiskStart, diskExtras, smallDisk } from '../doubles/small-disk.ts';
import { describeWith } from '../extras.ts';
import { draft, stamp } from '../log/drafts.ts';
import { type Kiosk, removeData, startKiosk, tempData } from '../scenarios/kiosk.ts';
import { runService } from './service-fixture.ts';

const config = '[readers]\nnfc = false\nserial_auto = false\nhid_pos = false\n';
const path = tempData();
const data = join(path, 'demo');

async function start(options: Parameters<typeof startKiosk>[0]): Promise<Kiosk> {
  const kiosk = await startKiosk({ demo: true, ...options });
  onTestFinished(async () => void (await kiosk.kill('SIGKILL')));
  return kiosk;
}

/** A demo room that has been set up and closed again. */
beforeAll(async () => {
  mkdirSync(data);
  const kiosk = await startKiosk({ data, demo: true, config });
  await kiosk.kill('SIGTERM');
});
afterAll(() => removeData(path));

async function diskAt(name: string, how: Omit<DiskStart, 'size'>) {
  const small = join(path, name);
  mkdirSync(small);
  const disk = await smallDisk(small, { size: '8m', ...how });
  onTestFinished(disk.release);
  return { small, disk };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

const shines = async (kiosk: Kiosk, person: string) => (await kiosk.view()).meeting?.wall[person]?.at ?? null;

describeWith(diskExtras, 'on a disk that takes nothing, the room starts, shows what was, and is not recording', () => {
  test.each([
    ['full', 'disk-full', 'free'],
    ['read-only', 'io', 'makeWritable'],
  ] as const)('%s: until it takes something', async (spoilt, why, mend) => {
    const { small, disk } = await diskAt(spoilt, { from: data, spoilt });
    const kiosk = await start({ data: small, under: disk.under });
    const { health, meeting } = await kiosk.view();
    expect(health.recording).toEqual({ on: false, why });
    expect(Object.keys(meeting?.wall ?? {}).length).toBeGreaterThan(20);
    expect(await (await fetch(`${kiosk.url}/health`)).json()).toMatchObject({ ok: false, recording: false });

    disk[mend]();
    await expect.poll(async () => (await kiosk.view()).health.recording, { timeout: 15_000 }).toEqual({ on: true });
    await kiosk.post('/api/simulator', { do: 'tap', person: 'demo-102', credential: 'card' });
    await expect.poll(() => shines(kiosk, 'demo-102'), { timeout: 15_000 }).not.toBeNull();
    expect(await kiosk.kill('SIGTERM')).toBe(0);
  });

  test.each([
    ['full', 'free'],
    ['read-only', 'makeWritable'],
  ] as const)(
    'a new room on a %s one: a screen that says so, until the room is there by itself',
    async (spoilt, mend) => {
      const { small, disk } = await diskAt(`new-${spoilt}`, { spoilt });
      const port = await freePort();
      const starting = start({ data: small, under: disk.under, port });
      const screen = () => fetch(`http://127.0.0.1:${port}/`).catch(() => null);
      await expect.poll(async () => (await screen())?.status, { timeout: 15_000 }).toBe(503);
      expect(await (await screen())?.text()).toContain('磁盘已满或不能写入');

      disk[mend]();
      const kiosk = await starting;
      expect((await kiosk.view()).health.recording).toEqual({ on: true });
      expect(await kiosk.kill('SIGTERM')).toBe(0);
    },
  );
});

test('a log that turns out damaged only as its events are read comes up repaired', async () => {
  const file = join(data, 'log.db');
  const log = await openLog(file, { stamp: () => stamp });
  const [first] = log.read();
  const unit = first?.unit ?? '';
  // More than the first look takes in.
  await log.append(Array.from({ length: 300 }, () => draft({ unit, type: 'desk.opened', subject: `desk:${unit}` })));
  await log.close();
  const db = new Database(file);
  db.exec("DROP TRIGGER events_stand; UPDATE events SET payload = 'torn' WHERE seq = 20");
  db.close();

  const running = await runService(data, { demo: true });
  onTestFinished(() => running.close());
  const { health, meeting } = running.service.room.view();
  expect(health).toMatchObject({ recording: { on: true }, repaired: { lost: true } });
  expect(meeting).not.toBeNull();
});
