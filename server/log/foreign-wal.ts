/** A `-wal` that lies beside a backup copy belongs to the database that the copy replaced, and would be replayed into it. */
import { closeSync, existsSync, openSync, readSync, renameSync } from 'node:fs';

/** `at`: ms since 1970, for the name of what is set aside. */
export function setForeignWalAside(file: string, at: number): void {
  if (!existsSync(file) || !existsSync(`${file}-wal`)) return;
  const header = Buffer.alloc(20);
  const fd = openSync(file, 'r');
  const length = readSync(fd, header, 0, header.length, 0);
  closeSync(fd);
  // SQLite file format, bytes 18 and 19: 1 rollback journal, as copies have it; 2 WAL, as every live database says.
  if (length === header.length && header[18] === 1) renameSync(`${file}-wal`, `${file}-wal-replaced-${at}`);
}
