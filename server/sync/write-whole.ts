/** A file that is there whole or not at all, whenever the power goes. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Readable by its own user only. Throws what the system says. A stick that somebody brings may hold links: none is followed,
 * as what it leads to would be overwritten.
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  rmSync(`${file}.new`, { force: true });
  const fd = openSync(`${file}.new`, 'wx', 0o600);
  try {
    writeFileSync(fd, content);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(`${file}.new`, file);
  syncFolder(file);
}

/** What was renamed or deleted beside `file` stays so when the power goes. */
export function syncFolder(file: string): void {
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
