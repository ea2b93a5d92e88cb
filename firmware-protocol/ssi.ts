/**
 * Packets of Zebra's Simple Serial Interface (also Grow GM67):
 * `length | opcode | source | status | data | checksum(2)`. The length leaves out the checksum, which is the two's complement of
 * the sum of all bytes before it, high byte first.
 */
import { cut, type Heard, type Here } from './resync.ts';

export interface SsiPacket {
  readonly opcode: number;
  readonly source: 'decoder' | 'host';
  /** Sent before, without an acknowledgement that arrived. */
  readonly retransmit: boolean;
  /** More packets of the same message follow. */
  readonly more: boolean;
  readonly data: Uint8Array;
}

export const opcodes = { ack: 0xd0, beep: 0xe6, decodeData: 0xf3 } as const;

const sources = { decoder: 0x00, host: 0x04 } as const;
const retransmitBit = 0x01;
const moreBit = 0x02;
const headerLength = 4;

export function encodeSsi(packet: SsiPacket): Uint8Array {
  const status = (packet.retransmit ? retransmitBit : 0) | (packet.more ? moreBit : 0);
  const body = [headerLength + packet.data.length, packet.opcode, sources[packet.source], status, ...packet.data];
  const checksum = checksumOf(body);
  return Uint8Array.from([...body, checksum >> 8, checksum & 0xff]);
}

export interface SsiSplit {
  readonly held: Uint8Array;
  readonly packets: readonly SsiPacket[];
  readonly dropped: number;
}

/** Cuts packets out of the stream; on a bad checksum the search goes on one byte further. */
export function splitSsi(held: Uint8Array, heard: Heard): SsiSplit {
  const found = cut(packetAt, held, heard);
  const packets: SsiPacket[] = [];
  let dropped = 0;
  for (const piece of found.pieces) {
    if (piece.kind === 'frame') packets.push(piece.frame);
    else dropped += piece.bytes.length;
  }
  return { held: found.held, packets, dropped };
}

function packetAt(bytes: Uint8Array, at: number): Here<SsiPacket> {
  const [length, opcode, from, status] = bytes.subarray(at, at + headerLength);
  if (length === undefined || length < headerLength) return 'nothing';
  if (from !== undefined && from !== sources.decoder && from !== sources.host) return 'nothing';
  const [high, low] = bytes.subarray(at + length, at + length + 2);
  if (opcode === undefined || status === undefined || high === undefined || low === undefined) return 'incomplete';
  if (((high << 8) | low) !== checksumOf(bytes.subarray(at, at + length))) return 'nothing';
  const frame: SsiPacket = {
    opcode,
    source: from === sources.host ? 'host' : 'decoder',
    retransmit: (status & retransmitBit) !== 0,
    more: (status & moreBit) !== 0,
    data: bytes.slice(at + headerLength, at + length),
  };
  return { frame, length: length + 2 };
}

function checksumOf(bytes: Iterable<number>): number {
  let sum = 0;
  for (const byte of bytes) sum += byte;
  return -sum & 0xffff;
}
