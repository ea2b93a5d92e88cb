/**
 * What `npm start` runs: the demo room, and beside it a demo township that the room enters by itself. The room is the one that
 * matters: it begins at once, its end is the end of both, and it goes on where the township cannot.
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environment, fail, node, root } from './install.mjs';

/** A small box has little memory: young objects are collected often rather than kept for long. */
const small = ['--max-semi-space-size=4'];

/** A service's process. It keeps what it compiled. */
export function spawnService(parameters) {
  return spawn(node, [...small, ...parameters], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: { ...environment, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled') },
    stdio: 'inherit',
  });
}

const own = { data: { type: 'string' }, 'township-port': { type: 'string' } };

/** `args`: the room's, and `--township-port N`, 8700 unless told, 0: any free one. */
export async function startDemo(args) {
  const { values, tokens } = parseArgs({ args, options: own, strict: false, tokens: true });
  const { data = join(root, 'data', 'demo'), 'township-port': told = '8700' } = values;
  const port = told === '0' ? await freePort() : told;
  const isOwn = (at) =>
    tokens.some(({ name, index, inlineValue }) => name in own && (at === index || (at === index + 1 && !inlineValue)));
  const code = String(randomInt(10 ** 10)).padStart(10, '0');
  const address = `http://127.0.0.1:${port}#${code}`;

  const server = (folder, ...parameters) => spawnService([join(root, 'server', folder, 'main.ts'), ...parameters]);
  const room = server('kiosk', '--demo', '--data', data, '--township', address, ...args.filter((_, at) => !isOwn(at)));
  const township = server('township', '--demo', code, '--data', join(data, 'township'), '--port', port);
  for (const child of [room, township])
    child.on('error', (error) => fail(`The runtime did not start: ${error.message}`));

  let ending = false;
  const end = (signal) => {
    ending = true;
    for (const child of [room, township]) child.kill(signal);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => end(signal));
  township.once('exit', (code) => {
    if (!ending)
      process.stderr.write(`演示镇已退出（${code}），活动室照常 / the demo township has ended; the room goes on\n`);
  });
  const gone = once(township, 'exit');
  const [status, signal] = await once(room, 'exit');
  if (township.exitCode === null && township.signalCode === null) {
    end('SIGTERM');
    await gone;
  }
  process.exit(status ?? (signal === null ? 1 : 128));
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return String(port);
}
