/** News downwards: a box's question is held until there is something for it. */
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { replicaOf } from '../../server/kiosk/sync/log-replica.ts';
import type { Log } from '../../server/log/contract.ts';
import type { Carry } from '../../server/sync/client.ts';
import { runLink } from '../../server/sync/run-link.ts';
import { createWaiting } from '../../server/sync/waiting.ts';
import { paths } from '../../server/sync/wire.ts';
import { draft } from '../log/drafts.ts';
import { soon } from '../soon.ts';
import { acceptedBox, type Hub, startHub, tempLog, unit } from './ends.ts';

describe('those who wait', () => {
  afterEach(() => void vi.useRealTimers());

  it('are woken with their unit, let go after a while, and wait once each', async () => {
    vi.useFakeTimers();
    const waiting = createWaiting(10_000);
    const yes = async () => true;
    const [woken, other, first] = ['a', 'b', 'c'].map((box, n) => waiting.wait(box, `u-${n + 1}`, yes));
    const again = waiting.wait('c', 'u-3', yes);
    expect(vi.getTimerCount()).toBe(1);
    expect(await first).toBe(false);
    waiting.wake(['u-1']);
    expect(await woken).toBe(true);
    vi.advanceTimersByTime(12_000);
    expect(await Promise.all([other, again])).toEqual([false, false]);
    expect(vi.getTimerCount()).toBe(0);
    const last = waiting.wait('d', 'u-1', yes);
    waiting.close();
    expect(await last).toBe(false);
  });

  it('go on waiting where it is no news to them, and ask where that cannot be told', async () => {
    vi.useFakeTimers();
    const waiting = createWaiting(10_000);
    const knows = waiting.wait('a', 'u-1', async () => false);
    const unsure = waiting.wait('b', 'u-1', () => Promise.reject(new Error('no disk')));
    waiting.wake(['u-1']);
    expect(await unsure).toBe(true);
    vi.advanceTimersByTime(12_000);
    expect(await knows).toBe(false);
  });
});

/** `rests`: gets how long each rest is to be, in ms. */
function link(log: Log, hub: Hub, carry: Carry, rests: number[] = []): { news(): void } {
  const box = acceptedBox(hub, log.origin);
  const running = runLink(
    {
      ...{ replica: replicaOf(log), peer: box.peer(carry), unit, key: box.key, random: Math.random },
      keysOf: async () => undefined,
      rest: (ms, signal) => {
        rests.push(ms);
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      },
      onState: () => undefined,
      onReceived: () => undefined,
    },
    (bug) => {
      throw bug;
    },
  );
  onTestFinished(() => running.close());
  return running;
}

describe('a link that listens', () => {
  it('has what is written at the other end at once, and sends while it listens', async () => {
    const [roomLog, hubLog] = [await tempLog(), await tempLog()];
    const waiting = createWaiting();
    onTestFinished(() => waiting.close());
    const hub = await startHub(hubLog, undefined, waiting);
    const asked: string[] = [];
    const answered: string[] = [];
    const rests: number[] = [];
    const carry: Carry = async (path, ...rest) => {
      asked.push(path);
      const reply = await hub.carry(path, ...rest);
      answered.push(path);
      return reply;
    };
    const room = link(roomLog, hub, carry, rests);
    const held = () => vi.waitFor(() => expect(asked.at(-1)).toBe(paths.news), soon);
    await held();
    await hubLog.append([draft({ unit })]);
    waiting.wake([unit]);
    await vi.waitFor(() => expect(roomLog.heads()).toHaveLength(1), soon);
    await held();
    const count = asked.length;
    await roomLog.append([draft({ unit })]);
    room.news();
    await vi.waitFor(() => expect(answered.at(-1)).toBe(paths.send), soon);
    waiting.wake([unit]);
    await setImmediate();
    await roomLog.append([draft({ unit })]);
    room.news();
    await vi.waitFor(() => expect(hubLog.heads().find(({ origin }) => origin === roomLog.origin)?.seq).toBe(2), soon);
    // What it brings is no news to who brings it: the question stands.
    expect(asked.slice(count)).toEqual([paths.send, paths.send]);
    expect(rests).toEqual([]);
  });

  it.each(['older', 'without a waiting room'])('leaves an end alone that cannot wait (%s)', async (which) => {
    const hub = await startHub(await tempLog());
    const asked: string[] = [];
    const rests: number[] = [];
    const carry: Carry = async (path, ...rest) => {
      asked.push(path);
      const isUnknown = which === 'older' && path === paths.news;
      return isUnknown ? { status: 404, headers: {}, body: new Uint8Array() } : hub.carry(path, ...rest);
    };
    link(await tempLog(), hub, carry, rests);
    await vi.waitFor(() => expect(rests).toHaveLength(1), soon);
    expect(asked).toEqual([paths.heads, paths.news]);
    expect(rests[0]).toBeGreaterThan(5000);
  });
});
