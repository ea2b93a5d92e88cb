/**
 * The life of a box at its township, in real processes: it dies with a meeting open, an empty one takes its place and goes on at
 * the very step; what the dead one had not sent comes to light, is let in, and the dead one is empty.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { demoNumber, demoPeople } from '../../server/kiosk/demo-people.ts';
import type { EnrolCode, FleetDevice, FleetPage, Quarantine } from '../../server/township/contract/fleet.ts';
import { type Postgres, startPostgres } from '../doubles/postgres.ts';
import { openPty, type Pty } from '../doubles/pty.ts';
import { plainScanner } from '../doubles/scanner-plain.ts';
import { describeWith } from '../extras.ts';
import { type Kiosk, noReaders, removeData, startKiosk, tempData } from '../scenarios/kiosk.ts';
import { tapCard } from '../scenarios/screen.ts';
import { startTownshipProcess, type TownshipProcess } from '../scenarios/township.ts';
import { backUp } from '../scenarios/township-process.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const patience = { timeout: 60_000, interval: 100 };
const until = <T>(check: () => Promise<T>) => vi.waitFor(check, patience);

const members = demoPeople
  .filter(({ standing, category }) => standing === 'member' && category === 'ordinary')
  .map(({ person }) => person);
const [first = '', second = '', unsent = '', third = ''] = members.slice(6);
const pin = '246802';

describeWith(['socat', 'postgres'], 'KX-06 a dead box', () => {
  const folders = { township: tempData(), old: tempData(), next: tempData() };
  let postgres: Postgres;
  let port: Pty;
  let township: TownshipProcess;
  let old: Kiosk;
  let next: Kiosk;
  let code: string;
  let oldKey: Buffer;
  let people: number;

  const startOld = (demo: boolean) => startKiosk({ data: folders.old, demo, config: link() });
  const startNext = () => startKiosk({ data: folders.next, config: `${link()}${scanner()}` });
  const keyOf = (data: string) => readFileSync(join(data, 'device.key'));
  const link = () => `[township]\nurl = "${township.url}"\n${noReaders}`;
  const scanner = () =>
    `[[readers.serial]]\nuse = "scanner"\nport = "${port.path}"\nprotocol = "lines"\nbaud_rate = 9600\n`;

  const device = async (standing: FleetDevice['standing']): Promise<FleetDevice> => {
    const { devices } = await township.ask<FleetPage>('GET', '/api/fleet');
    const found = devices.find((one) => one.standing === standing);
    if (found === undefined) throw new Error(`no box is ${standing}`);
    return found;
  };
  const recorded = async (kiosk: Kiosk): Promise<number> => {
    const health = (await (await fetch(`${kiosk.url}/health`)).json()) as { log: { seq: number } };
    return health.log.seq;
  };
  const present = async (kiosk: Kiosk): Promise<string[]> => {
    const { meeting } = await kiosk.view();
    const wall = Object.entries(meeting?.wall ?? {});
    return wall.flatMap(([person, { at }]) => (at === null ? [] : [person])).toSorted();
  };
  const tapped = async (kiosk: Kiosk, person: string) => {
    await tapCard(kiosk, person);
    await until(async () => expect(await present(kiosk)).toContain(person));
  };
  const joinWith = async (kiosk: Kiosk, typed: string) => (await kiosk.post('/api/setup/join', { code: typed })).json();

  beforeAll(async () => {
    [postgres, port] = await Promise.all([startPostgres(), openPty()]);
    township = await startTownshipProcess(folders.township, 0, { database: postgres.url });
    old = await startOld(true);
  });
  afterAll(async () => {
    await Promise.all([old?.kill('SIGTERM'), next?.kill('SIGTERM'), township?.kill('SIGTERM'), port?.close()]);
    await postgres?.stop();
    for (const folder of Object.values(folders)) removeData(folder);
  });

  it('dies in the middle of a meeting, with a sign-in that it has not sent', async () => {
    await old.enterPin();
    people = (await old.desk()).people.length;
    const { branch, board } = await old.view();
    const made = await township.code(branch?.name ?? '');
    expect(await (await old.post('/api/desk/township', { code: made })).json()).toMatchObject({ ok: true });
    await township.acceptAll();
    const meeting = board.today?.id ?? '';
    const open = { meeting, date: board.today?.date ?? '', dateConfirmed: true };
    expect(await old.command({ type: 'meeting.open', data: open })).toEqual({ kind: 'done' });
    for (const person of [first, second]) await tapped(old, person);
    await until(async () => expect((await device('accepted')).events).toBe(await recorded(old)));

    await township.kill('SIGKILL');
    await tapped(old, unsent);
    await old.kill('SIGKILL');
    oldKey = keyOf(folders.old);
    township = await startTownshipProcess(folders.township, township.port, { database: postgres.url });
  });

  it('is replaced by an empty one, which waits with the code that was made for it, through a power cut', async () => {
    const { origin } = await device('accepted');
    const body = { origin, reason: '屏幕坏了' };
    code = (await township.ask<EnrolCode>('POST', '/api/fleet/replacements', body)).code;
    next = await startNext();
    expect((await next.view()).stage).toEqual({ kind: 'new', mayJoin: true, retiredBy: null });
    expect(await joinWith(next, '00000 00000')).toEqual({ ok: false, why: 'unknown-code' });
    expect(await joinWith(next, await township.code('另一个支部'))).toEqual({ ok: false, why: 'no-branch' });
    expect(await joinWith(next, code)).toMatchObject({ ok: true });
    await next.kill('SIGKILL');
    next = await startNext();
    expect((await next.view()).stage).toMatchObject({ kind: 'joining', standing: 'waiting', township: '赤溪镇' });
    expect(await device('waiting')).toMatchObject({ replacing: { reason: '屏幕坏了' } });
  });

  it('has its whole history fetched, through another, and nothing is recorded until a PIN is chosen with the code', async () => {
    await township.acceptAll();
    expect(await device('revoked')).toMatchObject({ handedOver: 0 });
    await until(async () => expect((await next.view()).stage).toMatchObject({ standing: 'accepted' }));
    await next.kill('SIGKILL');
    next = await startNext();
    await until(async () => expect((await next.view()).stage).toMatchObject({ complete: true }));
    expect(await recorded(next)).toBe(0);
    expect((await next.post('/api/setup', {})).status).toBe(400);
    expect((await next.post('/api/setup/pin', { code: '0000000000', pin })).status).toBe(409);
    expect((await next.post('/api/setup/pin', { code, pin })).status).toBe(200);
  });

  it('has its meeting go on at the very step; the next tap is green, there and on the wall', async () => {
    const { stage, meeting, branch } = await next.view();
    expect([stage, meeting?.phase, branch?.name]).toEqual([null, 'open', (await device('accepted')).branch]);
    expect(await present(next)).toEqual([first, second].toSorted());
    expect((await next.desk()).people.length).toBe(people);

    const ready = { state: 'ready' };
    await until(async () => expect((await next.view()).health.readers).toMatchObject([ready]));
    plainScanner(port).scan(demoNumber(third, 'booklet') ?? '');
    await until(async () => expect(await present(next)).toContain(third));
    await until(async () => {
      const [room] = await township.rooms();
      expect(room).toMatchObject({ link: 'up', meeting: { figures: { present: 3 } } });
    });
  });

  it('when it comes to light hands over what it had not sent, which counts once it is let in', async () => {
    // A demo would make itself a new branch where it finds itself empty.
    old = await startOld(false);
    await until(async () => expect((await device('revoked')).handedOver).toBeGreaterThan(0));
    expect(await present(next)).not.toContain(unsent);
    const { origin } = await device('revoked');
    const { kinds } = await township.ask<Quarantine>('GET', `/api/fleet/quarantine?origin=${origin}`);
    expect(kinds).toContainEqual(expect.objectContaining({ why: 'handed-over', type: 'person.signed-in', count: 1 }));
    await township.ask('POST', '/api/fleet/let-in', { origin, reason: '核对无误' });
    await until(async () => expect(await present(next)).toContain(unsent));
    expect(await device('revoked')).toMatchObject({ handedOver: 0 });
  });

  it('is empty once a backup holds all that, and can be set up anew', async () => {
    expect((await old.view()).stage).toMatchObject({ kind: 'leaving' });
    expect(await backUp(folders.township, postgres.url)).toBe(0);
    // It asks at its start, and then seldom.
    await old.kill('SIGTERM');
    old = await startOld(false);
    await until(async () =>
      expect((await old.view()).stage).toEqual({ kind: 'new', mayJoin: true, retiredBy: '赤溪镇' }),
    );
    expect((await old.view()).branch).toBeNull();
    expect(await recorded(old)).toBe(0);
    expect(keyOf(folders.old)).not.toEqual(oldKey);
  });
});
