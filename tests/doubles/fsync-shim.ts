/** Builds the slow or failing disk of `fsync-shim.c` and says how to put it before a process. Needs gcc. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface DiskManners {
  readonly delayMs?: number;
  /** Touch this file, and the next fsync takes `stallMs`. */
  readonly stallFile?: string;
  readonly stallMs?: number;
  /** As long as this file exists, every fsync waits. */
  readonly holdFile?: string;
  /** As long as this file exists, every fsync fails with EIO. */
  readonly failFile?: string;
}

/** The environment for a process on such a disk; `folder` takes the compiled shim. */
export function diskEnvironment(folder: string, manners: DiskManners): Record<string, string> {
  const library = join(folder, 'fsync-shim.so');
  const source = fileURLToPath(new URL('./fsync-shim.c', import.meta.url));
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
  return {
    LD_PRELOAD: library,
    FSYNC_DELAY_MS: String(manners.delayMs ?? 0),
    FSYNC_STALL_FILE: manners.stallFile ?? '',
    FSYNC_STALL_MS: String(manners.stallMs ?? 0),
    FSYNC_HOLD_FILE: manners.holdFile ?? '',
    FSYNC_FAIL_FILE: manners.failFile ?? '',
  };
}
