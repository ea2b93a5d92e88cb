/** Start to ready with 100,000 events in the log, and the memory of the whole process tree, also in the course of 100,000 taps. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { openLog } from '../../server/log/log.ts';
import { removeData, startKiosk, tempData } from '../scenarios/kiosk.ts';
import { clock, percentile, report } from './figures.ts';

const events = 100_000;
const taps = Number(process.env.TAPS ?? 100_000);
const data = tempData();
const stamp = () => ({ wall: Date.now(), mono: performance.now(), boot: 'bench', quality: 'ntp' as const });

/** Old meetings, as they stand after years: 400 sign-ins each, closed. */
async function fillLog(): Promise<void> {
  const demo = await startKiosk({ data, demo: true });
  const { branch } = await demo.view();
  await demo.kill('SIGTERM');
  const unit = branch?.id ?? '';
  const log = await openLog(join(data, 'log.db'), { stamp });
  const event = (meeting: number, type: string, of: unknown) => {
    const id = randomUUID();
    return {
      ...stamp(),
      unit,
      id,
      type,
      v: 1,
      subject: `meeting:old-${meeting}`,
      command: id,
      actor: 'bench',
      data: of,
    };
  };
  const plan = {
    theme: '',
    place: '',
    requirements: '',
    parts: [{ id: 'day', start: '09:00' }],
    agenda: [],
    pages: [],
  };
  const figures = { expected: 400, present: 400, leave: 0, outside: 0, outsidePresent: 0, others: 0 };
  for (let meeting = 0; meeting < events / 400; meeting += 1) {
    const date = `${2000 + Math.floor(meeting / 12)}-${String((meeting % 12) + 1).padStart(2, '0')}-15`;
    const signIns = Array.from({ length: 397 }, (_, n) =>
      event(meeting, 'person.signed-in', { person: `old-${n}`, part: 'day', by: 'card' }),
    );
    await log.append([
      event(meeting, 'meeting.planned', { ...plan, date }),
      ...signIns,
      event(meeting, 'step.entered', { step: 'sign-in', host: null }),
      event(meeting, 'meeting.closed', { by: 'secretary', figures }),
    ]);
  }
  await log.keep(); // as the room does by itself in its first quiet minute
  await log.close();
}

/**
 * Of a process and its children, MB: all with its share of common pages, or `Pss_Anon`, what it wrote itself, which is what
 * can grow; a share of Node's own pages also changes with what else runs on it.
 */
function memoryOf(pid: number, kind: 'Pss' | 'Pss_Anon'): number {
  const own = new RegExp(`^${kind}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  const threads = readdirSync(`/proc/${pid}/task`);
  const children = threads.flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  );
  return Number(own ?? 0) / 1024 + children.reduce((sum, child) => sum + memoryOf(child, kind), 0);
}

/** Until it says that it is ready, ms. `end`: how it then ends, for the start after it. */
async function startOn(folder: string, end: NodeJS.Signals): Promise<number> {
  const from = clock();
  const room = await startKiosk({ data: folder });
  const took = clock() - from;
  await room.kill(end);
  return took;
}

/** The same start several times over, as a machine is never quiet: the median, and from the best to the worst. */
async function reportStart(
  name: string,
  folder: string,
  goal?: string,
  end: NodeJS.Signals = 'SIGTERM',
): Promise<void> {
  const took: number[] = [];
  await startOn(folder, end);
  for (let n = 0; n < 5; n += 1) took.push((await startOn(folder, end)) / 1000);
  const [best, median, worst] = [0, 0.5, 1].map((p) => percentile(took, p).toFixed(2));
  report(name, `${median} s (${best} … ${worst})`, goal);
}

await fillLog();
await reportStart(`start to ready with ${events.toLocaleString('en')} events`, data, '≤ 1.5 s');
await reportStart('the same after kill -9, as after a power cut', data, '≤ 1.5 s', 'SIGKILL');
rmSync(join(data, 'log.db-folded'));
await reportStart('the same with nothing kept of the fold, as after an update', data);
const empty = tempData();
await reportStart('the same with an empty log', empty);
removeData(empty);

const kiosk = await startKiosk({ data, demo: true });
const before = memoryOf(kiosk.pid, 'Pss');
report('memory of the process tree (PSS)', `${before.toFixed(0)} MB`, '≤ 250 MB');
const page = io(kiosk.url, { transports: ['websocket'] });
/** By turns a member's card and one of 5,000 that nobody knows; the answers go to a connected page. */
const tap = async (n: number): Promise<void> => {
  const uid = `04${String(n % 5000).padStart(12, '0')}`;
  const taken = await kiosk.post(
    '/api/simulator',
    n % 2 === 0 ? { do: 'tap', person: 'demo-312', credential: 'card' } : { do: 'tap-card', uid },
  );
  await taken.text();
};
const memory: number[] = [];
for (let n = 0; n < taps; n += 1) {
  await tap(n);
  if ([0.1, 0.5, 1].includes((n + 1) / taps)) memory.push(memoryOf(kiosk.pid, 'Pss_Anon'));
}
page.disconnect();
report(
  `its own pages after a tenth, half, all of ${taps.toLocaleString('en')} taps`,
  `${memory.map((mb) => mb.toFixed(0)).join(' → ')} MB`,
  'flat',
);
await kiosk.kill('SIGTERM');
removeData(data);
