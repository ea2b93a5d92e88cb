/**
 * NATS JetStream on files, which it syncs every two minutes. Called with the folder where it is installed and a file of
 * records, one a line; for each line on its standard input it prints the ms that publishing took, each record acknowledged
 * before the next, and 500 at a time.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [folder, file] = process.argv.slice(2);
const { connect } = createRequire(join(folder, 'package.json'))('nats');
const program = join(folder, 'usr/sbin/nats-server');
const batch = 500;

const server = spawn(program, ['-a', '127.0.0.1', '-p', '-1', '-js', '-sd', join(folder, 'jetstream')]);
try {
  const connection = await connect({ servers: await addressOf(server), maxReconnectAttempts: 0 });
  const manager = await connection.jetstreamManager();
  await manager.streams.add({ name: 'records', subjects: ['record.>'], storage: 'file' });
  const stream = connection.jetstream();
  const records = readFileSync(file)
    .toString()
    .trim()
    .split('\n')
    .map((line) => Buffer.from(line));
  const timed = async (work) => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const one = async () => {
    for (const record of records) await stream.publish('record.one', record);
  };
  const many = async () => {
    for (let from = 0; from < records.length; from += batch)
      await Promise.all(records.slice(from, from + batch).map((record) => stream.publish('record.many', record)));
  };
  await many();
  for await (const _ of createInterface({ input: process.stdin }))
    console.log(`${await timed(one)} ${await timed(many)}`);
  await connection.close();
} finally {
  server.kill('SIGKILL');
}

/** It says on which port it listens. */
async function addressOf({ stderr }) {
  let said = '';
  for await (const text of stderr) {
    said += text;
    const address = /client connections on (\S+)/.exec(said)?.[1];
    if (address !== undefined && said.includes('Server is ready')) {
      stderr.resume();
      return address;
    }
  }
  throw new Error(said);
}
