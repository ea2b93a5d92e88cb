/**
 * Ten rooms and their township, all real processes, for days of bad weather: a line with every fault that a line has, hours
 * without one, and every process killed at random moments. What a room acknowledged arrives, once and unaltered.
 *
 * The rooms' events come in by their commands: people signed in by hand, twenty at once, and eighty whose group is entered
 * anew in one command, so that the storm is about the log and the line and not about how fast a room is asked.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { addDays, dateOf, instant } from '../../server/domain/date.ts';
import { fold } from '../../server/domain/state.ts';
import type { Head } from '../../server/log/contract.ts';
import { eventsOf } from '../../server/log/folded.ts';
import { openLog } from '../../server/log/log.ts';
import { verifyRows } from '../../server/log/verify.ts';
import { createRandom, type Random } from '../../server/simulate/random.ts';
import { isHeadSignedBy } from '../../server/sync/signed-head.ts';
import type { TownshipStore } from '../../server/township/store/contract.ts';
import { openTownship } from '../../server/township/store/store.ts';
import { type FaultyProxy, startFaultyProxy } from '../doubles/faulty-proxy.ts';
import { startPostgres } from '../doubles/postgres.ts';
import { describeWith } from '../extras.ts';
import { removeData, tempData } from '../scenarios/kiosk.ts';
import { startTownshipProcess, type TownshipProcess } from '../scenarios/township.ts';
import { type StormClock, type StormRoom, startRoom } from './storm-room.ts';

const rounds = Number(process.env.ROUNDS ?? 5);
const crowd = 10;
const eventsOfRound = 20_000;
const hour = 3_600_000;
const clockFile = new URL('../doubles/moved-clock.ts', import.meta.url).href;

interface Weather extends StormClock {
  later(ms: number): void;
  /** 08:00 of the day after. */
  nextDay(): void;
}

/** The clock of whatever is started from now on. */
function stormClock(): Weather {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  return {
    now,
    environment: () => ({ NODE_OPTIONS: `--import=${clockFile}`, CLOCK_AHEAD: String(ahead) }),
    later(ms) {
      ahead += ms;
    },
    nextDay() {
      ahead += instant(addDays(dateOf(now()), 1), '08:00') - now();
    },
  };
}

/** The township's servers: one on its file, or two on one PostgreSQL, of which either may be asked. */
async function startHub(database: string | undefined, clock: StormClock) {
  const folders = Array.from({ length: database === undefined ? 1 : 2 }, tempData);
  const [data = ''] = folders;
  onTestFinished(() => folders.forEach(removeData));
  const more = () => ({ env: clock.environment(), ...(database !== undefined && { database }) });
  const servers: TownshipProcess[] = [];
  for (const folder of folders) servers.push(await startTownshipProcess(folder, 0, more()));
  let asked = 0;
  const crash = async (place: number): Promise<void> => {
    await servers[place]?.kill('SIGKILL');
    servers[place] = await startTownshipProcess(folders[place] ?? '', 0, more());
  };
  const next = (): TownshipProcess => {
    const server = servers[asked++ % servers.length];
    if (server === undefined) throw new Error('there is no township');
    return server;
  };
  return {
    ...{ data, next },
    crashOne: (random: Random) => crash(random.int(0, servers.length - 1)),
    crashAll: () => Promise.all(servers.map((_, place) => crash(place))),
    stop: () => Promise.all(servers.map((server) => server.kill('SIGTERM'))),
  };
}
type Hub = Awaited<ReturnType<typeof startHub>>;

interface Storm {
  readonly hub: Hub;
  readonly line: FaultyProxy;
  readonly rooms: readonly [StormRoom, ...StormRoom[]];
  readonly clock: Weather;
  readonly random: Random;
}

/** A day: everything is started anew, works through the weather, and in the evening the line is good. */
async function liveThroughADay({ hub, line, rooms, clock, random }: Storm): Promise<void> {
  clock.nextDay();
  await Promise.all([hub.crashAll(), ...rooms.map((room) => room.crash())]);
  line.weather = 'storm';
  let working = true;
  const work = Promise.all(rooms.map((room) => room.work(eventsOfRound / crowd))).finally(() => {
    working = false;
  });
  await Promise.all([work, kill()]);
  line.weather = 'calm';

  async function kill(): Promise<void> {
    for (let kills = 1; working; kills += 1) {
      await sleep(random.int(0, 1500));
      if (kills === 3) {
        line.weather = 'cut';
        clock.later(5 * hour);
        // Two servers whose clocks differ by hours would each refuse what was signed by the other's.
        await hub.crashAll();
      }
      if (kills === 6) line.weather = 'storm';
      await (random.chance(0.3) ? hub.crashOne(random) : random.pick(rooms).crash());
    }
  }
}

async function everythingArrives({ rooms }: Storm, township: TownshipStore): Promise<void> {
  const missing = async (): Promise<number> => {
    // In this order: a room goes on writing, as about its clock.
    const heads = (await township.heads()).filter(({ origin }) => origin !== township.origin);
    const arrived = heads.reduce((sum, { seq }) => sum + seq, 0);
    const recorded = await Promise.all(rooms.map((room) => room.recorded()));
    return recorded.reduce((sum, count) => sum + count, 0) - arrived;
  };
  await expect.poll(missing, { timeout: 300_000, interval: 200 }).toBe(0);
}

/** With all processes stopped: what stands at one end stands at the other, and what was promised stands there. */
async function compare({ data, acknowledged }: StormRoom, township: TownshipStore): Promise<number> {
  const stamp = () => ({ wall: 0, mono: 0, boot: '', quality: 'none' as const });
  const log = await openLog(join(data, 'log.db'), { stamp });
  try {
    const head = log.heads().find(({ origin }) => origin === log.origin);
    if (head === undefined) throw new Error('the room has written nothing');
    const { origin, unit, seq, link } = head;
    const places = (heads: readonly Head[]) => new Map(heads.map((at) => [at.origin, `${at.seq} ${at.link}`]));
    expect(places(await township.heads([unit]))).toEqual(places(log.heads()));
    const rows = await township.rows(head, 0, seq + 1);
    expect(verifyRows(rows)).toEqual({ ok: true, events: seq });
    const [device, signed] = [await township.devices.byOrigin(origin), await township.signedHead(head)];
    expect(signed).toMatchObject({ seq, link });
    expect(device && signed && isHeadSignedBy(device.publicKey, head, signed)).toBe(true);

    const here = [...log.read()];
    const there = await township.eventsOf(unit);
    const ids = there.map(({ id }) => id).sort();
    expect(ids).toEqual(here.map(({ id }) => id).sort());
    const commands = new Set(there.map(({ command }) => command));
    expect([...acknowledged].filter((command) => !commands.has(command))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(isDeepStrictEqual(await township.stateOf(unit), fold(eventsOf(log)))).toBe(true);
    return seq;
  } finally {
    await log.close();
  }
}

async function storm(database?: string): Promise<void> {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 32);
  console.info(`seed ${seed}, ${rounds} rounds`);
  const random = createRandom(seed);
  const clock = stormClock();
  const hub = await startHub(database, clock);
  onTestFinished(async () => void (await hub.stop()));
  const line = await startFaultyProxy(() => hub.next().url, random.int(0, 2 ** 31));
  onTestFinished(() => line.close());
  const rooms = await Promise.all(
    Array.from({ length: crowd }, async (_, n) => {
      const room = await startRoom(n, line.url, clock, random);
      onTestFinished(async () => {
        await room.stop();
        removeData(room.data);
      });
      await room.enrol(await hub.next().code(`第${n}支部`));
      return room;
    }),
  );
  await hub.next().acceptAll();
  const [first, ...others] = rooms;
  if (first === undefined) throw new Error('there are no rooms');
  const all: Storm = { hub, line, rooms: [first, ...others], clock, random };

  const where = { data: hub.data, now: clock.now, ...(database !== undefined && { database }) };
  for (let round = 1; round <= rounds; round += 1) {
    const began = performance.now();
    await liveThroughADay(all);
    const worked = performance.now();
    const township = await openTownship(where);
    await everythingArrives(all, township).finally(township.close);
    const seconds = (ms: number) => (ms / 1000).toFixed(1);
    console.info(
      `round ${round}: ${seconds(worked - began)} s, and ${seconds(performance.now() - worked)} s to arrive`,
    );
  }
  console.info(Object.fromEntries(line.met));
  await Promise.all([hub.stop(), ...rooms.map((room) => room.stop())]);

  const township = await openTownship(where);
  try {
    let events = 0;
    for (const room of rooms) events += await compare(room, township);
    expect(await township.quarantined()).toEqual([]);
    expect(events).toBeGreaterThanOrEqual(rounds * eventsOfRound);
    const promised = rooms.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
    console.info(`${events} events of ${promised} acknowledged commands`);
  } finally {
    await township.close();
  }
}

/** A loaded machine takes several times as long as a quiet one. */
const patience = (rounds + 1) * 600_000;

it(`loses nothing and doubles nothing in ${rounds} rounds of storm, on the embedded database`, () => storm(), patience);

describeWith(['postgres'], 'two servers on one PostgreSQL', () => {
  let stop = async (): Promise<void> => undefined;
  afterEach(() => stop());

  it(
    `loses nothing and doubles nothing in ${rounds} rounds of storm`,
    async () => {
      const postgres = await startPostgres();
      stop = postgres.stop;
      await storm(postgres.url);
    },
    patience,
  );
});
