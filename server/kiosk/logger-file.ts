/** Lines into a file that stays small: when it is full it becomes `.1`, and the oldest goes. Never waits for the disk. */
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pino } from 'pino';

export interface LineFile {
  write(line: string): void;
  /** Waits until what was written is with the operating system. */
  close(): Promise<void>;
  /** For the last words of a process that is about to end. */
  flushNow(): void;
}

export interface Cap {
  /** Bytes of one file. */
  readonly bytes: number;
  /** Files in all, the current one included. */
  readonly files: number;
}

/** Lines that a stalled disk may keep waiting, bytes; more are dropped. */
const mostWaiting = 1_000_000;

export function cappedFile(path: string, cap: Cap): LineFile {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let size = existsSync(path) ? statSync(path).size : 0;
  const file = pino.destination({ dest: path, sync: false, append: true, mode: 0o600, maxLength: mostWaiting });
  const closed = new Promise<void>((resolve) => file.once('close', () => resolve()));
  // A log that cannot be written must not stop the room; SonicBoom goes on trying with the next line.
  file.on('error', (error: Error) => process.stderr.write(`log file: ${error.message}\n`));

  const rotate = (): void => {
    for (let nth = cap.files - 1; nth > 0; nth--) {
      const from = nth === 1 ? path : numbered(path, nth - 1);
      if (existsSync(from)) renameSync(from, numbered(path, nth));
    }
    file.reopen();
    size = 0;
  };
  return {
    write(line) {
      const bytes = Buffer.byteLength(line);
      if (size + bytes > cap.bytes && size > 0) rotate();
      size += bytes;
      file.write(line);
    },
    close() {
      file.end();
      return closed;
    },
    flushNow: () => file.flushSync(),
  };
}

/** `kiosk.log` → `kiosk.1.log` */
const numbered = (path: string, nth: number): string => path.replace(/(\.[^./]*)?$/, `.${nth}$1`);
