/** Two processes of a township on one PostgreSQL: a box sends now to one, now to the other, and one of them is killed. */
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { carryTo } from '../../server/sync/carry.ts';
import { createPeer, enrolAt, type Peer } from '../../server/sync/client.ts';
import type { ServerPushes } from '../../server/township/contract/wall.ts';
import { type Postgres, startPostgres } from '../doubles/postgres.ts';
import { describeWith } from '../extras.ts';
import { removeData, tempData } from '../scenarios/kiosk.ts';
import { startTownshipProcess, type TownshipProcess } from '../scenarios/township.ts';
import { boxKey, boxLog, described } from '../township/box-log.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describeWith(['postgres'], 'two processes on one database', () => {
  const folders = [tempData(), tempData()] as const;
  const box = boxLog({ origin: 'box', unit: 'east' });
  const consoles: Socket[] = [];
  const ending = new AbortController();
  let postgres: Postgres;
  let servers: readonly [TownshipProcess, TownshipProcess];
  let peers: readonly [Peer, Peer];

  beforeAll(async () => {
    postgres = await startPostgres();
    const more = { database: postgres.url };
    const first = await startTownshipProcess(folders[0], 0, more);
    servers = [first, await startTownshipProcess(folders[1], 0, more)];
    const code = await first.code('东山村党支部');
    const asked = { code, ...box.log, room: '活动室', branch: '东山村党支部', publicKey: boxKey.publicKey };
    const answer = await enrolAt(carryTo(first.url, ending.signal), asked, boxKey);
    if (answer.kind !== 'waiting') throw new Error(answer.kind);
    await servers[1].acceptAll();
    const options = { origin: 'box', key: boxKey, publicKey: answer.publicKey, report: () => null };
    const clock = { now: Date.now, told: () => undefined };
    const peerAt = ({ url }: TownshipProcess) => createPeer({ ...options, clock, carry: carryTo(url, ending.signal) });
    peers = [peerAt(servers[0]), peerAt(servers[1])];
  });
  afterAll(async () => {
    ending.abort();
    for (const socket of consoles) socket.close();
    await Promise.all(servers.map((server) => server.kill('SIGTERM')));
    await postgres.stop();
    folders.forEach(removeData);
  });

  /** What the branch was called, each time that a console of this process was told. */
  function follow({ url, cookie }: TownshipProcess): string[] {
    const socket: Socket<ServerPushes> = io(url, { transports: ['websocket'], extraHeaders: { cookie: cookie() } });
    consoles.push(socket);
    const names: string[] = [];
    socket.on('wall', ({ rooms }) => names.push(...rooms.map(({ branch }) => branch)));
    socket.on('rooms', (rooms) => names.push(...rooms.map(({ branch }) => branch)));
    return names;
  }

  async function send(peer: Peer, name: string): Promise<void> {
    const after = box.rows.at(-1) ?? { seq: 0, link: new Uint8Array(32) };
    const rows = box.write([described('east', name)]);
    expect(await peer.send({ log: box.log, after, rows, signed: box.signed() })).toMatchObject({
      ack: box.rows.length,
    });
  }

  const standingAt = async (peer: Peer) => (await peer.heads()).find(({ origin }) => origin === box.log.origin);

  /** Once, or again, as its row was made meanwhile. */
  const isTold = (names: readonly string[]): boolean => names.length > 0;

  const within2s = { timeout: 2000, interval: 10 };

  it('what one has taken stands on the other’s consoles within two seconds', async () => {
    const [here, there] = [follow(servers[0]), follow(servers[1])];
    await vi.waitFor(() => expect([here, there].every(isTold)).toBe(true), 10_000);
    for (let n = 0; n < 6; n += 1) {
      await send(peers[n % 2 === 0 ? 0 : 1], `第${n}次`);
      await vi.waitFor(() => expect([here.at(-1), there.at(-1)]).toEqual([`第${n}次`, `第${n}次`]), within2s);
    }
  });

  it('one that is killed stops nothing', async () => {
    const there = follow(servers[1]);
    await vi.waitFor(() => expect(there).toSatisfy(isTold), 10_000);
    const lost = send(peers[0], '半路').catch((error: unknown) => error);
    await servers[0].kill('SIGKILL');
    await lost;
    // Whether it was taken nobody knows: the box asks, as after every failure, and sends what is not there.
    const head = await standingAt(peers[1]);
    const after = box.rows.find(({ seq }) => seq === head?.seq);
    const rows = box.rows.filter(({ seq }) => seq > (head?.seq ?? 0));
    if (after !== undefined && rows.length > 0)
      await peers[1].send({ log: box.log, after, rows, signed: box.signed() });
    await vi.waitFor(() => expect(there.at(-1)).toBe('半路'), within2s);
    await send(peers[1], '照常');
    await vi.waitFor(() => expect(there.at(-1)).toBe('照常'), within2s);
    expect((await standingAt(peers[1]))?.seq).toBe(box.rows.length);
  });

  it('a database that is started again is found again', async () => {
    const there = follow(servers[1]);
    await vi.waitFor(() => expect(there).toSatisfy(isTold), 10_000);
    await postgres.crash();
    const again = await vi.waitFor(() => standingAt(peers[1]), { timeout: 10_000, interval: 100 });
    expect(again?.seq).toBe(box.rows.length);
    await send(peers[1], '恢复');
    await vi.waitFor(() => expect(there.at(-1)).toBe('恢复'), within2s);
  });
});
