/** Real kills, failing and stalling fsyncs, each in a process of its own. */
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLog } from '../../server/log/log.ts';
import { diskEnvironment } from '../doubles/fsync-shim.ts';
import { describeWith } from '../extras.ts';
import { converse, program } from './converse.ts';
import { draft, folder, stamp } from './drafts.ts';

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
    const env = diskEnvironment(dir, { failFile });
    const { ask, status, recording } = await converse(join(dir, 'log.db'), { env });
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

  test('that fails to sync at the start: read and not recording, then recording by itself', async () => {
    const dir = folder();
    const [file, failFile] = [join(dir, 'log.db'), join(dir, 'fail')];
    const log = await openLog(file, { stamp: () => stamp });
    await log.append([draft({ command: 'tap-1' })]);
    await log.close();
    writeFileSync(failFile, '');
    const { opening, ask, status, recording } = await converse(file, { env: diskEnvironment(dir, { failFile }) });
    expect(opening).toEqual({ found: 'unwritable' });
    expect((await status()).now).toMatchObject({ recording: false, why: 'io' });
    expect((await ask({ do: 'find', command: 'tap-1' })).value).toEqual([1]);
    rmSync(failFile);
    await recording();
    expect((await ask({ do: 'append', commands: ['tap-1'] })).value).toEqual([1]);
    expect((await ask({ do: 'append', commands: ['tap-2'] })).value).toEqual([2]);
  });

  test('that stalls: the main thread does not notice', async () => {
    const dir = folder();
    const holdFile = join(dir, 'hold');
    const env = diskEnvironment(dir, { holdFile });
    const { ask } = await converse(join(dir, 'log.db'), { env });
    await ask({ do: 'append', commands: ['tap-1'] });
    writeFileSync(holdFile, '');
    let answered = false;
    const stalled = ask({ do: 'append', commands: ['tap-2'] }).finally(() => {
      answered = true;
    });
    for (let look = 0; look < 20; look += 1) expect((await ask({ do: 'find', command: 'tap-1' })).value).toEqual([1]);
    expect(answered).toBe(false);
    rmSync(holdFile);
    expect((await stalled).value).toEqual([2]);
  });
});
