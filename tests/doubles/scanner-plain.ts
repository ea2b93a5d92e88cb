/** A scanner of plain lines on a pty. */
import type { Pty } from './pty.ts';

export interface PlainHabits {
  /** What ends each code; none by default on a few models. */
  readonly suffix?: string;
  /** AIM identifier in front of each code, e.g. `]C0`. */
  readonly aim?: string;
}

export function plainScanner(port: Pty, { suffix = '\r', aim = '' }: PlainHabits = {}) {
  return {
    scan: (text: string) => port.write(`${aim}${text}${suffix}`),
    /** Bytes of a loose plug or a wrong rate. */
    noise: (bytes: Uint8Array) => port.write(bytes),
  };
}
