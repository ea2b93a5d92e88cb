/**
 * The folded log, kept beside it in `log.db-folded`, so that a start need not read and fold the events of all years.
 *
 * It is never trusted more than the log. It counts only if it is whole, was made by this very program for this very origin,
 * and each log still has, where it ended then, the event of that link; what came since is folded upon it, unless some of that
 * belongs further back. Else the whole log is folded. Whatever makes what stands in the log another (an erasure, a fork, a
 * recovery, a copy put in place) takes the file away first. And it is always made from the log alone, in a thread, after each
 * start and once a day: so damage among old events is found, and an error in it would not last.
 *
 * Who was present stands apart for each meeting and is unpacked when somebody asks: a start asks for few of them.
 */
import { existsSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Meeting } from '../domain/meeting.ts';
import type { State } from '../domain/state.ts';
import { faultOf, LogFault } from './faults.ts';
import type { Folded } from './folded.ts';
import { programOf } from './program.ts';
import { syncFolder } from './recover.ts';
import type { Head } from './rows.ts';

export interface Kept extends Folded {
  /** Who wrote here: what others wrote is read more strictly. */
  readonly origin: string;
  /** Where each log ended. */
  readonly heads: readonly Head[];
}

/** Why there is none that counts. */
export type NoneKept = 'none' | 'torn' | 'other program' | 'full check';

const keptFile = (file: string): string => `${file}-folded`;
const partFile = (file: string): string => `${keptFile(file)}-part`;

/** Reading its own sources takes a moment, and most logs are opened without asking for this. */
let known: string | undefined;

/** To be asked before it folds as well: an update puts other sources in the place of those that are running. */
export const program = (): string => {
  known ??= programOf('{domain/**,log}/*.ts');
  return known;
};

/** Returns once the disk has it no more. `file`: the log's. */
export function forgetKept(file: string): void {
  const there = [keptFile(file), partFile(file)].filter((name) => existsSync(name));
  for (const name of there) rmSync(name);
  if (there.length > 0) syncFolder(file);
}

/** Bytes that must stay free: only the log may take the last of the disk. */
const spare = 64 * 1024 * 1024;

/** Before the rest: its checksum (8 hexadecimal digits) and the program, each with its line's end. */
const lengths = { sum: 9, program: 17 };

const sumOf = (rest: Uint8Array): string => `${crc32(rest).toString(16).padStart(8, '0')}\n`;

/** It is there whole or not at all, whenever the power goes. Throws what the system says, and the fault `disk-full`. */
export function writeKept(file: string, kept: Kept): void {
  const bytes = encodeKept(kept);
  const { bavail, bsize } = statfsSync(dirname(file));
  if (bavail * bsize < spare + bytes.length) throw new LogFault('disk-full', 'no', `no space for ${keptFile(file)}`);
  try {
    writeFileSync(partFile(file), bytes, { mode: 0o600, flush: true });
    renameSync(partFile(file), keptFile(file));
  } catch (error) {
    rmSync(partFile(file), { force: true }); // it names people
    throw error;
  }
  syncFolder(file);
}

export function readKept(file: string): Kept | NoneKept {
  try {
    return decodeKept(readFileSync(keptFile(file)));
  } catch (error) {
    if (faultOf(error, 'no') === undefined) throw error;
    return 'none'; // absent or unreadable: the log says it all
  }
}

export function encodeKept(kept: Kept): Buffer {
  const rest = Buffer.concat([Buffer.from(`${program()}\n`), serialize({ ...kept, state: packed(kept.state) })]);
  return Buffer.concat([Buffer.from(sumOf(rest)), rest]);
}

export function decodeKept(bytes: Buffer): Kept | NoneKept {
  const rest = bytes.subarray(lengths.sum);
  if (bytes.toString('latin1', 0, lengths.sum) !== sumOf(rest)) return 'torn';
  if (rest.toString('latin1', 0, lengths.program) !== `${program()}\n`) return 'other program';
  const kept: Omit<Kept, 'state'> & { state: Packed } = deserialize(rest.subarray(lengths.program));
  return { ...kept, state: unpacked(kept.state) };
}

type Attendance = Pick<Meeting, 'signIns' | 'present'>;
type PackedMeeting = Omit<Meeting, keyof Attendance> & { readonly attendance: Uint8Array };
type Packed = Omit<State, 'meetings'> & { readonly meetings: ReadonlyMap<string, PackedMeeting> };

const quickest = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

function packed({ meetings, ...others }: State): Packed {
  const pack = ({ signIns, present, ...meeting }: Meeting): PackedMeeting => ({
    ...meeting,
    attendance: zstdCompressSync(serialize({ signIns, present } satisfies Attendance), quickest),
  });
  return { ...others, meetings: new Map(meetings.entries().map(([id, meeting]) => [id, pack(meeting)])) };
}

function unpacked({ meetings, ...others }: Packed): State {
  return { ...others, meetings: new Map(meetings.entries().map(([id, meeting]) => [id, unpack(meeting)])) };
}

function unpack({ attendance, ...meeting }: PackedMeeting): Meeting {
  let known: Attendance | undefined;
  const all = (): Attendance => {
    known ??= deserialize(zstdDecompressSync(attendance)) as Attendance;
    return known;
  };
  return {
    ...meeting,
    get signIns() {
      return all().signIns;
    },
    get present() {
      return all().present;
    },
  };
}
