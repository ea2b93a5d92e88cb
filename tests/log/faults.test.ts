/** Real kills, full disks, failing and stalling fsyncs, each in a process of its own. */
import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { LogStatus } from '../../server/log/contract.ts';
import { openLog } from '../../server/log/log.ts';
import { diskEnvironment } from '../doubles/fsync-shim.ts';
import { describeWith } from '../extras.ts';
import { folder, stamp } from './drafts.ts';
import type { Order } from './room.ts';

const program = fileURLToPath(new URL('./room.ts', import.meta.url));

interface Answer {
  readonly n: number;
  readonly value?: unknown;
  readonly fault?: { readonly kind: string; readonly written: string };
}

/** Talks to a room in another process. */
async function converse(child: ChildProcess) {
  onTestFinished(() => void child.kill('SIGKILL'));
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on('message', (answer: Answer) => waiting.get(answer.n)?.(answer));
  await new Promise((ready) => waiting.set(0, ready));
  let n = 0;
  const ask = (order: Order): Promise<Answer> =>
    new Promise((resolve) => {
      n += 1;
      waiting.set(n, resolve);
      child.send({ n, order });
    });
  const status = async () => (await ask({ do: 'status' })).value as { now: LogStatus; seen: LogStatus[] };
  const recording = () =>
    vi.waitFor(async () => expect((await status()).now.recording).toBe(true), { timeout: 15_000, interval: 20 });
  return { ask, status, recording };
}

describe('kill -9', () => {
  test('takes nothing that was acknowledged', { timeout: 60_000 }, async () => {
    const file = join(folder(), 'log.db');
    const acknowledged: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const child = spawn(process.execPath, [program, file, 'storm'], { stdio: ['ignore', 'pipe', 'inherit'] });
      let seen = 0;
      const enough = 1 + Math.floor(Math.random() * 60);
      let rest = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        acknowledged.push(...lines);
        seen += lines.length;
        if (seen >= enough) child.kill('SIGKILL');
      });
      await new Promise((closed) => child.once('close', closed));
    }
    const log = await openLog(file, { stamp: () => stamp });
    onTestFinished(() => log.close());
    expect(log.opening).toEqual({ found: 'unclean' });
    for (const command of acknowledged) expect(log.findCommand(command)).toHaveLength(2);
    const { length } = [...log.read()];
    expect(length).toBeGreaterThanOrEqual(2 * acknowledged.length);
    expect(length).toBeLessThanOrEqual(2 * (acknowledged.length + 4 * 2));
    expect(await log.verify()).toEqual({ ok: true, events: length });
  });
});

describeWith(['compiler'], 'a bad disk', () => {
  test('that fails to sync: not recording, then back by itself, and a command run again stands once', async () => {
    const dir = folder();
    const failFile = join(dir, 'fail');
    const env = { ...process.env, ...diskEnvironment(dir, { failFile }) };
    const { ask, status, recording } = await converse(fork(program, [join(dir, 'log.db')], { env }));
    expect(await ask({ do: 'append', commands: ['tap-1'] })).toMatchObject({ value: [1] });
    writeFileSync(failFile, '');
    const [failed, behind] = await Promise.all([
      ask({ do: 'append', commands: ['tap-2'] }),
      ask({ do: 'append', commands: ['tap-3'] }),
    ]);
    expect(failed.fault).toEqual({ kind: 'io', written: 'unknown' });
    expect(behind.fault).toEqual({ kind: 'io', written: 'no' });
    expect((await status()).now).toMatchObject({ recording: false, why: 'io' });
    expect((await ask({ do: 'append', commands: ['tap-4'] })).fault).toEqual({ kind: 'io', written: 'no' });
    rmSync(failFile);
    await recording();
    await ask({ do: 'append', commands: ['tap-2', 'tap-3'] });
    for (const command of ['tap-1', 'tap-2', 'tap-3']) {
      expect((await ask({ do: 'find', command })).value, command).toHaveLength(1);
    }
    expect((await status()).seen.map((seen) => seen.recording)).toEqual([false, true]);
    expect(await ask({ do: 'verify' })).toMatchObject({ value: { ok: true, events: 3 } });
  });

  test('that stalls: the main thread does not notice', async () => {
    const dir = folder();
    const stallFile = join(dir, 'stall');
    const env = { ...process.env, ...diskEnvironment(dir, { stallFile, stallMs: 1500 }) };
    const { ask } = await converse(fork(program, [join(dir, 'log.db')], { env }));
    await ask({ do: 'append', commands: ['tap-1'] });
    await ask({ do: 'pause' });
    writeFileSync(stallFile, '');
    const start = performance.now();
    const stalled = ask({ do: 'append', commands: ['tap-2'] });
    for (let look = 0; look < 5; look += 1) expect((await ask({ do: 'find', command: 'tap-1' })).value).toEqual([1]);
    expect(performance.now() - start).toBeLessThan(3000);
    expect((await stalled).value).toEqual([2]);
    expect(performance.now() - start).toBeGreaterThan(1400);
    expect(Number((await ask({ do: 'pause' })).value)).toBeLessThan(500);
  });
});

/** A process that may mount a small disk of its own, which goes with it; undefined where the system allows that to nobody. */
const namespace = ((): readonly string[] | undefined => {
  const flags = process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user'];
  try {
    execFileSync('unshare', [...flags, 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' });
    return flags;
  } catch {
    return undefined;
  }
})();

describe('a full disk', () => {
  test.skipIf(!namespace)('not recording, and back when there is space', { timeout: 30_000 }, async () => {
    const dir = join(folder(), 'small');
    mkdirSync(dir);
    const script = `mount -t tmpfs -o size=2m none "$0" && exec "$@"`;
    const command = [...(namespace ?? []), 'sh', '-c', script, dir, process.execPath, program, join(dir, 'log.db')];
    const child = spawn('unshare', command, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const { ask, status, recording } = await converse(child);
    expect(await ask({ do: 'append', commands: ['tap-1'] })).toMatchObject({ value: [1] });
    await ask({ do: 'fill', path: join(dir, 'filler') });
    // The `-wal` may have a little room left in its last page.
    const refused = await ask({ do: 'append', commands: ['tap-2'], bytes: 100_000 });
    expect(refused.fault?.kind).toBe('disk-full');
    expect((await status()).now).toMatchObject({ recording: false, why: 'disk-full' });
    await ask({ do: 'free', path: join(dir, 'filler') });
    await recording();
    await ask({ do: 'append', commands: ['tap-2'], bytes: 1000 });
    expect((await ask({ do: 'find', command: 'tap-2' })).value).toHaveLength(1);
    expect(await ask({ do: 'verify' })).toMatchObject({ value: { ok: true, events: 2 } });
  });
});
