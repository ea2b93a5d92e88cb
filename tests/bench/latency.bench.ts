/**
 * What the kiosk adds to a bare commit, how much 50 taps at once gain, and whether a disk that stalls stalls anything else.
 * Everything runs on a disk whose fsync takes 20 ms (a shim), the bare commits too. The files are in memory, so that the
 * machine's own disk adds nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskEnvironment } from '../doubles/fsync-shim.ts';

const shim = mkdtempSync(join(tmpdir(), 'bench-'));
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bench-'));
const stallFile = join(folder, 'stall');
const disk = diskEnvironment(shim, { delayMs: 20, stallFile, stallMs: 5000 });
const script = new URL('./latency-on-slow-disk.ts', import.meta.url).pathname;
// As the launcher starts the kiosk.
const { status } = spawnSync(process.execPath, ['--max-semi-space-size=4', script, folder, stallFile], {
  env: { ...process.env, ...disk },
  stdio: 'inherit',
});
for (const made of [shim, folder]) rmSync(made, { recursive: true, force: true });
process.exitCode = status ?? 1;
