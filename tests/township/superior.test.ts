/** A township under its county, and that under its prefecture, each a real server: what goes up, when, and what never does. */
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dateOf } from '../../server/domain/date.ts';
import { nothing } from '../../server/domain/figures.ts';
import { encodeBatch } from '../../server/sync/batch.ts';
import { carryTo } from '../../server/sync/carry.ts';
import { createPeer } from '../../server/sync/client.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import { batchAfter } from '../../server/sync/outgoing.ts';
import type { FleetDevice, TownPage, TownsPage } from '../../server/township/contract.ts';
import { rebuild } from '../../server/township/errands.ts';
import { townsPage } from '../../server/township/queries/towns.ts';
import { reporterOf } from '../../server/township/superior/report.ts';
import { type Superior, startSuperior } from '../../server/township/superior/superior.ts';
import { hold } from '../domain/book-keeping.ts';
import { branch } from '../domain/scene.ts';
import { history } from '../simulate/histories.ts';
import { boxLog, draft } from './box-log.ts';
import { type Browser, runTownship, type Township } from './service.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const patience = { timeout: 40_000, interval: 20 };
/** The looks and the link keep their measure, at forty times the pace. */
const rest = (ms: number, signal: AbortSignal) => sleep(ms / 40, undefined, { signal });
const bugs: unknown[] = [];
const year = history('cx-6n', 7, { until: '2026-11-15' });
const october = branch('2026-01-02');
hold(october, 'm10', '2026-10-15');

let prefecture: Township;
let county: Township;
let township: Township;
let above: Record<'county' | 'township', Superior>;
let staff: Record<'prefecture' | 'county', Browser>;

const under = (upper: Township, { store, clock }: Township): Superior =>
  startSuperior({
    ...{ url: upper.url, store, now: () => clock.now, logger: pino({ level: 'silent' }) },
    ...{ rest, onBug: (error) => bugs.push(error) },
  });

const codeOf = async (browser: Browser, name: string, level = 'township'): Promise<string> =>
  (await browser.ask('POST', '/api/fleet/codes', { branch: name, level })).body.code;

const fleetOf = async (browser: Browser): Promise<readonly FleetDevice[]> =>
  (await browser.ask('GET', '/api/fleet')).body.devices;

async function join(superior: Superior, browser: Browser, name: string): Promise<void> {
  expect(await superior.enrol(await codeOf(browser, name))).toEqual({ ok: true });
  const waiting = (await fleetOf(browser)).find(({ standing }) => standing === 'waiting');
  expect(waiting).toMatchObject({ level: 'township', branch: name });
  expect(await superior.page()).toMatchObject({ standing: 'waiting', mark: waiting?.mark });
  await browser.ask('POST', '/api/fleet/accept', { origin: waiting?.origin });
  await vi.waitFor(
    async () => expect(await superior.page()).toMatchObject({ standing: 'accepted', up: true }),
    patience,
  );
}

const towns = async (browser: Browser, month: string): Promise<TownsPage> =>
  (await browser.ask('GET', `/api/towns?month=${month}`)).body;
const town = async (browser: Browser, unit: string | undefined, month: string): Promise<TownPage> =>
  (await browser.ask('GET', `/api/towns/${unit}?month=${month}`)).body;

const reportingUnit = async ({ store }: Township): Promise<string> => (await store.superior.get())?.unit ?? '';

/** Everywhere, past the time between two looks. */
const passTime = (): void => {
  for (const { clock } of [prefecture, county, township]) clock.now += 20_000;
};

beforeAll(async () => {
  [prefecture, county] = [await runTownship(), await runTownship(['south'])];
  township = await runTownship(['east', 'west', 'north']);
  for (const [level, name] of [
    [prefecture, '某市'],
    [county, '某县'],
    [township, '赤溪镇'],
  ] as const)
    await level.store.rename(name);
  await township.arrive('east', october.events);
  await township.arrive('west', year.events);
  above = { county: under(prefecture, county), township: under(county, township) };
  staff = { prefecture: await prefecture.signedIn('township'), county: await county.signedIn('township') };
});
afterAll(async () => {
  for (const superior of Object.values(above)) await superior.close();
  for (const level of [township, county, prefecture]) await level.close();
  expect(bugs).toEqual([]);
});

it('a level comes in by a code of its own kind only, and waits to be accepted', async () => {
  expect(await above.township.page()).toMatchObject({ standing: 'not-enrolled', needsCode: true, name: '', mark: '' });
  expect(await above.township.enrol('00000')).toEqual({ ok: false, why: 'unknown-code' });
  const forRooms = await codeOf(staff.county, '城东党支部', 'room');
  expect(await above.township.enrol(forRooms)).toEqual({ ok: false, why: 'unknown-code' });
  await Promise.all([join(above.township, staff.county, '赤溪镇'), join(above.county, staff.prefecture, '某县')]);
  expect(await above.township.page()).toMatchObject({ name: '某县', needsCode: false, halted: false });
});

it('the county sees each branch’s counts, the prefecture those of the township as one; neither as a room', async () => {
  await vi.waitFor(async () => {
    const page = await towns(staff.county, '2026-10');
    expect(page.towns).toMatchObject([{ name: '赤溪镇', silent: false, figures: { branches: 2 } }]);
    const { units } = await town(staff.county, page.towns[0]?.unit, '2026-10');
    expect(units).toMatchObject([
      { is: 'branch', figures: { attendance: { expected: 3, present: 1 }, traces: { done: 2, of: 6 } } },
      { is: 'branch', figures: { branches: 1 } },
    ]);
    expect(units[0]?.name).toBe('流岐岙村党支部');
  }, patience);
  passTime(); // the county's next look
  await vi.waitFor(async () => {
    const [below] = (await towns(staff.prefecture, '2026-10')).towns;
    const { units, trend } = await town(staff.prefecture, below?.unit, '2026-10');
    const [ofCounty] = (await towns(staff.county, '2026-10')).towns;
    expect(units).toMatchObject([{ name: '赤溪镇', is: 'level', figures: ofCounty?.figures }]);
    expect(trend).toHaveLength(11);
  }, patience);
  expect((await staff.county.ask('GET', '/api/wall')).body.rooms).toMatchObject([{ unit: 'south' }]);
  expect((await staff.county.ask('GET', '/api/session')).body.towns).toBe(true);
});

it('nothing is told twice, whichever process looks; what changes is told again at each level', async () => {
  const unit = await reportingUnit(township);
  const look = () => reporterOf(township.store, unit, () => township.clock.now)();
  expect(await look()).toBe(false);
  hold(october, 'm1', '2026-11-15');
  await township.arrive('east', october.events.slice((await township.store.heads(['east']))[0]?.seq));
  expect(await Promise.all([look(), look()])).toContain(true);
  expect(await look()).toBe(false);
  passTime();
  for (const browser of [staff.county, staff.prefecture])
    await vi.waitFor(async () => {
      const { sum } = await towns(browser, '2026-11');
      expect(sum).toMatchObject({ branches: 2, standings: { held: expect.any(Number) } });
      expect(sum.standings.held + sum.standings.late).toBeGreaterThan(0);
      passTime();
    }, patience);
});

it('no name, no id and no word of a person goes up', async () => {
  const unit = await reportingUnit(township);
  const people = [...year.state.people.values(), ...october.state.people.values()];
  const secret = [...people.flatMap(({ id, name }) => [id, name]), ...year.state.meetings.keys(), 'secretary'];
  const texts: string[] = [];
  for (const log of await county.store.heads([unit])) {
    texts.push(...(await county.store.rows(log, 0, 10_000)).map(({ envelope, payload }) => envelope + payload));
    for (let after = 0; after < log.seq; ) {
      const batch = await batchAfter(township.store, log, after, township.store.key);
      if (batch === undefined) throw new Error('the log has an end before its head');
      texts.push(gunzipSync(encodeBatch(batch)).toString());
      after += batch.rows.length;
    }
  }
  expect(texts.length).toBeGreaterThan(10);
  expect(people.length).toBeGreaterThan(15);
  const all = texts.join('\n');
  // An id as a whole: the scene's are short words, of which a random id may have the letters.
  expect(secret.filter((word) => all.includes(/^[\w-]+$/.test(word) ? `"${word}"` : word))).toEqual([]);
});

describe('a level below', () => {
  it('writes nothing in the name of another unit', async () => {
    const own = await township.store.superior.get();
    if (own === null || own.publicKey === null) throw new Error('it is not enrolled');
    const peer = createPeer({
      ...{ carry: carryTo(county.url, AbortSignal.timeout(20_000)), origin: own.origin, key: own.key },
      ...{ publicKey: own.publicKey, report: () => ({}), clock: { now: () => county.clock.now, told: () => {} } },
    });
    for (const unit of ['south', 'township']) {
      const box = boxLog({ origin: own.origin, unit });
      box.write(1);
      const batch = await batchAfter(
        { rows: async () => box.rows, signedHead: async () => undefined },
        ...([box.log, 0, own.key] as const),
      );
      if (batch === undefined) throw new Error('nothing was written');
      await expect(peer.send(batch)).rejects.toMatchObject({ kind: 'other-unit' });
    }
  });

  it('is not what a room says it is: figures in a branch’s log count nowhere', async () => {
    const figures = { ...nothing, branches: 500 };
    const forged = draft({
      ...{ unit: 'south', type: 'figures.reported', subject: 'reported:south', data: { month: '2026-10', figures } },
    });
    const box = boxLog({ origin: 'box-south', unit: 'south' });
    await county.store.receive(box.log, box.write([forged]), box.signed());
    expect((await towns(staff.county, '2026-10')).sum.branches).toBe(2);
    expect((await staff.county.ask('GET', '/api/towns/south')).status).toBe(404);
  });

  it('is shown the same after everything was worked out anew', async () => {
    const before = await towns(staff.county, '2026-10');
    await rebuild(county.store, county.clock.now);
    expect((await towns(staff.county, '2026-10')).towns).toEqual(before.towns);
  });

  it('changes its key when asked, and goes on', async () => {
    const before = await township.store.superior.get();
    if (before === null) throw new Error('it is not enrolled');
    await staff.county.ask('POST', '/api/fleet/keys', { origin: before.origin });
    await vi.waitFor(async () => {
      passTime();
      // Announced, and used.
      expect(await county.store.devices.byOrigin(before.origin)).toMatchObject({ keyDue: false, rolling: false });
      expect((await township.store.superior.get())?.key.publicKey).not.toEqual(before.key.publicKey);
      expect(await above.township.page()).toMatchObject({ standing: 'accepted', needsCode: false });
    }, patience);
  });

  it('whose database was put back to before its key was changed needs no code: the county takes its key back', async () => {
    const origin = (await township.store.superior.get())?.origin ?? '';
    const device = await county.store.devices.byOrigin(origin);
    if (device === undefined) throw new Error('it is not enrolled');
    await county.store.devices.changeKey(device, keyOf(newKey()).publicKey);
    const changed = await county.store.devices.byOrigin(origin);
    if (changed !== undefined) await county.store.devices.settleKey(changed);
    for (const { clock } of [prefecture, county, township]) clock.now += 11 * 60_000; // nobody else uses the key in force
    const locked = { standing: 'accepted', up: false, lockedOut: 'superseded', needsCode: false };
    await vi.waitFor(async () => {
      expect(await above.township.page()).toMatchObject(locked);
      expect(await fleetOf(staff.county)).toContainEqual(
        expect.objectContaining({ origin, formerKey: { at: expect.any(Number), inUse: false } }),
      );
    }, patience);
    const asked = await staff.county.ask('POST', '/api/fleet/put-back', { origin, reason: '已电话核对' });
    expect(asked.status).toBe(200);
    await vi.waitFor(
      async () => expect(await above.township.page()).toMatchObject({ up: true, lockedOut: null }),
      patience,
    );
  });

  it('that has long been silent is marked', async () => {
    const at = county.clock.now + 3 * 24 * 3_600_000;
    const page = await townsPage(county.store, { month: '2026-10', first: '2016-01', today: dateOf(at), now: at });
    expect(page.towns).toMatchObject([{ silent: true }]);
  });

  it('that was revoked tells nothing more, and comes back with a new code, all anew', async () => {
    const origin = (await township.store.superior.get())?.origin;
    await staff.county.ask('POST', '/api/fleet/revoke', { origin, reason: '服务器搬迁' });
    await vi.waitFor(async () => {
      passTime();
      expect(await above.township.page()).toMatchObject({ standing: 'revoked', needsCode: true });
    }, patience);
    expect((await towns(staff.county, '2026-10')).towns).toEqual([]);
    await join(above.township, staff.county, '赤溪镇');
    passTime();
    await vi.waitFor(
      async () => expect((await towns(staff.county, '2026-10')).sum).toMatchObject({ branches: 2 }),
      patience,
    );
  });
});
