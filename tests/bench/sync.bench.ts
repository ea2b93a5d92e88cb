/**
 * How fast a room's records reach the township, durably at both ends: beside the bare database, and beside what others take
 * for the same records. And what they cost on the wire.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { replicaOf } from '../../server/kiosk/sync/log-replica.ts';
import type { Log } from '../../server/log/contract.ts';
import { openLog } from '../../server/log/log.ts';
import type { Row } from '../../server/log/replicate.ts';
import { batchLimits } from '../../server/sync/batch.ts';
import { carryTo } from '../../server/sync/carry.ts';
import type { Carry } from '../../server/sync/client.ts';
import { type LinkState, unsentOf } from '../../server/sync/link.ts';
import { runLink } from '../../server/sync/run-link.ts';
import { startPostgres } from '../doubles/postgres.ts';
import { fillBare } from './bare.ts';
import { percentile, report } from './figures.ts';
import { type Peers, type PeerTimes, startPeers } from './peers.ts';
import { type Bed, type Box, computed, newBox, rowsOf, startBed, taps } from './township-bed.ts';

const events = 20_000;
/** Sent before the clock starts: a server that runs for months is warm, and for the first seconds of one it is compiled. */
const warm = 60_000;
/** Each beside the bare database and the peers: a machine that is shared is now quick, now slow. What stands in the middle counts. */
const rounds = 5;
const stamp = () => ({ wall: Date.now(), mono: performance.now(), boot: 'bench', quality: 'ntp' as const });

interface Room {
  readonly box: Box;
  readonly log: Log;
}

async function newRoom(folder: string, name: string): Promise<Room> {
  const log = await openLog(join(folder, `${name}.db`), { stamp });
  return { log, box: newBox(log.origin) };
}

async function write({ log, box }: Room, count: number): Promise<void> {
  for (let written = 0; written < count; written += batchLimits.events)
    await log.append(taps(box.unit, Math.min(batchLimits.events, count - written), written));
}

/** Resolves to ms when the township has acknowledged so many. `during`: what the room writes meanwhile. */
async function send(bed: Bed, { box, log }: Room, count: number, during?: () => Promise<void>, carry?: Carry) {
  const done = Promise.withResolvers<void>();
  const seen = (state: LinkState): void => {
    const acknowledged = [...(state.theirs ?? new Map()).values()].reduce((sum, { seq }) => sum + seq, 0);
    if (acknowledged >= count && unsentOf(state) === 0) done.resolve();
  };
  const began = performance.now();
  const link = runLink(
    {
      ...{ replica: replicaOf(log), peer: bed.peerOf(box, carry), unit: box.unit, key: box.key },
      ...{ keysOf: async () => undefined, random: Math.random, onState: seen, onReceived: () => undefined },
    },
    done.reject,
  );
  if (during !== undefined) await during().then(link.news);
  await done.promise;
  const taken = performance.now() - began;
  await link.close();
  return taken;
}

const perSecond = (ms: number): number => Math.round((events / ms) * 1000);

/** What one round took: ms, and seconds that the township computed. */
interface Round {
  readonly bare: number;
  readonly replicated: number;
  readonly computing: number;
  readonly peers: PeerTimes | undefined;
}

interface Beside {
  readonly database?: string;
  readonly peers?: Peers;
}

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** What one has left in memory, or to be written to the disk, is not to be done in the other's time. */
function tidy(): void {
  collect();
  execFileSync('sync');
}

/** What the rooms have written, read anew: rows of many rounds in memory would be gone through again and again. */
const rowsIn = (rooms: readonly Room[]): Row[] => rooms.flatMap(({ log, box }) => log.rows(box, 0, warm));

async function throughput(name: string, goal: string, { database, peers }: Beside): Promise<readonly Round[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const stored = Array.from({ length: rounds }, (_, n) => `stored-${n}`);
  const rooms = await Promise.all(['warm', 'live', ...stored].map((room) => newRoom(folder, room)));
  const [first, live, ...others] = rooms;
  if (first === undefined || live === undefined) throw new Error('there are two rooms at least');
  const bed = await startBed(
    rooms.map(({ box }) => box),
    database,
  );
  try {
    await write(first, warm);
    await send(bed, first, warm);
    let bytes = 0;
    const network = carryTo(bed.url, new AbortController().signal);
    const counted: Carry = async (path, headers, body) => {
      const reply = await network(path, headers, body);
      bytes += body.length + reply.body.length + JSON.stringify([headers, reply.headers]).length;
      return reply;
    };
    const found: Round[] = [];
    for (const [n, room] of others.entries()) {
      await write(room, events);
      tidy();
      const bare = await fillBare(rowsIn([first, ...others.slice(0, n)]), rowsIn([room]), database);
      tidy();
      const before = computed(bed.pid);
      const replicated = await send(bed, room, events, undefined, counted);
      const computing = computed(bed.pid) - before;
      tidy();
      found.push({ bare, replicated, computing, peers: await peers?.time() });
    }
    const middle = (of: (round: Round) => number): number => percentile(found.map(of), 0.5);
    const [bare, replicated] = [middle((round) => round.bare), middle((round) => round.replicated)];
    const whole = await send(bed, live, events, () => write(live, events));
    const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
    const all = found.map((round) => percent(round.bare / round.replicated)).join(', ');
    const share = percent(middle((round) => round.bare / round.replicated));
    report(`${name}, bare: events/s`, String(perSecond(bare)));
    report(`${name}, kiosk → township: events/s`, `${perSecond(replicated)}, ${share} of bare (${all})`, goal);
    report(
      `${name}, with their writing at the kiosk: events/s`,
      `${perSecond(whole)}, ${percent(bare / whole)} of bare`,
    );
    const micros = (middle(({ computing }) => computing) / events) * 1e6;
    report(`${name}, the township's computing`, `${micros.toFixed(0)} µs an event`);
    report(`${name}, on the wire, headers included`, `${(bytes / events / rounds).toFixed(1)} bytes an event`, '≤ 90');
    return found;
  } finally {
    await bed.stop();
    for (const { log } of rooms) await log.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `of`: a peer's ms of a round, or why there are none. */
function beside(name: string, found: readonly Round[], of: (times: PeerTimes) => number | string, goal?: string): void {
  const taken = found.flatMap(({ peers }) => (peers === undefined ? [] : [of(peers)]));
  const missing = taken.find((ms) => typeof ms === 'string');
  if (missing !== undefined) {
    report(name, `left out (${missing})`);
    return;
  }
  const times = found.map(({ replicated }, n) => Number(taken[n]) / replicated);
  const ratio = `${percentile(times, 0.5).toFixed(1)} × (${times.map((time) => time.toFixed(1)).join(', ')})`;
  report(`${name}: events/s`, `${perSecond(percentile(taken.map(Number), 0.5))}, we: ${ratio}`, goal);
}

const stranger = newBox();
const records = rowsOf(stranger.origin, taps(stranger.unit, events)).map(({ envelope, payload, salt }) =>
  JSON.stringify({ envelope, payload, salt: Buffer.from(salt ?? '').toString('base64url') }),
);
const peers = startPeers(records);
try {
  const found = await throughput('SQLite', '≥ 40 %', { peers });
  const nth = (times: readonly number[] | string, n: number) => (typeof times === 'string' ? times : (times[n] ?? ''));
  const pouch = 'PouchDB → express-pouchdb';
  beside(`${pouch}, 100 at a time as it does unasked, no fsync`, found, (times) => nth(times.pouch, 0), '≥ 8 ×');
  beside(`${pouch}, 500 at a time, no fsync`, found, (times) => nth(times.pouch, 1));
  beside('NATS JetStream, one acknowledged after the other, no fsync', found, ({ nats }) => nth(nats, 0), '≥ 2 ×');
  beside('NATS JetStream, 500 at a time, no fsync', found, ({ nats }) => nth(nats, 1));
} finally {
  peers.stop();
}
const postgres = await startPostgres();
try {
  await throughput('PostgreSQL', '≥ 60 %', { database: postgres.url });
} finally {
  await postgres.stop();
}
