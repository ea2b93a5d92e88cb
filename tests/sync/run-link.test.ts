/** Two real logs, and between them a line that loses requests, loses replies, cuts them short and brings them twice. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { replicaOf } from '../../server/kiosk/sync/log-replica.ts';
import type { Log } from '../../server/log/contract.ts';
import { batchLimits } from '../../server/sync/batch.ts';
import type { Carry } from '../../server/sync/client.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import { rests, startOfLink } from '../../server/sync/link.ts';
import { runLink } from '../../server/sync/run-link.ts';
import { signHead } from '../../server/sync/signed-head.ts';
import { paths } from '../../server/sync/wire.ts';
import { draft, folder } from '../log/drafts.ts';
import { signIns } from './chains.ts';
import { acceptedBox, type Box, type Hub, startHub, tempLog, unit } from './ends.ts';

vi.setConfig({ testTimeout: 90_000 });
const patience = { timeout: 60_000, interval: 20 };

/** Always the same faults for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Every other request goes wrong. */
function badLine(hub: Hub, random: () => number): Carry & { mend(): void } {
  let mended = false;
  const held: Parameters<Carry>[] = [];
  const carry: Carry = async (...request) => {
    const fate = mended ? 1 : random();
    if (fate < 0.15) throw new Error('the request was lost');
    if (fate < 0.2) held.push(request);
    const reply = await hub.carry(...request);
    // What was held back comes late, after others, a second time.
    if (fate > 0.9) for (const late of held.splice(0)) await hub.carry(...late);
    if (fate < 0.35) throw new Error('the reply was lost');
    return fate < 0.5 ? { ...reply, body: reply.body.subarray(0, reply.body.length / 2) } : reply;
  };
  return Object.assign(carry, {
    mend: () => {
      mended = true;
    },
  });
}

function link(log: Log, box: Box, carry: Carry) {
  let state = startOfLink;
  const bugs: unknown[] = [];
  const running = runLink(
    {
      ...{ replica: replicaOf(log), peer: box.peer(carry), unit, key: box.key, random: Math.random },
      keysOf: async () => undefined,
      rest: (ms, signal) =>
        new Promise((resolve, reject) => {
          const timer = setTimeout(resolve, Math.min(ms / 500, 20));
          signal.addEventListener('abort', () => {
            clearTimeout(timer);
            reject(signal.reason);
          });
        }),
      onState(next) {
        state = next;
      },
      onReceived: () => undefined,
    },
    (bug) => bugs.push(bug),
  );
  onTestFinished(async () => {
    await running.close();
    expect(bugs).toEqual([]);
  });
  return { news: running.news, state: () => state };
}

const eventsIn = (log: Log): string[] => [...log.read()].map(({ id }) => id).sort();

describe('the link', () => {
  it.each([1, 2, 3])('loses nothing and brings nothing twice, whatever the line does (%i)', async (seed) => {
    const [roomLog, hubLog] = [await tempLog(), await tempLog()];
    const hub = await startHub(hubLog);
    const box = acceptedBox(hub, roomLog.origin);
    const line = badLine(hub, chance(seed));
    const { news } = link(roomLog, box, line);
    for (let round = 0; round < 12; round += 1) {
      await roomLog.append(Array.from({ length: 60 }, () => draft({ unit })));
      news();
      await hubLog.append([draft({ unit }), draft({ unit: 'branch-2' })]);
    }
    line.mend();
    const events = 12 * 61;
    await vi.waitFor(() => {
      expect(hubLog.heads().find(({ origin }) => origin === roomLog.origin)?.seq).toBe(12 * 60);
      expect(roomLog.heads().find(({ origin }) => origin === hubLog.origin)?.seq).toBe(12);
    }, patience);
    expect(await roomLog.verify()).toEqual({ ok: true, events });
    expect(await hubLog.verify()).toEqual({ ok: true, events: events + 12 });
    const others = new Set([...hubLog.read({ origin: hubLog.origin, unit: 'branch-2', after: 0 })].map(({ id }) => id));
    expect(eventsIn(hubLog).filter((id) => !others.has(id))).toEqual(eventsIn(roomLog));
  });

  it.each([4, 5])('loses nothing of many batches, two of which are on their way at a time (%i)', async (seed) => {
    const [roomLog, hubLog] = [await tempLog(), await tempLog()];
    const hub = await startHub(hubLog);
    const line = badLine(hub, chance(seed));
    await roomLog.append(Array.from({ length: 2200 }, () => draft({ unit })));
    link(roomLog, acceptedBox(hub, roomLog.origin), line);
    await vi.waitFor(() => expect(hubLog.heads()[0]?.seq).toBeGreaterThan(1000), patience);
    line.mend();
    await vi.waitFor(() => expect(hubLog.heads()[0]?.seq).toBe(2200), patience);
    expect(await hubLog.verify()).toEqual({ ok: true, events: 2200 });
    expect(eventsIn(hubLog)).toEqual(eventsIn(roomLog));
  });

  it('gets through a line that is too slow for a whole batch', async () => {
    const [roomLog, hubLog] = [await tempLog(), await tempLog()];
    const hub = await startHub(hubLog);
    const narrow: Carry = async (path, headers, body) => {
      if (body.length > 2000) throw new Error('it took too long');
      return hub.carry(path, headers, body);
    };
    await roomLog.append(Array.from({ length: 300 }, () => draft({ unit })));
    link(roomLog, acceptedBox(hub, roomLog.origin), narrow);
    await vi.waitFor(() => expect(hubLog.heads()[0]?.seq).toBe(300), patience);
    expect(await hubLog.verify()).toEqual({ ok: true, events: 300 });
  });

  it('gives a hub that was restored from yesterday its own events back', async () => {
    const [roomLog, hubLog, restoredLog] = [await tempLog(), await tempLog(), await tempLog()];
    await hubLog.append([draft({ unit }), draft({ unit })]);
    const hub = await startHub(hubLog);
    link(roomLog, acceptedBox(hub, roomLog.origin), hub.carry);
    await vi.waitFor(() => expect(roomLog.heads()[0]?.seq).toBe(2), patience);
    const restored = await startHub(restoredLog, hub.key);
    link(roomLog, acceptedBox(restored, roomLog.origin), restored.carry);
    await vi.waitFor(() => expect(eventsIn(restoredLog)).toEqual(eventsIn(hubLog)), patience);
  });

  it('mends the fork of a cloned card: both rooms and the hub end with the same, and all who signed in are there', async () => {
    const [image, disk] = [folder(), folder()];
    const box = await tempLog(join(image, 'log.db'));
    await box.append(Array.from({ length: 20 }, () => draft({ unit })));
    await box.close();
    cpSync(image, disk, { recursive: true });
    const [first, clone] = [await tempLog(join(image, 'log.db')), await tempLog(join(disk, 'log.db'))];
    const hubLog = await tempLog();
    const hub = await startHub(hubLog);
    const accepted = acceptedBox(hub, first.origin);
    await first.append(Array.from({ length: 510 }, () => draft({ unit })));
    await clone.append(Array.from({ length: 3 }, () => draft({ unit })));
    const here = new Set([...eventsIn(first), ...eventsIn(clone), 'later']);
    link(first, accepted, hub.carry);
    await vi.waitFor(() => expect(hubLog.heads()[0]?.seq).toBe(530), patience);
    const cloned = link(clone, accepted, hub.carry);
    await vi.waitFor(async () => expect(hubLog.heads()).toHaveLength(2), patience);
    await clone.append([draft({ unit, id: 'later' })]);
    cloned.news();
    await vi.waitFor(() => {
      const seqs = [first, clone, hubLog].map((log) =>
        log
          .heads()
          .map(({ seq }) => seq)
          .sort(),
      );
      // Beside what was written there the clone has named the old head.
      expect(seqs).toEqual([
        [5, 530],
        [5, 530],
        [5, 530],
      ]);
    }, patience);
    for (const log of [first, clone, hubLog]) {
      expect(await log.verify()).toEqual({ ok: true, events: here.size + 1 });
      expect(log.heads()).toEqual(hubLog.heads());
      const there = new Set(eventsIn(log));
      expect([...here].filter((id) => !there.has(id))).toEqual([]);
    }
    expect(clone.origin).not.toBe(first.origin);
    expect(cloned.state().halts.size).toBe(0);
  });

  it('shows what was tampered with, and goes on with the rest', async () => {
    const [roomLog, hubLog] = [await tempLog(), await tempLog()];
    const hub = await startHub(hubLog);
    await roomLog.append([draft({ unit })]);
    const box = acceptedBox(hub, roomLog.origin);
    const stranger = { origin: randomUUID(), unit };
    const rows = signIns(2, stranger);
    const signed = signHead(stranger, 2, Buffer.from(rows[1]?.link ?? '').toString('hex'), keyOf(newKey()));
    await roomLog.receive(stranger, rows, signed);
    const room = link(roomLog, box, hub.carry);
    await vi.waitFor(() => expect(hubLog.heads()).toMatchObject([{ origin: roomLog.origin, seq: 1 }]), patience);
    await vi.waitFor(() => expect(room.state().halts.size).toBe(1), patience);
    expect([...room.state().halts.values()]).toMatchObject([
      { log: stranger, why: { kind: 'tampered', flaw: 'head' } },
    ]);
  });
});

it('the rest after an answer without news counts from when it was asked, also where news of this end came between', async () => {
  let time = 0;
  const rested: number[] = [];
  const done: string[] = [];
  const answer = Promise.withResolvers<boolean>();
  const running = runLink(
    {
      replica: {
        ...replicaOf(await tempLog()),
        async heads() {
          done.push('looked');
          return [];
        },
      },
      peer: {
        heads: async () => [],
        ready: () => async () => ({ kind: 'gap', ack: 0 }),
        takes: () => batchLimits,
        fetch: async () => undefined,
        news() {
          done.push('asked');
          return answer.promise;
        },
      },
      ...{ unit, key: keyOf(newKey()), keysOf: async () => undefined, random: Math.random, now: () => time },
      rest: async (ms, signal) => {
        rested.push(ms);
        await once(signal, 'abort');
      },
      onState: () => undefined,
      onReceived: () => undefined,
    },
    (bug) => done.push(String(bug)),
  );
  await vi.waitFor(() => expect(done).toEqual(['looked', 'asked']), patience);
  time += 250;
  running.news();
  await vi.waitFor(() => expect(done).toEqual(['looked', 'asked', 'looked']), patience);
  time += 50;
  answer.resolve(false);
  await vi.waitFor(() => expect(rested).toEqual([rests.idle - 300]), patience);
  await running.close();
  expect(done).toEqual(['looked', 'asked', 'looked']);
});

it('on a metered line nobody listens while nothing happens, and what is written here goes up at once', async () => {
  const [roomLog, hubLog] = [await tempLog(), await tempLog()];
  const hub = await startHub(hubLog);
  const box = acceptedBox(hub, roomLog.origin);
  const asked: string[] = [];
  const rested: number[] = [];
  const carry: Carry = (path, ...request) => {
    asked.push(path);
    return hub.carry(path, ...request);
  };
  let pause = 480_000;
  const running = runLink(
    {
      ...{ replica: replicaOf(roomLog), peer: box.peer(carry), unit, key: box.key, random: Math.random },
      keysOf: async () => undefined,
      async rest(ms, signal) {
        rested.push(ms);
        await once(signal, 'abort');
      },
      pause: () => pause,
      onState: () => undefined,
      onReceived: () => undefined,
    },
    (bug) => asked.push(String(bug)),
  );
  await vi.waitFor(() => expect(rested).toEqual([480_000]), patience);
  expect(asked).toEqual([paths.heads]);
  await roomLog.append([draft({ unit })]);
  running.news();
  await vi.waitFor(() => expect(rested).toEqual([480_000, 480_000]), patience);
  expect(asked).toEqual([paths.heads, paths.send]);
  pause = 0;
  await roomLog.append([draft({ unit })]);
  running.news();
  await vi.waitFor(() => expect(asked).toEqual([paths.heads, paths.send, paths.send, paths.news]), patience);
  await running.close();
});
