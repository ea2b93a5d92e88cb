/** Scanners that send plain lines, with replies to commands lying between them in the same stream. */
import { emptyLine, type LineState, splitLines } from './lines.ts';
import { cut, type FrameAt, type Heard, nothingHeld } from './resync.ts';
import { codesOf, type Scanned, type ScannedCode, type ScannerCodec } from './scanner.ts';

export interface TextState {
  readonly line: LineState;
  /** What may be the beginning of a reply. */
  readonly held: Uint8Array;
}

/** A reply in the stream of codes: by itself, or ending an echo of the command that so far looked like a code. */
export type Reply = 'alone' | 'ends-echo';

/** A codec for a scanner of lines whose replies `replyAt` finds; they are taken out before lines are made. */
export function textScanner(replyAt: FrameAt<Reply>, beeps: ScannerCodec<TextState>['beeps']): ScannerCodec<TextState> {
  const hear = (state: TextState, heard: Heard): Scanned<TextState> => {
    const { pieces, held } = cut(replyAt, state.held, heard);
    const codes: ScannedCode[] = [];
    let line = state.line;
    let dropped = 0;
    const take = (text: Heard) => {
      const split = splitLines(line, text);
      line = split.state;
      dropped += split.dropped;
      codes.push(...split.lines.flatMap(codesOf));
    };
    for (const piece of pieces) {
      if (piece.kind === 'other') take(piece.bytes);
      else if (piece.frame === 'ends-echo') line = emptyLine;
    }
    if (heard === 'quiet') take('quiet');
    return { state: { line, held }, codes, writes: [], dropped };
  };
  return { idle: { line: emptyLine, held: nothingHeld }, hear, beeps };
}

/** A scanner of which nothing is known but that it sends lines. It is never written to. */
export const linesScanner = textScanner(() => 'nothing', {});
