/**
 * A disk that is too small or read-only. A real one, a tmpfs that only the processes on it see, where the system lets us
 * mount; else, or when the environment says `SMALL_DISK=shim`, the one of `small-disk.c`.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Extra } from '../extras.ts';

const isRoot = process.getuid?.() === 0;
const unshare = ['--mount', ...(isRoot ? [] : ['--map-root-user'])];

const canMount =
  process.env.SMALL_DISK !== 'shim' &&
  spawnSync('unshare', [...unshare, 'mount', '-t', 'tmpfs', 'none', '/mnt'], { stdio: 'ignore' }).status === 0;

/** What a suite on such a disk needs, for `describeWith`. */
export const diskExtras: readonly Extra[] = canMount ? [] : ['compiler'];

/** How the one or the other is done. */
interface Disk {
  /** The words before a command that has the folder on this disk. */
  readonly under: readonly string[];
  /** Where its files are for those who do not stand on it. */
  readonly inside: string;
  fill(): void;
  setReadOnly(on: boolean): void;
  release(): void;
}

export interface SmallDisk extends Pick<Disk, 'under' | 'fill' | 'release'> {
  /** Makes space on the disk that was made full. */
  free(): void;
  makeWritable(): void;
}

export interface DiskStart {
  /** As `mount` takes it; what the shim has is full as soon as it is filled. */
  readonly size: string;
  /** Folder whose content is on the disk already. */
  readonly from?: string;
  readonly spoilt?: 'full' | 'read-only';
}

/** Such a disk at `folder`, which exists, until it is released or the tests end. */
export async function smallDisk(folder: string, { size, from, spoilt }: DiskStart): Promise<SmallDisk> {
  const { inside, setReadOnly, ...disk } = canMount ? await mount(folder, size) : preload(folder);
  if (from !== undefined) cpSync(from, inside, { recursive: true });
  if (spoilt === 'full') disk.fill();
  if (spoilt === 'read-only') setReadOnly(true);
  return { ...disk, free: () => rmSync(join(inside, 'filler')), makeWritable: () => setReadOnly(false) };
}

/** The mount lives in a namespace of its own, and that as long as a process that waits in it for its input to end. */
async function mount(folder: string, size: string): Promise<Disk> {
  const script = 'mount -t tmpfs -o size="$1" none "$0" && echo mounted && read -r _';
  const holder = spawn('unshare', [...unshare, 'sh', '-c', script, folder, size], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  const inside = join(`/proc/${holder.pid}/root`, folder);
  const users = isRoot ? [] : ['--user', '--preserve-credentials'];
  const [enter, ...words] = ['nsenter', '--target', String(holder.pid), '--mount', ...users] as const;
  return {
    under: [enter, ...words],
    inside,
    fill: () => void spawnSync('dd', ['if=/dev/zero', `of=${join(inside, 'filler')}`, 'bs=4k'], { stdio: 'ignore' }),
    setReadOnly: (on) => void execFileSync(enter, [...words, 'mount', '-o', `remount,${on ? 'ro' : 'rw'}`, folder]),
    release: () => void holder.stdin.end(),
  };
}

function preload(folder: string): Disk {
  const built = mkdtempSync(join(tmpdir(), 'small-disk-'));
  const library = join(built, 'small-disk.so');
  const source = fileURLToPath(new URL('./small-disk.c', import.meta.url));
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-Wall', '-Wextra', '-o', library, source, '-ldl']);
  const [filler, readOnly] = [join(folder, 'filler'), join(built, 'read-only')];
  const environment = {
    LD_PRELOAD: library,
    DISK_FOLDER: folder,
    DISK_FULL_FILE: filler,
    DISK_READ_ONLY_FILE: readOnly,
  };
  return {
    under: ['env', ...Object.entries(environment).map(([name, value]) => `${name}=${value}`)],
    inside: folder,
    fill: () => writeFileSync(filler, ''),
    setReadOnly: (on) => (on ? writeFileSync(readOnly, '') : rmSync(readOnly)),
    release: () => rmSync(built, { recursive: true }),
  };
}
