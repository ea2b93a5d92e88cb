/**
 * Newland. Unified replies stand in the stream of codes as `02 01 "0000" @|# … ; 03`, the command echoed with its status
 * (06 done, 15 bad value, 05 unknown) before each `;` (FM530 manual p. 131). Legacy engines answer with one such byte.
 */
import type { Here } from './resync.ts';
import { type Reply, textScanner } from './scanner-text.ts';

const prefix = [0x02, 0x01, 0x30, 0x30, 0x30, 0x30];
const storage: ReadonlySet<number> = new Set([0x40, 0x23]);
const statuses: ReadonlySet<number> = new Set([0x06, 0x15, 0x05]);
/** Beyond this, or at the end of a line, it was no reply. */
const longest = 256;

function newlandReplyAt(bytes: Uint8Array, at: number): Here<Reply> {
  const first = bytes[at] ?? 0;
  if (statuses.has(first)) return { frame: 'alone', length: 1 };
  let answered = false;
  for (let i = 0; i < longest; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return 'incomplete';
    const expected = prefix[i];
    if (expected !== undefined) {
      if (byte !== expected) return 'nothing';
    } else if (i === prefix.length) {
      if (!storage.has(byte)) return 'nothing';
    } else if (statuses.has(byte)) answered = true;
    else if (byte === 0x0d || byte === 0x0a || byte === 0x02) return 'nothing';
    else if (byte === 0x03) {
      return answered && bytes[at + i - 1] === 0x3b ? { frame: 'alone', length: i + 1 } : 'nothing';
    }
  }
  return 'nothing';
}

export const newland = textScanner(newlandReplyAt, {});
