/**
 * A scanner that speaks SSI in packets. Each DECODE_DATA has to be acknowledged, or the scanner sends it again with the
 * retransmit bit: the same scan, which must not become a second reading.
 */
import { longestLine } from './lines.ts';
import { type Heard, nothingHeld } from './resync.ts';
import { codesOf, type Scanned, type ScannedCode, type ScannerCodec } from './scanner.ts';
import { encodeSsi, opcodes, type SsiPacket, splitSsi } from './ssi.ts';

export interface SsiState {
  readonly held: Uint8Array;
  /** The last DECODE_DATA that was taken, to know it again. */
  readonly last: SsiPacket | undefined;
  /** Text of a message whose last packet has not come yet. */
  readonly begun: string;
}

const toDecoder = (opcode: number, data: readonly number[] = []) =>
  encodeSsi({ opcode, source: 'host', retransmit: false, more: false, data: Uint8Array.from(data) });

export const ssiAck = toDecoder(opcodes.ack);

/** The text that stands for “nothing read”. */
const noRead = 'NR';

function hear(state: SsiState, heard: Heard): Scanned<SsiState> {
  const { held, packets, dropped } = splitSsi(state.held, heard);
  const codes: ScannedCode[] = [];
  const writes: Uint8Array[] = [];
  let { last, begun } = state;
  for (const packet of packets) {
    if (packet.opcode !== opcodes.decodeData || packet.source !== 'decoder') continue;
    writes.push(ssiAck);
    if (packet.retransmit && last && sameMessage(packet, last)) continue;
    last = packet;
    // Bounded: beyond the longest line it is no code of ours, however many packets follow.
    begun = (begun + textOf(packet)).slice(0, longestLine + 1);
    if (packet.more) continue;
    const text = begun.replace(/[\r\n\t]+$/, '');
    begun = '';
    if (text !== noRead && text.length <= longestLine) codes.push(...codesOf(text));
  }
  return { state: { held, last, begun }, codes, writes, dropped };
}

/** The data begin with one byte for the kind of symbol. */
function textOf(packet: SsiPacket): string {
  return String.fromCharCode(...packet.data.subarray(1));
}

function sameMessage(a: SsiPacket, b: SsiPacket): boolean {
  return a.more === b.more && a.data.length === b.data.length && a.data.every((byte, i) => byte === b.data[i]);
}

/** Beep codes of the BEEP command: one short high, two short high, one long low. */
export const ssi: ScannerCodec<SsiState> = {
  idle: { held: nothingHeld, last: undefined, begun: '' },
  hear,
  beeps: {
    success: toDecoder(opcodes.beep, [0x00]),
    notice: toDecoder(opcodes.beep, [0x01]),
    failure: toDecoder(opcodes.beep, [0x0f]),
  },
};
