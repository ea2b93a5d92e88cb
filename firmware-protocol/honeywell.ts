/**
 * Honeywell (N86 manual p. 10). A menu command is answered by its own text, a status (06 done, 15 bad value, 05 unknown)
 * and the command's punctuation, `REVINF␆.`, in the stream of codes: the text before the status is an echo, not a code.
 */
import type { Here } from './resync.ts';
import { type Reply, textScanner } from './scanner-text.ts';

const statuses: ReadonlySet<number> = new Set([0x06, 0x15, 0x05]);
/** `!` for this session, `.` for good, `,` or `;` between several commands. */
const punctuation: ReadonlySet<number> = new Set([0x21, 0x2e, 0x2c, 0x3b]);

function honeywellReplyAt(bytes: Uint8Array, at: number): Here<Reply> {
  const [status, mark] = bytes.subarray(at, at + 2);
  if (status === undefined || !statuses.has(status)) return 'nothing';
  if (mark === undefined) return 'incomplete';
  return punctuation.has(mark) ? { frame: 'ends-echo', length: 2 } : 'nothing';
}

/** SYN BEL CR sounds the beeper and changes nothing; it needs no mode. */
const beep = [0x16, 0x07, 0x0d];

export const honeywell = textScanner(honeywellReplyAt, {
  success: Uint8Array.from(beep),
  notice: Uint8Array.from([...beep, ...beep]),
  failure: Uint8Array.from([...beep, ...beep, ...beep]),
});
