/** For benches: a township's server in a process of its own, boxes that it has accepted, and taps to send there. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { instant } from '../../server/domain/date.ts';
import type { Draft } from '../../server/log/contract.ts';
import { beforeFirst, type LogName, type Row, seal } from '../../server/log/replicate.ts';
import { carryTo } from '../../server/sync/carry.ts';
import { type Carry, createPeer, type Peer } from '../../server/sync/client.ts';
import { keyOf, newKey, type SigningKey } from '../../server/sync/keys.ts';
import { signHead } from '../../server/sync/signed-head.ts';
import { cookieName } from '../../server/township/http/guard.ts';
import { openTownship } from '../../server/township/store/store.ts';
import { startTownship } from '../scenarios/township-process.ts';

export interface Box extends LogName {
  readonly key: SigningKey;
  /** What has arrived of it before the bench begins. */
  readonly history?: readonly Row[];
}

export const newBox = (origin: string = randomUUID()): Box => ({ origin, unit: randomUUID(), key: keyOf(newKey()) });

export interface Bed {
  readonly url: string;
  readonly pid: number;
  /** Of a person of the township's staff, signed in at the console. */
  readonly cookie: string;
  /** Its end of the wire, as the box asks it. `carry`: over the network, unless told. */
  peerOf(box: Box, carry?: Carry): Peer;
  stop(): Promise<void>;
}

/** `database`: a PostgreSQL; without it the embedded one. */
export async function startBed(boxes: readonly Box[], database?: string): Promise<Bed> {
  const data = mkdtempSync(join(tmpdir(), 'bench-'));
  const where = database === undefined ? {} : { database };
  const store = await openTownship({ data, now: Date.now, fleeting: true, ...where });
  for (const { origin, unit, key, history = [] } of boxes) {
    const code = randomUUID();
    await store.devices.offerCode({ code, branch: unit, expires: Date.now() + 3_600_000, account: '' });
    await store.devices.enrol({ code, origin, unit, room: '活动室', branch: unit, publicKey: key.publicKey });
    await store.devices.setStanding(origin, 'accepted', '');
    const { seq, link } = history.at(-1) ?? beforeFirst;
    const log = { origin, unit };
    await store.receive(log, history, signHead(log, seq, Buffer.from(link).toString('hex'), key));
  }
  await store.projected(
    'room',
    boxes.map(({ unit }) => unit),
  );
  const { publicKey } = store.key;
  const account = {
    id: randomUUID(),
    name: 'staff',
    role: 'township',
    units: [],
    password: '',
    secondFactor: '',
  } as const;
  await store.accounts.add({ ...account, disabled: false });
  const token = randomUUID();
  await store.sessions.start(token, account.id, Date.now() + 3_600_000);
  await store.close();
  const server = await startTownship(data, 0, where);
  const hanging = new AbortController();
  const network = carryTo(server.url, hanging.signal);
  const clock = { now: Date.now, told: () => undefined };
  return {
    ...{ url: server.url, pid: server.pid, cookie: `${cookieName}=${token}` },
    peerOf: ({ origin, key }, carry = network) =>
      createPeer({ carry, origin, key, publicKey, clock, report: () => ({ events: 0, readers: [], clock: 'ntp' }) }),
    async stop() {
      hanging.abort();
      await server.kill('SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Who comes to one meeting. */
const attendance = 100;

/** As a tap of then is named: a UUID that begins with the time (RFC 9562, 5.7). */
function commandAt(wall: number): string {
  const time = wall.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** Sign-ins of a day, a few seconds apart; `first`: the first one's number. */
export function taps(unit: string, count: number, first = 0): Draft[] {
  return Array.from({ length: count }, (_, index) => {
    const mono = 60_000 + (first + index) * 4321 + (randomBytes(1)[0] ?? 0);
    const wall = instant('2026-11-15', '08:30') + mono;
    const command = commandAt(wall);
    const subject = `meeting:${unit}-${Math.floor((first + index) / attendance)}`;
    return {
      ...{ unit, id: `${command}.0`, type: 'person.signed-in', v: 1, subject, command, actor: 'reader:pcsc' },
      ...{ wall, mono, boot: unit, quality: 'ntp' as const },
      data: { person: randomUUID(), part: 'day', by: 'card' },
    };
  });
}

/** `after`: the row upon which they stand. */
export function rowsOf(origin: string, drafts: readonly Draft[], after?: Row): Row[] {
  let last = after;
  return drafts.map((draft) => {
    last = seal(draft, origin, last ?? beforeFirst, (last?.seq ?? 0) + 1, randomBytes(16));
    return last;
  });
}

/** Seconds that a process has computed, in all its threads (proc(5), schedstat: the first figure, ns). */
export function computed(pid: number): number {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const spent = tasks.map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]));
  return spent.reduce((sum, ns) => sum + ns, 0) / 1e9;
}

/** Also what a server does of itself is done: resolves when it rests, or after 10 s. */
export async function settled({ pid }: { readonly pid: number }): Promise<void> {
  let before = computed(pid);
  for (let tries = 0; tries < 20; tries += 1) {
    await sleep(500);
    const now = computed(pid);
    if (now - before < 0.1) return;
    before = now;
  }
}
