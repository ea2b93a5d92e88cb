/** Runs under the shim of a slow disk: see `latency.bench.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openLog } from '../../server/log/log.ts';
import { crowdRoom, fill, stamp } from './crowd.ts';
import { clock, ms, percentile, report } from './figures.ts';

const [folder = '', stallFile = ''] = process.argv.slice(2);
const taps = 300;

function bareCommits(): number[] {
  const db = new Database(join(folder, 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('wal_autocheckpoint = 0');
  db.exec('CREATE TABLE tap (id INTEGER PRIMARY KEY, text TEXT)');
  const insert = db.prepare('INSERT INTO tap (text) VALUES (?)');
  const times = Array.from({ length: taps }, () => {
    const from = clock();
    insert.run('x'.repeat(400));
    return clock() - from;
  });
  db.close();
  return times;
}

const log = await openLog(join(folder, 'log.db'), { stamp });
const crowd = crowdRoom(log);
await fill(crowd, 2 * taps + 60);

const bare = bareCommits();
const alone: number[] = [];
for (let n = 0; n < taps; n += 1) {
  const from = clock();
  await crowd.tap([n]);
  alone.push(clock() - from);
}
for (const p of [0.5, 0.99]) {
  const added = percentile(alone, p) - percentile(bare, p);
  report(`reading → committed, above a bare commit, p${p * 100}`, ms(added), '≤ 2 ms at p99');
}

const from = clock();
for (let n = taps; n < 2 * taps; n += 50) await crowd.tap(Array.from({ length: 50 }, (_, k) => n + k));
const together = (clock() - from) / taps;
const single = alone.reduce((sum, time) => sum + time, 0) / taps;
report('taps per second, 50 at once against one at a time', `${(single / together).toFixed(1)} ×`, '≥ 5 ×');

// A 5 s stall: how long the service could not have answered anyone, looked at every 5 ms.
writeFileSync(stallFile, '');
let last = clock();
let longest = 0;
const watch = setInterval(() => {
  const now = clock();
  longest = Math.max(longest, now - last);
  last = now;
  crowd.room.refresh();
}, 5);
const stalled = clock();
await crowd.tap([2 * taps]);
clearInterval(watch);
report('a disk stall of', `${((clock() - stalled) / 1000).toFixed(1)} s`, '5 s');
report('longest time without a turn during it', ms(longest), '< 100 ms');

await crowd.room.close();
await log.close();
