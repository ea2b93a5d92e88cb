/** Two real logs, and between them a line that loses requests, loses replies, cuts them short and brings them twice. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { replicaOf } from '../../server/kiosk/sync/log-replica.ts';
import type { Log } from '../../server/log/contract.ts';
import type { Carry } from '../../server/sync/client.ts';
import { startOfLink } from '../../server/sync/link.ts';
import { runLink } from '../../server/sync/run-link.ts';
import { draft } from '../log/drafts.ts';
import { signIns } from './chains.ts';
import { acceptedBox, type Box, type Hub, startHub, tempLog, unit } from './ends.ts';

const patience = { timeout: 20_000, interval: 20 };

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
      rest: (_ms, signal) =>
        new Promise((resolve, reject) => {
          const timer = setTimeout(resolve, 1);
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

  it('shows a fork, and goes on with what is not forked', async () => {
    const [roomLog, hubLog] = [await tempLog(), await tempLog()];
    const hub = await startHub(hubLog);
    const cloned = { origin: randomUUID(), unit };
    const common = signIns(1, cloned);
    for (const log of [roomLog, hubLog]) {
      const rows = [...common, ...signIns(1, cloned, common[0])];
      const last = Buffer.from(rows[1]?.link ?? '').toString('hex');
      await log.receive(cloned, rows, { seq: 2, link: last, signature: new Uint8Array(64) });
    }
    await roomLog.append([draft({ unit })]);
    const room = link(roomLog, acceptedBox(hub, roomLog.origin), hub.carry);
    const ownThere = () => hubLog.heads().find(({ origin }) => origin === roomLog.origin)?.seq;
    await vi.waitFor(() => expect(ownThere()).toBe(1), patience);
    expect([...room.state().halts.values()]).toMatchObject([{ log: cloned, why: { kind: 'fork', seq: 2 } }]);
  });
});
