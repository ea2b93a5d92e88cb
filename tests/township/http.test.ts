/** What the pages of the console may see, and what their deeds do. */
import { once } from 'node:events';
import { request as post } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { carryPatience } from '../../server/sync/carry.ts';
import type { FleetDevice, FleetPage } from '../../server/township/contract.ts';
import { branch } from '../domain/scene.ts';
import { addressOf, eachOf, pagesIn } from './pages.ts';
import { type Browser, password, runTownship, type Township } from './service.ts';

let township: Township;
let [staff, community, secretary]: Browser[] = [];
let routes: readonly { readonly method: string; readonly path: string; readonly query: boolean }[];

const Described = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ parameters: z.array(z.object({ in: z.string(), name: z.string() })).optional() })),
  ),
});

beforeAll(async () => {
  township = await runTownship(['east', 'west', 'south']);
  await township.arrive('east', branch().events);
  staff = await township.signedIn('township');
  community = await township.signedIn('community', ['east', 'west']);
  secretary = await township.signedIn('branch', ['east']);
  const { paths } = Described.parse((await staff.ask('GET', '/api/openapi.json')).body);
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [] }]) => ({
      method: method.toUpperCase(),
      path: path.replace('{unit}', 'south'),
      query: parameters.some((one) => one.in === 'query' && one.name === 'unit'),
    })),
  );
});
afterAll(() => township.close());

const asked = (browser: Browser | undefined, method: string, path: string, body?: unknown) => {
  if (browser === undefined) throw new Error('nobody is signed in');
  return browser.ask(method, path, body ?? (method === 'GET' ? undefined : {}));
};

describe('a page', () => {
  it('is shut for another branch of the tree, however it is named', async () => {
    const about = routes.filter(({ path, query }) => query || path.includes('south'));
    expect(about.length).toBeGreaterThanOrEqual(3);
    for (const { method, path, query } of about)
      for (const browser of [community, secretary])
        for (const end of query ? ['?unit=south', '?unit=east&unit=south'] : ['', '?unit=east'])
          expect(await asked(browser, method, path + end)).toMatchObject({ status: 403, body: { error: 'not-yours' } });
  });

  it('lets in whom it is for', async () => {
    for (const browser of [staff, community, secretary]) {
      expect(await asked(browser, 'GET', '/api/branches/east')).toMatchObject({
        status: 200,
        body: { branch: '流岐岙村党支部', people: { members: 5 } },
      });
      expect(await asked(browser, 'GET', '/api/branches/east/people')).toMatchObject({ status: 200 });
      expect(await asked(browser, 'GET', '/api/notices?unit=east')).toMatchObject({ status: 200 });
    }
    expect(await asked(staff, 'GET', '/api/branches/nowhere')).toMatchObject({ status: 404 });
  });

  it('folds the years of no branch where everybody waits: it reads rows that are made beside it', async () => {
    const folding = vi.spyOn(township.store, 'stateOf');
    const whole: string[] = [];
    for (const page of pagesIn((await asked(staff, 'GET', '/api/openapi.json')).body))
      for (const one of [staff, secretary].flatMap((browser) => eachOf(page).map((kind) => ({ browser, kind })))) {
        const address = addressOf(page, { unit: 'east', form: 'csv', year: '2026', ...one.kind }, true);
        const { status } = await fetch(township.url + address, { headers: { cookie: one.browser?.cookie ?? '' } });
        if (status === 200) whole.push(address);
        expect({ address, folded: folding.mock.calls.flat() }).not.toMatchObject({
          folded: expect.arrayContaining(['east']),
        });
      }
    const files = whole.filter((address) => address.includes('/east/exports/'));
    expect(files, 'two for the staff, and two for the branch').toHaveLength(4);
    folding.mockRestore();
  });

  it('shows each the rooms of its own', async () => {
    const seen = async (browser: Browser | undefined) => {
      const { body } = await asked(browser, 'GET', '/api/wall');
      return body.rooms.map(({ unit }: { unit: string }) => unit).sort();
    };
    expect(await seen(staff)).toEqual(['east', 'south', 'west']);
    expect(await seen(community)).toEqual(['east', 'west']);
    expect(await seen(secretary)).toEqual(['east']);
  });
});

describe('a request', () => {
  it('of a box is waited for as long as the box waits', () => {
    expect(township.app.server.requestTimeout).toBeGreaterThanOrEqual(carryPatience);
  });

  it('does nothing when it comes in whole only after its account was disabled', async () => {
    const late = await township.signedIn('branch', ['south']);
    const body = JSON.stringify({ old: password, password: 'another horse' });
    const headers = { cookie: late.cookie, 'content-type': 'application/json', 'content-length': body.length };
    const request = post(`${township.url}/api/account/password`, { method: 'POST', headers });
    const answered = once(request, 'response');
    request.write(body.slice(0, 5));
    await once(township.app.server, 'request');
    const disabled = { id: 'id branch south', disabled: true };
    expect(await asked(staff, 'POST', '/api/accounts/disabled', disabled)).toMatchObject({ status: 200 });
    request.end(body.slice(5));
    expect(await answered).toMatchObject([{ statusCode: 401 }]);
    expect((await township.store.accounts.list()).find(({ id }) => id === disabled.id)).toMatchObject(disabled);
  });

  it('is answered with nothing that a browser may keep or frame', async () => {
    const { headers } = await asked(staff, 'GET', '/api/wall');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });
});

it('who looked at people is on record, once for a page that fetches itself anew', async () => {
  const before = (await asked(staff, 'GET', '/api/audit')).body.entries.length;
  const reader = await township.signedIn('branch', ['west']);
  for (const path of [
    '/api/branches/west/people?year=2026',
    '/api/branches/west/people?year=2026',
    '/api/notices?unit=west',
  ])
    await asked(reader, 'GET', path);
  const { entries } = (await asked(staff, 'GET', '/api/audit')).body;
  expect(entries.slice(0, entries.length - before)).toHaveLength(2);
  expect(entries).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ account: 'branch west', unit: 'west', subject: 'people:2026', deed: 'looked' }),
      expect.objectContaining({ account: 'branch west', unit: 'west', subject: 'notices', deed: 'looked' }),
    ]),
  );
});

describe('the life of a box', () => {
  const found = async (origin: string): Promise<FleetDevice | undefined> => {
    const { devices } = (await asked(staff, 'GET', '/api/fleet')).body as FleetPage;
    return devices.find((device) => device.origin === origin);
  };
  const box = (origin: string, code: string, unit: string | null) => ({
    ...{ code, origin, unit, room: '活动室', branch: '北村党支部', publicKey: new Uint8Array(32).fill(origin.length) },
  });
  const post = (path: string, body: object) => asked(staff, 'POST', `/api/fleet/${path}`, body);
  const lastDeed = async () => (await asked(staff, 'GET', '/api/audit')).body.entries[0];

  it('begins with a code that staff made, and ends with a reason', async () => {
    township.clock.now += 1000; // after what stands on record already
    const { body: offered } = await post('codes', { branch: '北村支部' });
    expect(offered.code).toMatch(/^\d{10}$/);
    const north = box('box-north', offered.code, 'north');
    expect(await township.store.devices.enrol(north)).toMatchObject({ kind: 'waiting' });
    expect(await found('box-north')).toMatchObject({
      ...{ standing: 'waiting', offeredTo: '北村支部', branch: '北村党支部', events: 0, report: null, replacing: null },
    });
    expect(await post('accept', { origin: 'box-north' })).toMatchObject({ status: 200 });
    expect(await found('box-north')).toMatchObject({ standing: 'accepted' });
    expect(await post('replacements', { origin: 'box-north', reason: '没有记录' })).toMatchObject({ status: 404 });
    township.clock.now += 1000;
    expect(await post('revoke', { origin: 'box-north', reason: '设备丢失' })).toMatchObject({ status: 200 });
    expect(await found('box-north')).toMatchObject({ standing: 'revoked' });
    expect(await lastDeed()).toMatchObject({
      ...{ unit: 'north', subject: 'device:box-north', deed: 'revoked', reason: '设备丢失' },
    });
    expect(await post('accept', { origin: 'box-north' })).toMatchObject({
      status: 409,
      body: { error: 'waits-no-more' },
    });
    expect(await post('accept', { origin: 'box-nowhere' })).toMatchObject({ status: 404 });
  });

  it('goes over to the next one, and its branch’s log says up to where it had come', async () => {
    const { store, clock } = township;
    const origin = 'box-east';
    const { body: offered } = await post('replacements', { origin, reason: '屏幕坏了' });
    expect(await store.devices.enrol(box('box-next', offered.code, null))).toMatchObject({ unit: 'east' });
    expect(await found('box-next')).toMatchObject({ replacing: { reason: '屏幕坏了' }, branch: 'east' });
    expect(await found(origin)).toMatchObject({ standing: 'accepted' });
    clock.now += 1000;
    expect(await post('accept', { origin: 'box-next' })).toMatchObject({ status: 200 });
    expect([await found(origin), await found('box-next')]).toMatchObject([
      { standing: 'revoked' },
      { standing: 'accepted' },
    ]);
    const { seq } = (await store.heads(['east'])).find((head) => head.origin === origin) ?? {};
    expect((await store.subjectEvents('east', `box:${origin}`)).map(({ data }) => data)).toEqual([
      { seq, successor: 'box-next' },
    ]);
    expect((await asked(staff, 'GET', '/api/audit')).body.entries).toContainEqual(
      expect.objectContaining({ deed: 'revoked', subject: `device:${origin}`, reason: '屏幕坏了' }),
    );
  });

  it('goes on with a new key when staff ask for one', async () => {
    expect(await post('keys', { origin: 'box-west' })).toMatchObject({ status: 200 });
    expect(await found('box-west')).toMatchObject({ keyDue: true });
    expect(await post('keys', { origin: 'box-nowhere' })).toMatchObject({ status: 404 });
  });

  it('is one of two that claim the same branch, and when one is let in the other is not', async () => {
    const [first, second] = ['box-twin-1A2B', 'box-twin-3C4D'];
    for (const origin of [first, second]) {
      const { body: offered } = await post('codes', { branch: '双胞支部' });
      // One card was copied before it came in, so both have the same key.
      expect(await township.store.devices.enrol(box(origin, offered.code, 'twins'))).toMatchObject({ kind: 'waiting' });
    }
    expect([await found(first), await found(second)]).toMatchObject([
      { standing: 'waiting', unit: 'twins', mark: '1A2B' },
      { standing: 'waiting', unit: 'twins', mark: '3C4D' },
    ]);
    township.clock.now += 1000;
    expect(await post('accept', { origin: second })).toMatchObject({ status: 200 });
    expect([await found(first), await found(second)]).toMatchObject([
      { standing: 'refused' },
      { standing: 'accepted' },
    ]);
    expect((await asked(staff, 'GET', '/api/audit')).body.entries).toContainEqual(
      expect.objectContaining({ deed: 'rival-refused', subject: `device:${first}`, reason: '3C4D' }),
    );
    expect(await post('accept', { origin: first })).toMatchObject({ status: 409 });
  });

  it('is told of that asks with a key from before its last change, which staff put back with a reason', async () => {
    const { store, clock } = township;
    const { body: offered } = await post('codes', { branch: '旧卡支部' });
    const old = box('box-old', offered.code, 'old');
    await store.devices.enrol(old);
    await post('accept', { origin: 'box-old' });
    const device = async () => {
      const one = await store.devices.byOrigin('box-old');
      if (one === undefined) throw new Error('it is not enrolled');
      return one;
    };
    await store.devices.changeKey(await device(), box('', '', '').publicKey);
    await store.devices.settleKey(await device());
    expect(await post('put-back', { origin: 'box-old', reason: '换了卡' })).toMatchObject({ status: 404 });
    clock.now += 11 * 60_000;
    await store.devices.knocked(await device(), old.publicKey);
    expect(await found('box-old')).toMatchObject({ formerKey: { at: clock.now, inUse: false } });
    expect(await post('put-back', { origin: 'box-old', reason: '卡坏了，换上备份卡' })).toMatchObject({ status: 200 });
    expect(await found('box-old')).toMatchObject({ formerKey: null, keyDue: true, standing: 'accepted' });
    expect(await device()).toMatchObject({ publicKey: Buffer.from(old.publicKey) });
    expect(await lastDeed()).toMatchObject({
      subject: 'device:box-old',
      deed: 'key-put-back',
      reason: '卡坏了，换上备份卡',
    });
  });

  it('leaves nothing unseen of what does not count', async () => {
    expect((await asked(staff, 'GET', '/api/fleet/quarantine?origin=box-west')).body).toEqual({ kinds: [] });
    expect(await post('let-in', { origin: 'box-west', reason: '没有' })).toMatchObject({ status: 404 });
  });
});
