/** Lines into a file that stays small: when it is full it becomes `.1`, and the oldest goes. Nobody waits for the disk. */
import { appendFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { appendFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface LineFile {
  /** `line` ends with its line feed. */
  write(line: string): void;
  /** Resolves when what was written is with the operating system. */
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

/** Lines that a stalled disk may keep waiting; more are dropped. */
const mostWaiting = 5000;

export function cappedFile(path: string, cap: Cap): LineFile {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let size = existsSync(path) ? statSync(path).size : 0;
  let waiting: string[] = [];
  let underWay = '';
  let writing: Promise<void> | undefined;

  const rotate = async (): Promise<void> => {
    for (let nth = cap.files - 1; nth > 0; nth--) {
      const from = nth === 1 ? path : numbered(path, nth - 1);
      if (existsSync(from)) await rename(from, numbered(path, nth));
    }
    size = 0;
  };
  /** As many of the waiting lines as the file still takes, at least one. */
  const takeFitting = (): string => {
    let [taken, bytes] = [0, 0];
    for (const line of waiting) {
      bytes += Buffer.byteLength(line);
      if (taken > 0 && size + bytes > cap.bytes) break;
      taken++;
    }
    const chunk = waiting.slice(0, taken).join('');
    waiting = waiting.slice(taken);
    return chunk;
  };
  const writeAll = async (): Promise<void> => {
    try {
      for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
        if (size > 0 && size + Buffer.byteLength(first) > cap.bytes) await rotate();
        underWay = takeFitting();
        await appendFile(path, underWay, { mode: 0o600 });
        size += Buffer.byteLength(underWay);
        underWay = '';
      }
    } catch (error) {
      // A log that cannot be written must not stop the room; the next line tries again.
      process.stderr.write(`kiosk log: ${String(error)}\n`);
    } finally {
      writing = undefined;
    }
  };
  return {
    write(line) {
      if (waiting.length < mostWaiting) waiting.push(line);
      writing ??= writeAll();
    },
    async close() {
      while (writing !== undefined) await writing;
    },
    flushNow() {
      // What is under way may be there already: rather twice than not at all.
      appendFileSync(path, underWay + waiting.join(''), { mode: 0o600 });
      waiting = [];
    },
  };
}

/** `kiosk.log` → `kiosk.1.log` */
const numbered = (path: string, nth: number): string => path.replace(/(\.[^./]*)?$/, `.${nth}$1`);
