/** One room of the storm: a real kiosk process with a branch of its own, in which people sign in whatever happens to it. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandData } from '../../server/domain/commands.ts';
import { dateOf } from '../../server/domain/date.ts';
import type { Random } from '../../server/simulate/random.ts';
import { type Kiosk, noReaders, startKiosk, tempData } from '../scenarios/kiosk.ts';

const members = 100;
/** Taps at once, and people whose group is entered anew by one command: together the events of one turn. */
const turn = { taps: 20, regrouped: 80 } as const;
const pin = '246802';

export interface StormRoom {
  readonly data: string;
  /** The commands that the room has said it recorded. */
  readonly acknowledged: ReadonlySet<string>;
  enrol(code: string): Promise<void>;
  /** So many events, or some more. */
  work(events: number): Promise<void>;
  /** All events of this box. */
  recorded(): Promise<number>;
  /** `kill -9`, and it is started again, with the clock as it then stands. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** `environment`: of the process that is started next. `now`: what its clock shows, ms since the epoch. */
export interface StormClock {
  environment(): NodeJS.ProcessEnv;
  now(): number;
}

export async function startRoom(n: number, township: string, clock: StormClock, random: Random): Promise<StormRoom> {
  const data = tempData();
  const config = `${noReaders}[township]\nurl = "${township}"\n`;
  const acknowledged = new Set<string>();
  const people = Array.from({ length: members }, (_, p) => ({ person: randomUUID(), name: `党员${p}号` }));
  const inside = new Set<string>();
  let day = '';
  let meeting = '';
  let groups = 0;
  const start = () => startKiosk({ data, config, env: clock.environment() });
  const startAgain = async (): Promise<Kiosk> => {
    const kiosk = await start();
    await kiosk.enterPin(pin);
    return kiosk;
  };
  let up = start();

  /** Asked again under the same id until the room has an answer: where the first one was lost, that it is so already. */
  async function done(command: CommandData): Promise<void> {
    const id = randomUUID();
    for (let isFirst = true; ; isFirst = false) {
      const kiosk = await up;
      try {
        const answer = await kiosk.command(command, id);
        if (answer.kind !== 'refused') acknowledged.add(id);
        else if (isFirst) throw new Error(`room ${n}, ${command.type}: ${answer.why}`);
        return;
      } catch (error) {
        // Its process is gone, or it is a new one that does not know us.
        if (!isPassing(error)) throw error;
        await sleep(20);
        if (/^40[13]/.test(error.message)) await kiosk.enterPin(pin).catch(() => undefined);
      }
    }
  }

  async function regroup(count: number): Promise<void> {
    groups += 1;
    const chosen = random.some(people, count).map((person) => ({
      ...person,
      group: `第${groups}次`,
      ...({ standing: 'member', category: 'ordinary', probationary: false } as const),
    }));
    await done({ type: 'roster.add', data: { people: chosen } });
  }

  /** The day's meeting; yesterday's closes itself where it was forgotten. */
  async function begin(today: string): Promise<void> {
    [day, meeting] = [today, randomUUID()];
    inside.clear();
    const plan = { theme: '', place: '', requirements: '', agenda: [], pages: [] };
    await done({
      type: 'meeting.plan',
      data: { meeting, date: today, reason: '补开', ...plan, parts: [{ id: 'day', start: '09:00' }] },
    });
    await done({ type: 'meeting.open', data: { meeting, date: today, dateConfirmed: true } });
  }

  async function tap(person: string): Promise<void> {
    if (inside.delete(person))
      await done({ type: 'sign-in.undo', data: { meeting, person, part: 'day', reason: '点错了' } });
    else {
      await done({ type: 'sign-in.by-hand', data: { meeting, person } });
      inside.add(person);
    }
  }

  const recorded = async (): Promise<number> => {
    const answer = await fetch(`${(await up).url}/health`);
    return ((await answer.json()) as { log: { seq: number } }).log.seq;
  };

  const setUp = { township: '赤溪镇', branch: `第${n}支部`, kind: 'rural', room: '活动室', secretary: '钟志远', pin };
  await (await up).post('/api/setup', setUp);
  await regroup(members);

  return {
    ...{ data, acknowledged },
    async enrol(code) {
      const answer = (await (await (await up).post('/api/desk/township', { code })).json()) as { ok: boolean };
      if (!answer.ok) throw new Error(`room ${n} was not enrolled: ${JSON.stringify(answer)}`);
    },
    async work(events) {
      const today = dateOf(clock.now());
      if (today !== day) await begin(today);
      for (let written = 0; written < events; written += turn.taps + turn.regrouped)
        await Promise.all([
          regroup(turn.regrouped),
          ...random.some(people, turn.taps).map(({ person }) => tap(person)),
        ]);
    },
    recorded,
    async crash() {
      const old = await up;
      up = old.kill('SIGKILL').then(startAgain);
      await up;
    },
    async stop() {
      await (await up).kill('SIGTERM');
    },
  };
}

const isPassing = (error: unknown): error is Error =>
  error instanceof Error && /fetch failed|ECONN|socket|terminated|^40[13] |^503 /.test(error.message);
