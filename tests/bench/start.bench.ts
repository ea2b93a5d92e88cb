/** Start to ready with 100,000 events in the log, and the memory of the whole process tree, before and after 100,000 taps. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLog } from '../../server/log/log.ts';
import { removeData, startKiosk, tempData } from '../scenarios/kiosk.ts';
import { clock, report } from './figures.ts';

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
  await log.close();
}

/** Proportional set size of a process and its children, MB. */
function memoryOf(pid: number): number {
  const own = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  const threads = readdirSync(`/proc/${pid}/task`);
  const children = threads.flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  );
  return Number(own ?? 0) / 1024 + children.reduce((sum, child) => sum + memoryOf(child), 0);
}

await fillLog();
const from = clock();
const room = await startKiosk({ data });
report(
  `start to ready with ${events.toLocaleString('en')} events`,
  `${((clock() - from) / 1000).toFixed(2)} s`,
  '≤ 1.5 s',
);

await room.kill('SIGTERM');

const kiosk = await startKiosk({ data, demo: true });
const before = memoryOf(kiosk.pid);
report('memory of the process tree (PSS)', `${before.toFixed(0)} MB`, '≤ 250 MB');
const tap = (n: number) =>
  kiosk.post('/api/simulator', { do: 'tap-card', uid: `04${String(n % 5000).padStart(12, '0')}` });
for (let n = 0; n < taps / 10; n += 1) await tap(n);
const warm = memoryOf(kiosk.pid);
for (let n = taps / 10; n < taps; n += 1) await tap(n);
report(
  `after ${taps.toLocaleString('en')} taps, against a tenth of them`,
  `${warm.toFixed(0)} → ${memoryOf(kiosk.pid).toFixed(0)} MB`,
  'flat',
);
await kiosk.kill('SIGTERM');
removeData(data);
