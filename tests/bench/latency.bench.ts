/**
 * What the kiosk adds to a bare commit, how much 50 taps at once gain, and whether a disk that stalls stalls anything else.
 * Everything runs on a disk whose fsync takes 20 ms (a shim), the bare commits too.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskEnvironment } from '../doubles/fsync-shim.ts';

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const stallFile = join(folder, 'stall');
const disk = diskEnvironment(folder, { delayMs: 20, stallFile, stallMs: 5000 });
const script = new URL('./latency-on-slow-disk.ts', import.meta.url).pathname;
const { status } = spawnSync(process.execPath, [script, folder, stallFile], {
  env: { ...process.env, ...disk },
  stdio: 'inherit',
});
rmSync(folder, { recursive: true, force: true });
process.exitCode = status ?? 1;
