/** What reaches a console by itself, and whom it does not reach. */
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ServerPushes, Wall, WallRoom } from '../../server/township/contract/wall.ts';
import { nameSuperior } from '../../server/township/guidance/deliver.ts';
import { branch } from '../domain/scene.ts';
import { soon } from '../soon.ts';
import { type Browser, runTownship, type Township } from './service.ts';

let township: Township;
const consoles: Socket[] = [];
beforeAll(async () => {
  township = await runTownship(['east', 'west']);
});
afterAll(async () => {
  for (const socket of consoles) socket.close();
  await township.close();
});

/** A console, and everything that it was sent. */
function follow(browser: Pick<Browser, 'cookie' | 'url'>) {
  const socket: Socket<ServerPushes> = io(browser.url, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie: browser.cookie },
  });
  consoles.push(socket);
  const got = { walls: [] as Wall[], rooms: [] as WallRoom[], fleet: 0, refused: '', closed: '' };
  socket.on('wall', (wall) => got.walls.push(wall));
  socket.on('rooms', (rooms) => got.rooms.push(...rooms));
  socket.on('fleet', () => {
    got.fleet += 1;
  });
  socket.on('connect_error', ({ message }) => {
    got.refused = message;
  });
  socket.on('disconnect', (why) => {
    got.closed = why;
  });
  return got;
}

it('a console gets its wall, then each room of its own that changes, by itself', async () => {
  const staff = follow(await township.signedIn('township'));
  const west = follow(await township.signedIn('branch', ['west']));
  await vi.waitFor(() => expect([staff.walls.length, west.walls.length]).toEqual([1, 1]), soon);
  expect(staff.walls[0]?.rooms.map(({ unit }) => unit)).toEqual(['east', 'west']);
  expect(west.walls[0]?.rooms.map(({ unit }) => unit)).toEqual(['west']);

  await township.arrive('east', branch().events);
  await vi.waitFor(() => expect(staff.rooms.at(-1)).toMatchObject({ unit: 'east', branch: '流岐岙村党支部' }), soon);
  expect(west.rooms.filter(({ unit }) => unit === 'east')).toEqual([]);
});

it('a room that only the township has written to was never heard', async () => {
  await nameSuperior(township.store, 'west', { actor: 'li', now: township.clock.now });
  const west = follow(await township.signedIn('branch', ['west', 'unheard']));
  await vi.waitFor(() => expect(west.walls).toHaveLength(1), soon);
  expect(west.walls[0]?.rooms).toMatchObject([{ unit: 'west', link: 'never', lastContact: null, events: 0 }]);
});

it('a box that is accepted or revoked is news to the staff', async () => {
  const staff = await township.signedIn('township', ['fleet']);
  const console = follow(staff);
  await vi.waitFor(() => expect(console.walls).toHaveLength(1), soon);
  const before = console.fleet;
  await staff.ask('POST', '/api/fleet/revoke', { origin: 'box-west', reason: '设备丢失' });
  await vi.waitFor(() => expect(console.fleet).toBeGreaterThan(before), soon);
});

it('a card from before the last change of keys is news to the staff, and so is that it may be put back', async () => {
  const { store, clock } = township;
  const device = async () => {
    const one = await store.devices.byOrigin('box-east');
    if (one === undefined) throw new Error('it is not enrolled');
    return one;
  };
  const former = (await device()).publicKey;
  await store.devices.changeKey(await device(), new Uint8Array(32).fill(7));
  await store.devices.heard(new Map([['box-east', null]]));
  const staff = await township.signedIn('township', ['old card']);
  const console = follow(staff);
  await vi.waitFor(() => expect(console.walls).toHaveLength(1), soon);
  const knockAfter = async (ms: number, inUse: boolean) => {
    const before = console.fleet;
    clock.now += ms;
    await store.devices.knocked(await device(), former);
    await vi.waitFor(() => expect(console.fleet).toBeGreaterThan(before), soon);
    const { body } = await staff.ask('GET', '/api/fleet');
    expect(body.devices).toContainEqual(
      expect.objectContaining({ origin: 'box-east', formerKey: { at: clock.now, inUse } }),
    );
  };
  await knockAfter(20_000, true);
  await knockAfter(10 * 60_000, false);
});

it('nobody listens without a session, nor on after it has ended', async () => {
  const stranger = follow({ url: township.url, cookie: '' });
  await vi.waitFor(() => expect(stranger.refused).toBe('sign-in-needed'), soon);
  const staff = await township.signedIn('township', ['leaving']);
  const console = follow(staff);
  await vi.waitFor(() => expect(console.walls).toHaveLength(1), soon);
  await staff.ask('DELETE', '/api/session');
  township.clock.now += 10_000;
  await vi.waitFor(() => expect(console.closed).toBe('io server disconnect'), soon);
  expect(stranger.walls).toEqual([]);
});
