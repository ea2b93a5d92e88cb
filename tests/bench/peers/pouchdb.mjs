/**
 * PouchDB replicating into express-pouchdb, each in a process of its own on LevelDB, which syncs no write. Called with the
 * folder where they are installed and a file of records, one a line; for each line on its standard input it prints the ms that
 * the replication took, by as many documents at a time as it takes unasked, and by 500.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const [folder, file, isHub] = process.argv.slice(2);
const load = createRequire(join(folder, 'package.json'));
const PouchDB = load('pouchdb');
const batch = 500;

if (isHub === undefined) await replicate();
else answer();

function answer() {
  const prefix = `${join(folder, 'hub')}/`;
  mkdirSync(prefix, { recursive: true });
  const hub = load('express-pouchdb')(PouchDB.defaults({ prefix }), {
    mode: 'minimumForPouchDB',
    logPath: join(folder, 'hub.log'),
    configPath: join(folder, 'hub.json'),
  });
  const app = load('express')();
  app.use('/', hub);
  const server = app.listen(0, '127.0.0.1', () => process.send(server.address().port));
}

async function replicate() {
  const hub = fork(fileURLToPath(import.meta.url), [folder, file, 'hub'], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  try {
    const [port] = await once(hub, 'message');
    const room = new PouchDB(join(folder, 'room'));
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const records = lines.map((line, n) => ({ _id: String(n).padStart(8, '0'), ...JSON.parse(line) }));
    for (let from = 0; from < records.length; from += batch) await room.bulkDocs(records.slice(from, from + batch));
    const timed = async (name, options) => {
      const there = new PouchDB(`http://127.0.0.1:${port}/${name}`);
      await there.info();
      const began = performance.now();
      const { docs_written } = await room.replicate.to(there, options);
      if (docs_written !== records.length) throw new Error(`${docs_written} of ${records.length} arrived`);
      return performance.now() - began;
    };
    await timed('warm', {});
    let round = 0;
    for await (const _ of createInterface({ input: process.stdin })) {
      round += 1;
      console.log(`${await timed(`unasked-${round}`, {})} ${await timed(`many-${round}`, { batch_size: batch })}`);
    }
  } finally {
    hub.kill('SIGKILL');
  }
}
