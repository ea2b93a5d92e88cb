/** Everything that can go wrong with the log, from one table: what it is, what to do, and whether waiting can help. */
import Database from 'better-sqlite3';

export const faults = {
  'disk-full': { retry: true, remedy: 'Free some space on the disk, or put in a larger one.' },
  io: {
    retry: true,
    remedy: 'The disk does not read or write. Check the card or disk, and replace it if this returns.',
  },
  damaged: {
    retry: true,
    remedy: 'The file is damaged. It is set aside at the next opening and what is whole is kept.',
  },
  'writer-died': { retry: true, remedy: 'The writing thread ended unexpectedly. A new one is started by itself.' },
  locked: { retry: false, remedy: 'Another kiosk process uses this data folder. Stop it, or choose another folder.' },
  newer: { retry: false, remedy: 'This log was written by a newer version. Install that version or a later one.' },
} as const satisfies Record<string, { retry: boolean; remedy: string }>;

export type FaultKind = keyof typeof faults;

/**
 * Did the batch reach the disk? `no`: surely not. `unknown`: the commit itself failed, or its answer never came; after
 * the log has reopened, `findCommand` tells.
 */
export type Written = 'no' | 'unknown';

export class LogFault extends Error {
  override readonly name = 'LogFault';
  readonly kind: FaultKind;
  readonly written: Written;

  constructor(kind: FaultKind, written: Written, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
    this.written = written;
  }

  get remedy(): string {
    return faults[this.kind].remedy;
  }
}

const kindOfCode = (code: string): FaultKind | undefined => {
  // SHMSIZE: the 32 KB of the `-shm`, which every connection to a WAL database needs, did not fit.
  if (/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)/.test(code)) return 'disk-full';
  if (/^(SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_FORMAT)/.test(code)) return 'damaged';
  if (/^(SQLITE_BUSY|SQLITE_LOCKED)/.test(code)) return 'locked';
  if (/^(SQLITE_IOERR|SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_PERM|SQLITE_NOLFS|SQLITE_PROTOCOL)/.test(code))
    return 'io';
  if (/^(EIO|EROFS|ENODEV|ENXIO|EACCES|EPERM|ENOENT|ENOTDIR|EMFILE|ENFILE)$/.test(code)) return 'io';
  return undefined;
};

/** The error as a fault; undefined when it is none of the table's, that is, a bug. */
export function faultOf(error: unknown, written: Written): LogFault | undefined {
  if (error instanceof LogFault) return error;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const kind = kindOfCode(error.code);
  return kind && new LogFault(kind, written, `${error.message} (${error.code})`, error);
}

/** For reading a file that may be damaged: what SQLite or JSON say about bytes that make no sense. */
export const saysDamaged = (error: unknown): boolean =>
  error instanceof SyntaxError ||
  (error instanceof Database.SqliteError && (kindOfCode(error.code) === 'damaged' || error.code === 'SQLITE_ERROR'));

/** A fault as it crosses from one thread to the other. */
export interface FaultNote {
  readonly kind: FaultKind;
  readonly written: Written;
  readonly message: string;
}

export const noteOf = ({ kind, written, message }: LogFault): FaultNote => ({ kind, written, message });
