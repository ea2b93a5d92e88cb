/**
 * A note beside the log that names its last acknowledged event.
 *
 * SQLite opens a log whose `-wal` was deleted or damaged without a word, only shorter. The note makes that seen. It is
 * not fsynced with each event, so after a power cut it may name an earlier event than the last; never a later one.
 * It only ever adds a suspicion, so a note that does not read is no note.
 */
import { hash } from 'node:crypto';
import { closeSync, constants, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { LogName } from './rows.ts';

export interface Witness extends LogName {
  readonly seq: number;
  readonly tick: number;
  /** Lower-case hex. */
  readonly link: string;
  /** The boot in which it was written: in the same boot the note is exact, whatever happened to the process. */
  readonly boot: string;
  /** Written, and fsynced, by a clean shutdown. */
  readonly closed: boolean;
}

/** One note, rewritten in place: it needs no new space on a full disk. */
const length = 1024;
const digest = (text: string): string => hash('sha256', text).slice(0, 32);

export const witnessFile = (file: string): string => `${file}-head`;

export function readWitness(file: string): Witness | undefined {
  try {
    const text = readFileSync(witnessFile(file), 'utf8').trimEnd();
    const json = text.slice(33);
    return digest(json) === text.slice(0, 32) ? JSON.parse(json) : undefined;
  } catch {
    return undefined; // absent or unreadable: no suspicion
  }
}

export interface WitnessPen {
  /** Returns once the system has the note; with `durable`, once the disk has it. */
  note(witness: Witness, durable: boolean): void;
  /** Returns once the disk has no note: what it named is about to give way. */
  clear(): void;
  close(): void;
}

export function witnessPen(file: string): WitnessPen {
  const fd = openSync(witnessFile(file), constants.O_RDWR | constants.O_CREAT, 0o644);
  const write = (text: string, durable: boolean): void => {
    writeSync(fd, text.padEnd(length - 1).concat('\n'), 0);
    if (durable) fsyncSync(fd);
  };
  return {
    note(witness, durable) {
      const json = JSON.stringify(witness);
      write(`${digest(json)} ${json}`, durable);
    },
    clear: () => write('', true),
    close: () => closeSync(fd),
  };
}
