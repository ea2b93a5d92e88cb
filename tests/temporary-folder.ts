/**
 * One folder in which a run of the tests makes all its temporary ones, browsers and services included: it goes with them
 * when the run ends, also where a test failed before it could tidy up, or its process was killed.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Memory is as good as a disk for a kill, and a flush costs nothing there: what a power cut leaves is simulated. */
const memory = '/dev/shm';
const leastSpace = 2 ** 31;

export default function makeTemporaryFolder(): () => void {
  const folder = mkdtempSync(join(isRoomy(memory) ? memory : tmpdir(), 'kiosk-tests-'));
  // PostgreSQL is another user where the tests are root's.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Containers often have a small one, from which nothing may be run. */
function isRoomy(folder: string): boolean {
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .findLast((line) => line.split(' ')[1] === folder);
  if (mount === undefined || mount.split(' ')[3]?.split(',').includes('noexec')) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > leastSpace;
}
