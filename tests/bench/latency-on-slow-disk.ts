/** Runs under the shim of a slow disk: see `latency.bench.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { openLog } from '../../server/log/log.ts';
import { connectWriter } from '../../server/log/schema.ts';
import { type Crowd, crowdRoom, fill, stamp } from './crowd.ts';
import { clock, ms, percentile, report } from './figures.ts';

const [folder = '', stallFile = ''] = process.argv.slice(2);
/** Several branches of usual size rather than one that is larger than any; together enough for a 99th percentile. */
const rooms = 5;
/** The first only makes the program warm, as it is in a room where it has run since the morning. */
const warmUp = 1;
const members = 400;
const atOnce = 50;
const lateComer = members;

const bare: number[] = [];
const alone: number[] = [];
const together: number[] = [];

/** One row, on a connection as the log's own. */
const bareCommit = (() => {
  const db = connectWriter(join(folder, 'bare.db'));
  db.exec('CREATE TABLE tap (id INTEGER PRIMARY KEY, text TEXT)');
  const insert = db.prepare('INSERT INTO tap (text) VALUES (?)');
  return () => insert.run('x'.repeat(400));
})();

async function timed(times: number[], work: () => unknown): Promise<void> {
  const from = clock();
  await work();
  times.push(clock() - from);
}

/** Bare commits and taps by turns, so that both see the same machine; the last members all at once. */
async function signIn(crowd: Crowd): Promise<void> {
  for (let n = 0; n < members - atOnce; n += 1) {
    await timed(bare, bareCommit);
    await turn(); // the wall of the tap before
    await timed(alone, () => crowd.tap([n]));
  }
  await timed(together, () => crowd.tap(Array.from({ length: atOnce }, (_, n) => members - atOnce + n)));
}

/** A 5 s stall: how long the service could not have answered anyone, looked at every 5 ms. */
async function stall({ room, tap }: Crowd): Promise<void> {
  writeFileSync(stallFile, '');
  let last = clock();
  let longest = 0;
  const watch = setInterval(() => {
    const now = clock();
    longest = Math.max(longest, now - last);
    last = now;
    room.refresh();
  }, 5);
  const stalled = clock();
  await tap([lateComer]);
  clearInterval(watch);
  report('a disk stall of', `${((clock() - stalled) / 1000).toFixed(1)} s`, '5 s');
  report('longest time without a turn during it', ms(longest), '< 100 ms');
}

for (let nth = 1; nth <= rooms; nth += 1) {
  const log = await openLog(join(folder, `log-${nth}.db`), { stamp });
  const crowd = crowdRoom(log);
  await fill(crowd, members + 1);
  await signIn(crowd);
  if (nth === warmUp) for (const times of [bare, alone, together]) times.length = 0;
  if (nth === rooms) await stall(crowd);
  await crowd.room.close();
  await log.close();
}

for (const p of [0.5, 0.99]) {
  const [tap, commit] = [percentile(alone, p), percentile(bare, p)];
  report(
    `reading → committed, above a bare commit, p${p * 100} of ${alone.length}`,
    `${tap.toFixed(2)} − ${commit.toFixed(2)} = ${ms(tap - commit)}`,
    '≤ 2 ms at p99',
  );
}
const mean = (times: readonly number[]) => times.reduce((sum, time) => sum + time, 0) / times.length;
report(
  'taps per second, 50 at once against one at a time',
  `${((mean(alone) * atOnce) / mean(together)).toFixed(1)} ×`,
  '≥ 5 ×',
);
