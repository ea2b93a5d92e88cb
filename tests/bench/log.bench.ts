/**
 * What the log adds to a bare commit, on a disk whose fsync takes 20 ms (an SD card), and how long a full log takes to read.
 * Needs gcc for the slow disk; without it the disk is as fast as it is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { openLog } from '../../server/log/log.ts';
import { diskEnvironment } from '../doubles/fsync-shim.ts';
import { room } from '../log/room-drafts.ts';

const { draft, stamp } = room();
const many = 100_000;
const once = 100;
const atOnce = 50;

async function times(count: number, work: (n: number) => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const start = performance.now();
    await work(n);
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b);
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const ms = (value: number): string => `${value.toFixed(1)} ms`;

async function onSlowDisk(folder: string): Promise<void> {
  const bare = new Database(join(folder, 'bare.db'));
  bare.pragma('journal_mode = WAL');
  bare.pragma('synchronous = FULL');
  bare.exec('CREATE TABLE events (text TEXT)');
  const insert = bare.prepare('INSERT INTO events VALUES (?)');
  const text = JSON.stringify(draft('bare'));
  const log = await openLog(join(folder, 'log.db'), { stamp });
  await times(20, (n) => log.append([draft(`warm-${n}`)]));
  const commits: number[] = [];
  const singles: number[] = [];
  for (let n = 0; n < once; n += 1) {
    commits.push(...(await times(1, () => insert.run(text)))); // by turns, so that both see the same machine
    singles.push(...(await times(1, () => log.append([draft(`single-${n}`)]))));
  }
  for (const taken of [commits, singles]) taken.sort((a, b) => a - b);
  bare.close();
  const groups = await times(20, (n) => log.append(Array.from({ length: atOnce }, (_, i) => draft(`group-${n}-${i}`))));
  await log.close();

  const perSecond = { one: (once / sum(singles)) * 1000, fifty: ((20 * atOnce) / sum(groups)) * 1000 };
  console.table({
    'bare commit': { p50: ms(at(commits, 0.5)), p99: ms(at(commits, 0.99)) },
    'append of one event': { p50: ms(at(singles, 0.5)), p99: ms(at(singles, 0.99)) },
    'what the log adds': {
      p50: ms(at(singles, 0.5) - at(commits, 0.5)),
      p99: ms(at(singles, 0.99) - at(commits, 0.99)),
    },
    [`append of ${atOnce}`]: { p50: ms(at(groups, 0.5)), p99: ms(at(groups, 0.99)) },
  });
  const ratio = (perSecond.fifty / perSecond.one).toFixed(1);
  console.log(
    `events/s: ${perSecond.one.toFixed(0)} one at a time, ${perSecond.fifty.toFixed(0)} by ${atOnce}: ${ratio} ×`,
  );
}

async function onFastDisk(folder: string): Promise<void> {
  const file = join(folder, 'many.db');
  const writer = await openLog(file, { stamp });
  const batches = many / 500;
  const writing = await times(batches, (n) => {
    const batch = Array.from({ length: 500 }, (_, i) => ({ ...draft(`many-${n}-${i}`, 40), subject: `meeting-${n}` }));
    return writer.append(batch);
  });
  await writer.close();
  const opening = performance.now();
  const log = await openLog(file, { stamp });
  const opened = performance.now();
  const [reading = 0] = await times(1, () => [...log.read()].length);
  const [one = 0] = await times(1, () => log.readSubject('branch-1', 'meeting-7'));
  const [verifying = 0] = await times(1, () => log.verify());
  await log.close();
  console.table({
    [`write ${many} events, 500 at a time`]: { time: ms(sum(writing)) },
    'open after a clean end': { time: ms(opened - opening) },
    [`read ${many} events`]: { time: ms(reading) },
    'read one subject of 500': { time: ms(one) },
    'verify all': { time: ms(verifying) },
  });
}

const slowIn = process.env.LOG_BENCH_FOLDER;
if (slowIn) await onSlowDisk(slowIn);
else {
  const folder = mkdtempSync(join(tmpdir(), 'log-bench-'));
  try {
    const slow = existsSync('/usr/bin/gcc') ? diskEnvironment(folder, { delayMs: 20 }) : {};
    const env = { ...process.env, ...slow, LOG_BENCH_FOLDER: folder };
    console.log(`event log; fsync takes ${slow.FSYNC_DELAY_MS ?? 0} ms`);
    spawnSync(process.execPath, [fileURLToPath(import.meta.url)], { env, stdio: 'inherit' });
    console.log('event log; the disk as it is');
    await onFastDisk(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
