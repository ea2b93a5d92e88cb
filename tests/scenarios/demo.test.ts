/** `npm start`: the demo room and the demo's township, one command, one end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, it, onTestFinished, vi } from 'vitest';
import type { Wall } from '../../server/township/contract/wall.ts';
import { noReaders, removeData, tempData } from './kiosk.ts';

vi.setConfig({ testTimeout: 90_000 });
const patience = { timeout: 60_000, interval: 100 };
const data = tempData();
afterAll(() => removeData(data));

const starter = new URL('../../server/runtime/demo.mjs', import.meta.url).href;
const script = `const { startDemo } = await import('${starter}'); await startDemo(process.argv.slice(1));`;

/** Resolves when both say that they are ready. */
async function start() {
  const args = ['--data', data, '--port=0', '--township-port', '0', '--policy', 'xn-plus'];
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, '--', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  const said = (pattern: RegExp): Promise<string> =>
    vi.waitFor(() => {
      const found = pattern.exec(lines.join('\n'))?.[1];
      if (found === undefined) throw new Error(`not said:\n${lines.join('\n')}`);
      return found;
    }, patience);
  const ended = once(child, 'exit');
  const room = await said(/^kiosk ready {2}(http:\S+)$/m);
  const township = await said(/^township ready {2}(http:\S+)$/m);
  return { child, ended, said, room, township };
}

const childrenOf = (pid: number | undefined): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);

const commandOf = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'utf8');

it('shows the whole product: the room is let in and syncs, others come to stand beside it', async () => {
  writeFileSync(join(data, 'kiosk.toml'), noReaders);
  const demo = await start();
  const name = await demo.said(/demo account: (\S+)/);
  const password = await demo.said(/password: (\S+)$/m);
  const signedIn = await fetch(`${demo.township}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  await vi.waitFor(async () => {
    const { rooms }: Wall = await (await fetch(`${demo.township}/api/wall`, { headers: { cookie } })).json();
    const own = rooms.find(({ branch }) => branch === '流岐岙村党支部');
    expect(own).toMatchObject({ link: 'up', box: { unsent: 0 } });
    expect(own?.events).toBeGreaterThan(500);
    expect(rooms.length).toBeGreaterThan(1);
  }, patience);

  const [township] = childrenOf(demo.child.pid).filter((pid) => commandOf(pid).includes('township/main.ts'));
  process.kill(township ?? 0, 'SIGKILL');
  await demo.said(/(the demo township has ended)/);
  expect(await (await fetch(`${demo.room}/health`)).json()).toMatchObject({ ok: true });
  demo.child.kill('SIGINT');
  expect(await demo.ended).toEqual([0, null]);
});

it('begins again with what there was, and ends as a whole', async () => {
  const demo = await start();
  const all = childrenOf(demo.child.pid);
  expect(all).toHaveLength(2);
  demo.child.kill('SIGINT');
  expect(await demo.ended).toEqual([0, null]);
  for (const pid of all) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
