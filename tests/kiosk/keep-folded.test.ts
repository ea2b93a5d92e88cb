/** When the folded log is kept, and that a start on it shows the same as one on the log alone. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { keepWhenQuiet } from '../../server/kiosk/keep-folded.ts';
import { LogFault } from '../../server/log/contract.ts';
import { openLog } from '../../server/log/log.ts';
import { draft, stamp } from '../log/drafts.ts';
import { atTen, noReaders, removeData, startKiosk, tempData } from '../scenarios/kiosk.ts';
import { soon } from '../soon.ts';

const hour = 3_600_000;

const newData = (): string => {
  const data = tempData();
  onTestFinished(() => removeData(data));
  return data;
};

test('it is kept after the start as soon as it is quiet, when much has come, and once a day', async () => {
  const log = await openLog(join(newData(), 'log.db'), { stamp: () => stamp });
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let asked: Promise<boolean>[] = [];
  const observed = {
    heads: () => log.heads(),
    keep() {
      const kept = log.keep();
      asked.push(kept);
      return kept;
    },
  };
  let isQuiet = false;
  let now = 0;
  const stop = keepWhenQuiet({
    ...{ log: observed, isQuiet: () => isQuiet, now: () => now, onBug: (error) => expect.unreachable(String(error)) },
    logger: pino({ level: 'silent' }),
  });
  onTestFinished(async () => {
    stop();
    vi.useRealTimers();
    await log.close();
  });
  /** What came of the next look. */
  const look = async (): Promise<boolean[]> => {
    asked = [];
    vi.advanceTimersByTime(60_000);
    return Promise.all(asked);
  };

  expect(await look()).toEqual([]);
  isQuiet = true;
  expect(await look()).toEqual([true]);
  await log.append(Array.from({ length: 1999 }, () => draft()));
  expect(await look()).toEqual([]);
  await log.append([draft()]);
  isQuiet = false;
  expect(await look()).toEqual([]);
  isQuiet = true;
  expect(await look()).toEqual([true]);
  now += 24 * hour;
  expect(await look()).toEqual([true]);
  expect(await look()).toEqual([]);
});

test('what could not be kept is tried again an hour later; a damaged log ends the process once nobody is signing in', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let now = 0;
  let fails: LogFault['kind'] = 'disk-full';
  const keep = vi.fn(async (): Promise<boolean> => {
    throw new LogFault(fails, 'no', 'injected');
  });
  const isQuiet = vi.fn(() => true);
  const onBug = vi.fn();
  const stop = keepWhenQuiet({
    ...{ log: { heads: () => [], keep }, isQuiet, now: () => now, onBug },
    logger: pino({ level: 'silent' }),
  });
  onTestFinished(() => {
    stop();
    vi.useRealTimers();
  });
  const look = async (): Promise<void> => {
    vi.advanceTimersByTime(60_000);
    await new Promise(setImmediate);
  };

  await look();
  await look();
  expect(keep).toHaveBeenCalledTimes(1);
  now += hour;
  await look();
  expect(keep).toHaveBeenCalledTimes(2);
  fails = 'damaged';
  now += hour;
  isQuiet.mockReturnValueOnce(true).mockReturnValueOnce(false); // one came meanwhile
  await look();
  expect(onBug).not.toHaveBeenCalled();
  now += hour;
  await look();
  expect(onBug).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ kind: 'damaged' }));
});

/** What the room shows and tells of itself at its `nth` start that tells how; its own process, address and moment aside. */
async function shownBy(data: string, signal: NodeJS.Signals, nth: number) {
  const room = await startKiosk({ data, demo: true, config: `${noReaders}[box]\nlog_level = "debug"\n`, env: atTen });
  const [view, health] = await Promise.all([room.view(), room.ask('/health').then((answer) => answer.json())]);
  // What it writes down comes a moment later, and not at all once it is killed.
  const starts = () => [...readFileSync(join(data, 'logs', 'kiosk.log'), 'utf8').matchAll(/"how":"([^"]+)"/g)];
  await vi.waitFor(() => expect(starts().length).toBe(nth), soon);
  await room.kill(signal);
  return { view, health, how: starts().at(-1)?.[1] };
}

test('a room that starts on what was kept shows what it shows without, after a clean end and after a power cut', async () => {
  const data = newData();
  const first = await startKiosk({ data, demo: true, config: noReaders, env: atTen });
  await first.kill('SIGTERM');
  const log = await openLog(join(data, 'log.db'), { stamp: () => stamp });
  expect(await log.keep()).toBe(true);
  await log.close();

  const clean = await shownBy(data, 'SIGKILL', 1);
  const cut = await shownBy(data, 'SIGTERM', 2);
  rmSync(join(data, 'log.db-folded'));
  const whole = await shownBy(data, 'SIGTERM', 3);
  expect([clean.how, cut.how, whole.how]).toEqual(['kept', 'kept', 'none']);
  expect(clean.view.branch?.name).toBe(whole.view.branch?.name);
  for (const { view, health } of [clean, cut])
    expect({ view, health }).toEqual({ view: whole.view, health: whole.health });
}, 60_000);
