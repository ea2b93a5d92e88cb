/**
 * Hangzhou Grow GM65, GM8xx and their clones (EM1365): codes as lines, and replies to commands without any terminator in
 * front of the next code, `02 00 | type | count | data | CRC-16/XMODEM over type..data`, as in `02000001003331`.
 */
import { crc16Xmodem } from './crc16.ts';
import type { Here } from './resync.ts';
import { type Reply, textScanner } from './scanner-text.ts';

/** Stands in the CRC's place when the sender wants it left unchecked. */
const unchecked = 0xabcd;

/** A reply at `at`, by its length; a line's text never holds the bytes 02 00. */
function gm65ReplyAt(bytes: Uint8Array, at: number): Here<Reply> {
  const [stx, zero, , count] = bytes.subarray(at, at + 4);
  if (stx !== 0x02 || (zero ?? 0) !== 0) return 'nothing';
  if (count === undefined) return 'incomplete';
  const length = 4 + count + 2;
  const [high, low] = bytes.subarray(at + length - 2, at + length);
  if (high === undefined || low === undefined) return 'incomplete';
  const crc = (high << 8) | low;
  const right = crc === unchecked || crc === crc16Xmodem(bytes.subarray(at + 2, at + length - 2));
  return right ? { frame: 'alone', length } : 'nothing';
}

export const gm65 = textScanner(gm65ReplyAt, {});
