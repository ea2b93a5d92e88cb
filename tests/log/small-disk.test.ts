/** Disks that are full or cannot be written to, for real: while the log is open, and before it is. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLog } from '../../server/log/log.ts';
import { type DiskStart, diskExtras, smallDisk } from '../doubles/small-disk.ts';
import { describeWith } from '../extras.ts';
import { converse } from './converse.ts';
import { draft, folder, stamp } from './drafts.ts';

/** A folder with a log of one event in it, as a clean end or a kill leaves it. */
async function leftBy(end: 'clean' | 'killed', path: string): Promise<string> {
  const [living, left] = [join(path, 'living'), join(path, end)];
  mkdirSync(living);
  const log = await openLog(join(living, 'log.db'), { stamp: () => stamp });
  await log.append([draft({ command: 'tap-1' })]);
  if (end === 'clean') await log.close();
  cpSync(living, left, { recursive: true });
  await log.close();
  return left;
}

async function startOn(path: string, start: Omit<DiskStart, 'size'>) {
  const small = join(path, 'small');
  mkdirSync(small);
  const disk = await smallDisk(small, { size: '2m', ...start });
  onTestFinished(disk.release);
  return { disk, ...(await converse(join(small, 'log.db'), { under: disk.under })) };
}

describeWith(diskExtras, 'a full disk', () => {
  test('not recording, and back when there is space', async () => {
    const { disk, ask, status, recording } = await startOn(folder(), {});
    expect(await ask({ do: 'append', commands: ['tap-1'] })).toMatchObject({ value: [1] });
    disk.fill();
    // The `-wal` may have a little room left in its last page.
    const refused = await ask({ do: 'append', commands: ['tap-2'], bytes: 100_000 });
    expect(refused.fault?.kind).toBe('disk-full');
    expect((await status()).now).toMatchObject({ recording: false, why: 'disk-full' });
    disk.free();
    await recording();
    await ask({ do: 'append', commands: ['tap-2'], bytes: 1000 });
    expect((await ask({ do: 'find', command: 'tap-2' })).value).toHaveLength(1);
    expect(await ask({ do: 'verify' })).toMatchObject({ value: { ok: true, events: 2 } });
  });
});

describeWith(diskExtras, 'a disk that cannot be written to at the start', () => {
  test.each([
    ['full, after a clean end', 'clean', 'full', 'disk-full', 'free'],
    ['full, after a kill', 'killed', 'full', 'disk-full', 'free'],
    ['read-only, after a clean end', 'clean', 'read-only', 'io', 'makeWritable'],
    ['read-only, after a kill', 'killed', 'read-only', 'io', 'makeWritable'],
  ] as const)('%s: read and not recording, then recording by itself', async (_, end, spoilt, why, mend) => {
    const path = folder();
    const from = await leftBy(end, path);
    const { disk, opening, ask, status, recording } = await startOn(path, { from, spoilt });
    expect(opening).toEqual({ found: 'unwritable' });
    expect((await status()).now).toMatchObject({ recording: false, why });
    expect((await ask({ do: 'find', command: 'tap-1' })).value).toEqual([1]);
    expect((await ask({ do: 'append', commands: ['tap-2'] })).fault).toEqual({ kind: why, written: 'no' });
    disk[mend]();
    await recording();
    expect((await ask({ do: 'append', commands: ['tap-2'] })).value).toEqual([2]);
    expect((await ask({ do: 'find', command: 'tap-1' })).value).toEqual([1]);
    expect((await status()).seen.map((seen) => seen.recording)).toEqual([false, true]);
    expect(await ask({ do: 'verify' })).toMatchObject({ value: { ok: true, events: 2 } });
  });

  test('full, and no log yet: a fault', async () => {
    const path = folder();
    const { fault } = await startOn(path, { spoilt: 'full' });
    expect(fault).toEqual({ kind: 'disk-full', written: 'no' });
  });
});
