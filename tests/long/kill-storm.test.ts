import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, expect, it } from 'vitest';
import type { PersonEntry } from '../../server/domain/commands/roster.ts';
import type { AnswerPush } from '../../server/kiosk/contract.ts';
import { openLog } from '../../server/log/log.ts';
import { type Kiosk, removeData, startKiosk, tempData } from '../scenarios/kiosk.ts';

const kills = Number(process.env.KILLS ?? 200);
const crowd = 400;
const steps = ['sign-in', 'oath', 'dues', 'study', 'discussion', 'summary'];
const data = tempData();

afterAll(() => removeData(data));

const uid = (n: number) => `04AA${String(n).padStart(10, '0')}`;
const member = (n: number): PersonEntry & { person: string } => ({
  person: `crowd-${n}`,
  name: `党员${n}号`,
  standing: 'member',
  category: 'ordinary',
  probationary: false,
});

/** 400 members with a card each, and an open meeting. */
async function prepare(): Promise<string> {
  const kiosk = await startKiosk({ data, demo: true });
  await kiosk.enterPin();
  await kiosk.command({ type: 'roster.add', data: { people: Array.from({ length: crowd }, (_, n) => member(n)) } });
  const heard = await listen(kiosk);
  for (let n = 0; n < crowd; n += 1) {
    await kiosk.post('/api/binding', { person: `crowd-${n}` }, 'PUT');
    await kiosk.post('/api/simulator', { do: 'tap-card', uid: uid(n) });
    await expect.poll(() => heard.answers.length, { timeout: 10_000, interval: 2 }).toBe(n + 1);
  }
  await kiosk.post('/api/binding', {}, 'PUT');
  const { meeting } = await kiosk.view();
  if (meeting === null) throw new Error('the demo has no meeting today');
  expect(
    await kiosk.command({
      type: 'meeting.open',
      data: { meeting: meeting.id, date: meeting.date, dateConfirmed: true },
    }),
  ).toEqual({ kind: 'done' });
  heard.stop();
  await kiosk.kill('SIGTERM');
  return meeting.id;
}

async function listen(kiosk: Kiosk) {
  const answers: AnswerPush[] = [];
  const socket = io(kiosk.url, { transports: ['websocket'] });
  socket.on('answer', (answer: AnswerPush) => answers.push(answer));
  await new Promise((connected) => socket.once('connect', () => connected(undefined)));
  return { answers, stop: () => socket.disconnect() };
}

it(
  `KX-02 loses no acknowledged tap and no acknowledged step in ${kills} kills at random moments of a storm`,
  async () => {
    const meeting = await prepare();
    const green = new Set<string>();
    let acknowledged = 0;
    let next = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const kiosk = await startKiosk({ data, demo: true });
      const view = (await kiosk.view()).meeting;
      const there = Object.entries(view?.wall ?? {}).flatMap(([person, tile]) => (tile.at === null ? [] : [person]));
      expect(there).toEqual(expect.arrayContaining([...green]));
      const stands = steps.indexOf(view?.current ?? '');
      expect([acknowledged, acknowledged + 1]).toContain(stands);
      acknowledged = stands;

      await kiosk.enterPin();
      const heard = await listen(kiosk);
      const ending = new Promise((end) => setTimeout(end, Math.random() * 400)).then(() => kiosk.kill('SIGKILL'));
      const storm = async () => {
        for (;;) {
          await kiosk.post('/api/simulator', { do: 'tap-card', uid: uid(next++ % crowd) });
          // Some taps alone, some in bursts, now and then a step.
          if (Math.random() < 0.3) await new Promise((end) => setTimeout(end, Math.random() * 20));
          const step = steps[acknowledged + 1];
          if (step === undefined || Math.random() > 0.02) continue;
          const answer = await kiosk.command({ type: 'step.enter', data: { meeting, step } });
          if (answer.kind === 'done') acknowledged += 1;
        }
      };
      // The storm ends by its kiosk being gone.
      await storm().catch((error: unknown) => expect(String(error)).toMatch(/fetch failed|ECONN|socket|terminated/));
      await ending;
      for (const { answer } of heard.answers) if (answer.kind === 'signed-in') green.add(answer.person);
      heard.stop();
    }
    expect(green.size).toBeGreaterThan(kills / 2);

    const log = await openLog(join(data, 'log.db'), {
      stamp: () => ({ wall: Date.now(), mono: 1, boot: 'check', quality: 'ntp' }),
    });
    expect(await log.verify()).toMatchObject({ ok: true });
    await log.close();
    rmSync(join(data, 'log.db'));
  },
  kills * 8_000 + 120_000,
);
