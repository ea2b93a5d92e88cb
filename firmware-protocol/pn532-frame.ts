/**
 * Frames of the PN532 on its serial port (user manual UM0701-02, section 6.2.1):
 * `00 00 FF | LEN LCS | TFI PD0..PDn | DCS 00`, both checksums making their sums zero. TFI is D4 towards the chip and D5 from it.
 */
import { cut, type Heard, type Here } from './resync.ts';

export type Pn532Frame =
  | { readonly kind: 'ack' }
  | { readonly kind: 'nack' }
  /** The chip did not understand the command (“syntax error”). */
  | { readonly kind: 'error' }
  /** `code` is PD0: the command's, or the command's plus one in a response. `data` is what follows it. */
  | { readonly kind: 'data'; readonly from: 'host' | 'chip'; readonly code: number; readonly data: Uint8Array };

const tfi = { host: 0xd4, chip: 0xd5 } as const;
const errorByte = 0x7f;
/** LEN and LCS both FF announce an extended frame. */
const extendedMark = 0xff;
/** TFI included; what the PN532 can take and send. */
const longestPayload = 265;

export function encodeFrame(frame: Pn532Frame): Uint8Array {
  if (frame.kind === 'ack') return Uint8Array.of(0x00, 0x00, 0xff, 0x00, 0xff, 0x00);
  if (frame.kind === 'nack') return Uint8Array.of(0x00, 0x00, 0xff, 0xff, 0x00, 0x00);
  const payload = frame.kind === 'error' ? [errorByte] : [tfi[frame.from], frame.code, ...frame.data];
  if (payload.length > longestPayload) throw new RangeError(`${payload.length} bytes do not fit into a PN532 frame`);
  const [high, low] = [payload.length >> 8, payload.length & 0xff];
  const head =
    payload.length <= 0xff ? [low, negative([low])] : [extendedMark, extendedMark, high, low, negative([high, low])];
  return Uint8Array.from([0x00, 0x00, 0xff, ...head, ...payload, negative(payload), 0x00]);
}

export interface Pn532Split {
  readonly held: Uint8Array;
  readonly frames: readonly Pn532Frame[];
  /** Bytes outside any frame. Zeros are not counted: any number of them may stand around a frame. */
  readonly dropped: number;
}

/** Cuts frames out of the stream; on a bad checksum the search goes on one byte further. */
export function splitFrames(held: Uint8Array, heard: Heard): Pn532Split {
  const found = cut(frameAt, held, heard);
  const frames: Pn532Frame[] = [];
  let dropped = 0;
  for (const piece of found.pieces) {
    if (piece.kind === 'frame') frames.push(piece.frame);
    else for (const byte of piece.bytes) if (byte !== 0) dropped++;
  }
  return { held: found.held, frames, dropped };
}

/**
 * A frame whose start code `00 FF` stands at `at`. The preamble before it is free in length (a wake-up string runs straight
 * into it), and the postamble after it is not waited for.
 */
function frameAt(bytes: Uint8Array, at: number): Here<Pn532Frame> {
  const [zero, start, len, lcs, high, low, extendedLcs] = bytes.subarray(at, at + 7);
  if (zero !== 0x00 || (start ?? 0xff) !== 0xff) return 'nothing';
  if (len === undefined || lcs === undefined) return 'incomplete';
  // These three look like lengths, so they come first.
  if (len === 0x00 && lcs === 0xff) return { frame: { kind: 'ack' }, length: 4 };
  if (len === 0xff && lcs === 0x00) return { frame: { kind: 'nack' }, length: 4 };
  if (len !== extendedMark || lcs !== extendedMark) {
    return negative([len]) === lcs ? payloadAt(bytes, at, 4, len) : 'nothing';
  }
  if (high === undefined || low === undefined || extendedLcs === undefined) return 'incomplete';
  return negative([high, low]) === extendedLcs ? payloadAt(bytes, at, 7, (high << 8) | low) : 'nothing';
}

function payloadAt(bytes: Uint8Array, at: number, headLength: number, payloadLength: number): Here<Pn532Frame> {
  if (payloadLength === 0 || payloadLength > longestPayload) return 'nothing';
  const from = at + headLength;
  const dcs = bytes[from + payloadLength];
  if (dcs === undefined) return 'incomplete';
  const payload = bytes.slice(from, from + payloadLength);
  const frame = negative(payload) === dcs ? decodePayload(payload) : undefined;
  return frame ? { frame, length: headLength + payloadLength + 1 } : 'nothing';
}

function decodePayload(payload: Uint8Array): Pn532Frame | undefined {
  const [first, code] = payload;
  // The error frame is one byte long and has no TFI.
  if (payload.length === 1) return first === errorByte ? { kind: 'error' } : undefined;
  if (code === undefined || (first !== tfi.host && first !== tfi.chip)) return undefined;
  return { kind: 'data', from: first === tfi.host ? 'host' : 'chip', code, data: payload.slice(2) };
}

/** The byte that brings the sum of these bytes and itself to zero, modulo 256. */
function negative(bytes: Iterable<number>): number {
  let sum = 0;
  for (const byte of bytes) sum += byte;
  return -sum & 0xff;
}
