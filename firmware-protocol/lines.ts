/**
 * Codes of a scanner that sends plain text: a line ends with CR, LF or TAB, or with silence, since suffixes differ by
 * maker and some scanners are set up to send none.
 */
import type { Heard } from './resync.ts';

/** Longer than any booklet's code; a line beyond it is noise, or a code that is not ours. */
export const longestLine = 256;

export interface LineState {
  readonly line: string;
  /** The line has outgrown `longestLine`: everything up to its end is dropped. */
  readonly overlong: boolean;
}

export interface Lines {
  readonly state: LineState;
  /** Latin-1 text without terminators, never empty. */
  readonly lines: readonly string[];
  /** Bytes that were thrown away. */
  readonly dropped: number;
}

export const emptyLine: LineState = { line: '', overlong: false };

const terminators: ReadonlySet<number> = new Set([0x0d, 0x0a, 0x09]);

/** Takes a chunk; `quiet` ends the line that stands there. */
export function splitLines(state: LineState, heard: Heard): Lines {
  const lines: string[] = [];
  let { line, overlong } = state;
  let dropped = 0;
  const end = () => {
    if (isText(line)) lines.push(line);
    else dropped += line.length;
    line = '';
    overlong = false;
  };
  if (heard === 'quiet') end();
  else {
    for (const byte of heard) {
      if (terminators.has(byte)) end();
      else if (overlong) dropped++;
      else if (line.length < longestLine) line += String.fromCharCode(byte);
      else {
        dropped += line.length + 1;
        line = '';
        overlong = true;
      }
    }
  }
  return { state: { line, overlong }, lines, dropped };
}

/**
 * No code holds control characters but the separators of GS1 and ISO/IEC 15434 (EOT, FS, GS, RS, US). A line with others is
 * damaged as a whole: half of it could be another member's number.
 */
function isText(line: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  return line !== '' && !/[\x00-\x03\x05-\x1b\x7f]/.test(line);
}
