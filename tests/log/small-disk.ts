/** A real disk that is too small or read-only: a tmpfs that only the process on it sees, and that goes with it. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const namespace = process.getuid?.() === 0 ? ['--mount'] : ['--mount', '--map-root-user'];

/** False where the system lets nobody have mounts of his own. */
export const canMount = ((): boolean => {
  try {
    execFileSync('unshare', [...namespace, 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

export interface SmallDisk {
  /** As `mount` takes it. */
  readonly size: string;
  /** Folder whose content is on the disk already. */
  readonly from?: string;
  /** What happens to the disk before the process starts. */
  readonly spoilt?: 'full' | 'read-only';
}

const spoil = {
  full: 'dd if=/dev/zero of="$0/filler" bs=4k 2>/dev/null;',
  'read-only': 'mount -o remount,ro "$0" &&',
} as const;

/** The words before a command that start it with such a disk mounted at `folder`, which exists. */
export function onSmallDisk(folder: string, { size, from, spoilt }: SmallDisk): readonly string[] {
  const copy = from === undefined ? '' : `cp -a '${from}/.' "$0" &&`;
  const script = `mount -t tmpfs -o size=${size} none "$0" && ${copy} { ${spoilt ? spoil[spoilt] : ''} exec "$@"; }`;
  return ['unshare', ...namespace, 'sh', '-c', script, folder];
}

/** Makes space on the disk that was made full. */
export function free(pid: number, folder: string): void {
  rmSync(join(`/proc/${pid}/root`, folder, 'filler'));
}

export function makeWritable(pid: number, folder: string): void {
  const users = process.getuid?.() === 0 ? [] : ['--user', '--preserve-credentials'];
  execFileSync('nsenter', ['--target', String(pid), '--mount', ...users, 'mount', '-o', 'remount,rw', folder]);
}
