/** What every serial scanner comes down to, whatever it speaks. */
import { parseAim } from './aim.ts';
import type { Heard } from './resync.ts';

export interface ScannedCode {
  /** The data, without AIM prefix and terminator; never empty. */
  readonly text: string;
  /** AIM symbology identifier as `]cm`, when the scanner sends one. */
  readonly aim?: string;
}

export interface Scanned<State> {
  readonly state: State;
  readonly codes: readonly ScannedCode[];
  /** What the scanner now has to be sent, in this order. */
  readonly writes: readonly Uint8Array[];
  /** Bytes that belonged to no code and no reply. */
  readonly dropped: number;
}

/** A scanner's side of the wire. `beeps` holds volatile commands only: a kiosk never sets up a scanner that it was lent. */
export interface ScannerCodec<State> {
  readonly idle: State;
  hear(state: State, heard: Heard): Scanned<State>;
  readonly beeps: Readonly<Partial<Record<Beep, Uint8Array>>>;
}

export type Beep = 'success' | 'notice' | 'failure';

/** The code that a line of text carries; none where the scanner only spoke about itself. */
export function codesOf(line: string): readonly ScannedCode[] {
  const scan = parseAim(line);
  if (scan.kind === 'status' || scan.text === '') return [];
  return [scan.aim === undefined ? { text: scan.text } : { text: scan.text, aim: scan.aim }];
}
