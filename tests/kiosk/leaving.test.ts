import { expect, test, vi } from 'vitest';
import { leave, leavingRests } from '../../server/kiosk/sync/leaving.ts';
import { LinkFault } from '../../server/sync/client.ts';

const stopped = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

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
  const callbacks = { onTry: () => undefined, onSafe };
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
    leave({ handOver: () => Promise.reject(bug), onTry: () => undefined, onSafe: () => undefined }, resolve);
  });
  expect(told).toBe(bug);
});
