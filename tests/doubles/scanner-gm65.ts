/** A Grow GM65 on a pty: it answers commands in the stream of codes, without a terminator. */
import type { Pty } from './pty.ts';

/** “Done”, as captured. */
const reply = Uint8Array.of(0x02, 0x00, 0x00, 0x01, 0x00, 0x33, 0x31);

export function gm65Scanner(port: Pty) {
  return {
    scan: (text: string) => port.write(`${text}\r\n`),
    /** Answers a trigger and scans at once, so that both come in one piece. */
    replyThenScan: (text: string) => port.write(Buffer.concat([reply, Buffer.from(`${text}\r\n`, 'latin1')])),
  };
}
