import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { type Grace, graceIn, leave, leavingRests } from '../../server/kiosk/sync/leaving.ts';
import { LinkFault } from '../../server/sync/client.ts';
import { folder } from '../log/drafts.ts';

const stopped = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

/** That never begins, or never ends. */
const endless: Grace = { begin: () => undefined, isOver: () => false };
const photos = { handOverPhotos: async () => true, grace: endless };

test('a revoked box hands over until all is safe, and only then it is done', async () => {
  const tries = [
    () => Promise.reject(new LinkFault('unreachable')),
    () => Promise.reject(new LinkFault('unbelievable')),
    async () => false,
    async () => true,
  ];
  const told: unknown[] = [];
  await new Promise<void>((done) => {
    leave(
      {
        ...photos,
        handOver: () => tries.shift()?.() ?? Promise.reject(new Error('once too often')),
        onTry: (up) => told.push(up),
        onSafe: done,
        rest: async (ms) => void told.push(ms),
      },
      (bug) => told.push(bug),
    );
  });
  const { failed, unsafe } = leavingRests;
  expect(told).toEqual([false, failed, false, failed, true, unsafe, true]);
});

test('it rests no longer than it is wanted, and what was under way then counts for nothing', async () => {
  const onSafe = vi.fn();
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const callbacks = { ...photos, onTry: () => undefined, onSafe };
  const resting = leave({ ...callbacks, handOver: async () => false, rest: (_, signal) => stopped(signal) }, () => {});
  await resting.close();
  const asking = leave({ ...callbacks, handOver: () => promise }, () => {});
  const closed = asking.close();
  resolve(true);
  await closed;
  expect(onSafe).not.toHaveBeenCalled();
});

test('a bug ends it and is told', async () => {
  const bug = new Error('a bug');
  const told = await new Promise<unknown>((resolve) => {
    leave({ ...photos, handOver: () => Promise.reject(bug), onTry: () => undefined, onSafe: () => undefined }, resolve);
  });
  expect(told).toBe(bug);
});

test('its photos go before it is done, and where they cannot it is done a day after its events were safe', async () => {
  const file = join(folder(), 'leaving.json');
  let now = Date.parse('2026-11-15T18:00:00+08:00');
  const events = [false, true, true, true];
  let brought = 0;
  const told: unknown[] = [];
  await new Promise<void>((done) => {
    leave(
      {
        handOver: async () => events.shift() ?? Promise.reject(new LinkFault('unreachable')),
        async handOverPhotos() {
          brought += 1;
          if (brought > 2) throw new LinkFault('unreachable');
          return false;
        },
        // As if it was off in between.
        grace: {
          begin: () => graceIn(file, () => now).begin(),
          isOver: () => graceIn(file, () => now).isOver(),
        },
        onTry: (up) => told.push(up),
        onSafe: done,
        async rest(ms) {
          told.push(ms);
          now += 7 * 3_600_000;
        },
      },
      (bug) => told.push(bug),
    );
  });
  const { failed, unsafe } = leavingRests;
  expect(told).toEqual([true, unsafe, true, unsafe, false, failed, false, failed, false, failed, true]);
});

test('one that was off until its day was over brings its photos first, where the line is good', async () => {
  const told: unknown[] = [];
  await new Promise<void>((done) => {
    leave(
      {
        handOver: async () => true,
        handOverPhotos: async () => told.push('photos') > 0,
        grace: { begin: () => undefined, isOver: () => true },
        onTry: (up) => told.push(up),
        onSafe: done,
      },
      (bug) => told.push(bug),
    );
  });
  expect(told).toEqual(['photos', true]);
});
