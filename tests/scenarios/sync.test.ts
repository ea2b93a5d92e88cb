/** A room and its township, both real: enrolled, seen within a second of a tap, offline, and caught up. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TownshipAnswer } from '../../server/kiosk/contract/township.ts';
import type { FleetPage } from '../../server/township/contract/fleet.ts';
import { atTen, type Kiosk, removeData, startKiosk, tempData } from './kiosk.ts';
import { startTownshipProcess, type TownshipProcess } from './township.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const patience = { timeout: 60_000, interval: 100 };

let township: TownshipProcess;
let kiosk: Kiosk;
const folders = [tempData(), tempData()] as const;

async function enrol(code: string): Promise<TownshipAnswer> {
  await kiosk.enterPin();
  return (await kiosk.post('/api/desk/township', { code })).json() as Promise<TownshipAnswer>;
}

const recorded = async (): Promise<number> => {
  const health = (await (await fetch(`${kiosk.url}/health`)).json()) as { log: { seq: number } };
  return health.log.seq;
};

/** Everything that the room has recorded has arrived. */
const caughtUp = () =>
  vi.waitFor(async () => {
    const { devices } = await township.ask<FleetPage>('GET', '/api/fleet');
    expect(devices[0]?.events).toBe(await recorded());
  }, patience);

/** Resolves when it is on record. */
async function tap(person: string): Promise<void> {
  const before = await recorded();
  await kiosk.post('/api/simulator', { do: 'tap', person, credential: 'card' });
  await vi.waitFor(async () => expect(await recorded()).toBeGreaterThan(before), patience);
}

beforeAll(async () => {
  township = await startTownshipProcess(folders[0], 0, { env: atTen });
  kiosk = await startKiosk({
    data: folders[1],
    demo: true,
    env: atTen,
    config: `[township]\nurl = "${township.url}"\n`,
  });
});
afterAll(async () => {
  await kiosk?.kill('SIGTERM');
  await township?.kill('SIGTERM');
  for (const folder of folders) removeData(folder);
});

describe('a room and its township', () => {
  it('knows no code that the township did not make', async () => {
    expect(await enrol('00000 00000')).toEqual({ ok: false, why: 'unknown-code' });
  });

  it('waits with the right code until somebody accepts it, and then its whole log arrives', async () => {
    const code = await township.code('试点支部');
    expect(await enrol(code)).toMatchObject({ ok: true, page: { standing: 'waiting', township: '赤溪镇' } });
    expect((await kiosk.view()).health.link).toBe('never');
    await township.acceptAll();
    await vi.waitFor(async () => expect((await kiosk.view()).health.link).toBe('up'), patience);
    await caughtUp();
  });

  it('shows how its box is doing', async () => {
    const readers = (await kiosk.view()).health.readers;
    await vi.waitFor(async () => {
      const [room] = await township.rooms();
      expect(room).toMatchObject({ link: 'up', box: { unsent: 0, readers, clock: expect.any(String) } });
    }, patience);
  });

  it('tells the wall of a tap within a second', async () => {
    const took: number[] = [];
    for (const person of ['demo-103', 'demo-106', 'demo-107']) {
      await tap(person);
      const tapped = performance.now();
      await caughtUp();
      took.push(performance.now() - tapped);
    }
    // The other tests want the processor, too.
    expect(Math.min(...took)).toBeLessThan(1000);
  });

  it('goes on without the township, which then has everything once; so it is after a crash of the room', async () => {
    const { port, url } = township;
    await township.kill('SIGKILL');
    await tap('demo-104');
    await vi.waitFor(async () => expect((await kiosk.view()).health.link).toBe('down'), patience);
    await kiosk.kill('SIGKILL');
    kiosk = await startKiosk({ data: folders[1], demo: true, env: atTen, config: `[township]\nurl = "${url}"\n` });
    await tap('demo-105');
    township = await startTownshipProcess(folders[0], port, { env: atTen });
    await vi.waitFor(async () => expect((await kiosk.view()).health.link).toBe('up'), patience);
    await caughtUp();
  });
});
