/** A township under its county, both real: what goes up, when, and what never does. */

import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { startSuperior } from '../../server/township/superior/superior.ts';
import { hold } from '../domain/book-keeping.ts';
import { branch } from '../domain/scene.ts';
import { type Browser, runTownship, type Township } from './service.ts';

const patience = { timeout: 20_000, interval: 50 };
vi.setConfig({ testTimeout: 60_000 });
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function running(units: readonly string[] = []): Promise<Township> {
  const township = await runTownship(units);
  ends.push(() => township.close());
  return township;
}

/** The township's process, speaking to the county. */
function under(county: Township, township: Township) {
  const bugs: unknown[] = [];
  const superior = startSuperior({
    ...{ url: county.url, store: township.store, now: () => township.clock.now, logger: pino({ level: 'silent' }) },
    onBug: (error) => bugs.push(error),
  });
  ends.push(async () => {
    await superior.close();
    expect(bugs).toEqual([]);
  });
  return superior;
}

const codeFor = async (staff: Browser, name: string, level = 'township'): Promise<string> =>
  (await staff.ask('POST', '/api/fleet/codes', { branch: name, level })).body.code;

it('comes in by a code, waits, is accepted, and its figures stand at the county', async () => {
  const [county, township] = [await running(), await running(['east', 'west'])];
  await township.store.rename('赤溪镇');
  await county.store.rename('某县');
  const scene = branch('2026-01-02');
  hold(scene, 'm10', '2026-10-15');
  await township.arrive('east', scene.events);
  const staff = await county.signedIn('township');
  const superior = under(county, township);
  expect(await superior.enrol('00000')).toEqual({ ok: false, why: 'unknown-code' });
  expect(await superior.enrol(await codeFor(staff, '赤溪镇', 'room'))).toEqual({ ok: false, why: 'unknown-code' });
  expect(await superior.enrol(await codeFor(staff, '赤溪镇'))).toEqual({ ok: true });
  await vi.waitFor(
    async () => expect(await superior.page()).toMatchObject({ standing: 'waiting', name: '某县', up: true }),
    patience,
  );
  const [device] = (await staff.ask('GET', '/api/fleet')).body.devices;
  expect(device).toMatchObject({ level: 'township', branch: '赤溪镇', standing: 'waiting' });
  await staff.ask('POST', '/api/fleet/accept', { origin: device.origin });
  await vi.waitFor(async () => {
    const { body } = await staff.ask('GET', '/api/towns?month=2026-10');
    expect(body.towns).toMatchObject([{ name: '赤溪镇', figures: { branches: 1, standings: { held: 1 } } }]);
  }, patience);
  expect((await staff.ask('GET', '/api/wall')).body.rooms).toEqual([]);
});
