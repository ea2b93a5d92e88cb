/**
 * Real rooms and their real township, whose cards and disks are set back to yesterday's images or cloned: whoever signed in is
 * on record at every end, once, and the fleet's page says what befell whom.
 */
import { randomUUID } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { FleetPage } from '../../server/township/contract/fleet.ts';
import { type Kiosk, removeData, startKiosk, tempData } from '../scenarios/kiosk.ts';
import { startTownshipProcess, type TownshipProcess } from '../scenarios/township.ts';

const patience = { timeout: 60_000, interval: 250 };

let township: TownshipProcess;
let port = 0;
let meeting = '';
const folders = { township: tempData(), room: tempData(), clone: tempData(), images: tempData() };
const running = new Set<Kiosk>();

const setTo = (folder: string, image: string): void => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(image, folder, { recursive: true });
};

async function startRoom(data: string): Promise<Kiosk> {
  const config = `[township]\nurl = "http://127.0.0.1:${port}"\n`;
  const kiosk = await startKiosk({ data, demo: true, config });
  running.add(kiosk);
  return kiosk;
}

async function stop(kiosk: Kiosk, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  running.delete(kiosk);
  await kiosk.kill(signal);
}

async function startTownship(): Promise<void> {
  township = await startTownshipProcess(folders.township, port);
  port = township.port;
}

/** Of all events that count, in a log's file or the township's: what they say, by their ids. */
function eventsIn(
  file: string,
): ReadonlyMap<string, { readonly envelope: { type: string; subject: string }; readonly data: unknown }> {
  const isRoom = file.endsWith('log.db');
  const db = new Database(file, { readonly: true });
  try {
    const rows = db
      .prepare<[], { id: string; envelope: string; payload: string | null }>(
        isRoom
          ? 'SELECT id, envelope, payload FROM events WHERE id IS NOT NULL'
          : 'SELECT id, envelope, CAST(payload AS TEXT) AS payload FROM event WHERE quarantined = 0',
      )
      .all();
    const read = rows.map(({ id, envelope, payload }) => ({
      ...{ id, envelope: JSON.parse(envelope), data: JSON.parse(payload ?? 'null') },
    }));
    expect(new Set(read.map(({ id }) => id)).size, 'each counts once').toBe(read.length);
    return new Map(read.map((event) => [event.id, event]));
  } finally {
    db.close();
  }
}

const inRoom = (folder: string) => eventsIn(join(folder, 'log.db'));
const inTownship = () => eventsIn(join(folders.township, 'township.db'));

const SignIn = z.object({ person: z.string() });

/** Who has signed in today, by the events of one end; more than once where they stand there more than once. */
const signedIn = (events: ReturnType<typeof eventsIn>): string[] =>
  [...events.values()]
    .filter(({ envelope: { type, subject } }) => type === 'person.signed-in' && subject === `meeting:${meeting}`)
    .map(({ data }) => SignIn.parse(data).person);

async function tap(kiosk: Kiosk, person: string): Promise<void> {
  await kiosk.post('/api/simulator', { do: 'tap', person, credential: 'card' });
  await vi.waitFor(() => expect(signedIn(inRoom(kiosk.data))).toContain(person), patience);
}

/** All ends hold the same events, and these people are among who signed in. */
const healed = (people: readonly string[], ...rooms: readonly string[]) =>
  vi.waitFor(() => {
    const there = inTownship();
    for (const room of rooms) expect([...inRoom(room).keys()].sort()).toEqual([...there.keys()].sort());
    const once = signedIn(there).filter((person) => people.includes(person));
    expect(once.sort()).toEqual([...people].sort());
  }, patience);

const mishaps = async (): Promise<string[]> => {
  const { devices } = await township.ask<FleetPage>('GET', '/api/fleet');
  return devices.flatMap((device) => device.mishaps.map(({ kind }) => kind));
};

async function remind(text: string): Promise<void> {
  const [room] = await township.rooms();
  await township.ask('POST', '/api/reminders', { item: randomUUID(), text, due: null, to: [room?.unit] });
}

beforeAll(async () => {
  await startTownship();
  const kiosk = await startRoom(folders.room);
  await kiosk.enterPin();
  await kiosk.post('/api/desk/township', { code: await township.code('试点支部') });
  await township.acceptAll();
  const { today } = (await kiosk.view()).board;
  meeting = today?.id ?? '';
  await kiosk.command({ type: 'meeting.open', data: { meeting, date: today?.date ?? '', dateConfirmed: true } });
  await tap(kiosk, 'demo-103');
  await healed(['demo-103'], folders.room);
  await stop(kiosk);
}, 180_000);

afterAll(async () => {
  for (const kiosk of running) await kiosk.kill('SIGKILL');
  await township?.kill('SIGKILL');
  for (const folder of Object.values(folders)) removeData(folder);
});

it('a room whose card was set back to yesterday’s image has what came after it, and what it took in before it knew', async () => {
  const image = join(folders.images, 'yesterday');
  cpSync(folders.room, image, { recursive: true });
  const today = await startRoom(folders.room);
  await tap(today, 'demo-104');
  await healed(['demo-104'], folders.room);
  await stop(today, 'SIGKILL');
  await township.kill('SIGKILL');

  setTo(folders.room, image);
  const again = await startRoom(folders.room);
  await tap(again, 'demo-201');
  expect(signedIn(inRoom(folders.room))).not.toContain('demo-104');
  await startTownship();
  await healed(['demo-103', 'demo-104', 'demo-201'], folders.room);
  await tap(again, 'demo-202');
  await healed(['demo-202'], folders.room);
  expect(await mishaps()).toEqual(['set-back']);
  await stop(again);
});

it('two rooms of one cloned card both go on, and neither loses who signed in with the other', async () => {
  cpSync(folders.room, folders.clone, { recursive: true });
  await township.kill('SIGKILL');
  const [one, other] = [await startRoom(folders.room), await startRoom(folders.clone)];
  await tap(one, 'demo-203');
  await tap(other, 'demo-204');
  await startTownship();
  await healed(['demo-203', 'demo-204'], folders.room, folders.clone);
  await tap(one, 'demo-205');
  await tap(other, 'demo-206');
  await healed(['demo-205', 'demo-206'], folders.room, folders.clone);
  expect(await mishaps()).toContain('cloned');
  await stop(other);
  await stop(one);
});

it('a township whose disk was set back to yesterday’s image, and which has written since, gets all back', async () => {
  await township.kill('SIGTERM');
  const image = join(folders.images, 'township');
  cpSync(folders.township, image, { recursive: true });
  await startTownship();
  const room = await startRoom(folders.room);
  await remind('请报送名单');
  await tap(room, 'demo-207');
  await healed(['demo-207'], folders.room);
  await stop(room);
  await township.kill('SIGKILL');

  setTo(folders.township, image);
  await startTownship();
  await remind('请核对党费');
  expect(signedIn(inTownship())).not.toContain('demo-207');
  const again = await startRoom(folders.room);
  await healed(['demo-207'], folders.room);
  const reminders = [...inTownship().values()].map(({ data }) => JSON.stringify(data));
  for (const text of ['请报送名单', '请核对党费'])
    expect(reminders.filter((data) => data.includes(text))).toHaveLength(1);
  expect(await mishaps()).toContain('parted');
  await stop(again);
});
