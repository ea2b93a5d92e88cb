/**
 * One folder in which a run of the tests makes all its temporary ones, browsers and services included: it goes with them
 * when the run ends, also where a test failed before it could tidy up. What a run leaves that was killed, the next of the same
 * user removes.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Memory is as good as a disk for a kill, and a flush costs nothing there: what a power cut leaves is simulated. */
const memory = '/dev/shm';
const leastSpace = 2 ** 31;

export default function makeTemporaryFolder(): () => void {
  const parent = isRoomy(memory) ? memory : tmpdir();
  for (const name of readdirSync(parent)) {
    const owner = /^kiosk-tests-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !existsSync(`/proc/${owner}`)) removeOwn(join(parent, name));
  }
  const folder = mkdtempSync(join(parent, `kiosk-tests-${process.pid}-`));
  // PostgreSQL is another user where the tests are root's.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  return () => remove(folder);
}

/** Again where a process that is ending still writes. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** What root's run has left is not for another user to remove. */
function removeOwn(folder: string): void {
  const { uid } = statSync(folder);
  if (uid === process.getuid?.()) remove(folder);
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
