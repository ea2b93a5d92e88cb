import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../firmware-protocol/card-hex.ts';
import { longestLine } from '../../firmware-protocol/lines.ts';
import { nothingHeld } from '../../firmware-protocol/resync.ts';
import { ssi, ssiAck } from '../../firmware-protocol/scanner-ssi.ts';
import { encodeSsi, opcodes, type SsiPacket, splitSsi } from '../../firmware-protocol/ssi.ts';
import vectors from '../../firmware-protocol/vectors/serial-scanners.json' with { type: 'json' };
import { bytes, numRuns } from './card-vectors.ts';
import { ascii, everyCut, joined, runSteps } from './resync-cuts.ts';
import { expectCodes, expectNoiseProof } from './scanner-runs.ts';

const packetsIn = (chunks: readonly Uint8Array[]) =>
  runSteps<Uint8Array, SsiPacket>(
    nothingHeld,
    (held, heard) => {
      const split = splitSsi(held, heard);
      return { state: split.held, found: split.packets };
    },
    chunks,
  );

const published = [...vectors.zebra_ssi.packets, ...vectors.zebra_ssi.computed];
const changesAParameter = 0x08;

describe('packets', () => {
  test.each(published)('$name, both ways and at every cut', ({ bytes: hex }) => {
    const [packet, ...more] = packetsIn([bytes(hex)]);
    expect(more).toEqual([]);
    expect(packet && toHex(encodeSsi(packet))).toBe(hex);
    for (const chunks of everyCut(bytes(hex))) expect(packetsIn(chunks)).toEqual([packet]);
  });

  test.each(vectors.grow_gm67_is_ssi)('GM67: $name', ({ bytes: hex }) => {
    const [packet] = packetsIn([bytes(hex)]);
    expect(packet?.source).toBe('host');
    if ((bytes(hex)[3] ?? 0) !== changesAParameter) expect(packet && toHex(encodeSsi(packet))).toBe(hex);
  });

  test.each(vectors.zebra_ssi.must_reject)('refused: $why', ({ bytes: hex }) => {
    for (const chunks of everyCut(bytes(hex))) expect(packetsIn(chunks)).toEqual([]);
  });

  test('a good packet inside a bad one is found by skipping one byte at a time', () => {
    const good = bytes(vectors.zebra_ssi.computed[0]?.bytes ?? '');
    const damaged = joined(bytes('20F30000'), good);
    for (const chunks of everyCut(damaged)) expect(packetsIn(chunks)).toEqual(packetsIn([good]));
  });

  test('good packets are found among garbage', () => {
    const garbage = fc.uint8Array({ maxLength: 20, max: 3 });
    const packet = fc.record<SsiPacket>({
      opcode: fc.nat(255),
      source: fc.constantFrom('host', 'decoder'),
      retransmit: fc.boolean(),
      more: fc.boolean(),
      data: fc.uint8Array({ maxLength: 251 }),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(garbage, packet), { maxLength: 3 }), (parts) => {
        const stream = joined(...parts.flatMap(([noise, good]) => [noise, encodeSsi(good)]));
        expect(packetsIn([stream])).toEqual(parts.map(([, good]) => good));
      }),
      { numRuns },
    );
  });
});

const decodeData = (text: string, { more = false, retransmit = false, type = 0x03 } = {}) =>
  encodeSsi({
    opcode: opcodes.decodeData,
    source: 'decoder',
    retransmit,
    more,
    data: Uint8Array.of(type, ...ascii(text)),
  });

describe('a scanner', () => {
  test.each(vectors.zebra_ssi.computed)('$name', ({ bytes: hex, text }) => expectCodes(ssi, bytes(hex), [text]));

  test('the published “NR” is acknowledged, and is no code', () => {
    const noRead = vectors.zebra_ssi.packets.find(({ name }) => name.startsWith('DECODE_DATA'));
    expectCodes(ssi, bytes(noRead?.bytes ?? ''), []);
    expect(ssi.hear(ssi.idle, bytes(noRead?.bytes ?? '')).writes).toEqual([ssiAck]);
  });

  test('the acknowledgement is the published one', () => {
    expect(toHex(ssiAck)).toBe(vectors.zebra_ssi.packets.find(({ name }) => name === 'CMD_ACK host')?.bytes);
  });

  test('each scan is acknowledged, a repetition too, but it is one scan', () => {
    const stream = joined(
      decodeData('A1'),
      decodeData('A1', { retransmit: true }),
      decodeData('A1', { retransmit: true }),
    );
    expectCodes(ssi, stream, ['A1']);
    expect(ssi.hear(ssi.idle, stream).writes).toEqual([ssiAck, ssiAck, ssiAck]);
  });

  test('a repetition whose original was lost is the scan; the same code scanned twice is two', () => {
    expectCodes(ssi, decodeData('A1', { retransmit: true }), ['A1']);
    expectCodes(ssi, joined(decodeData('A1'), decodeData('B2', { retransmit: true })), ['A1', 'B2']);
    expectCodes(ssi, joined(decodeData('A1'), decodeData('A1')), ['A1', 'A1']);
  });

  test.each(vectors.zebra_ssi.multi_packet)('a message in several packets: $text', ({ opcode_on, text }) => {
    const packets = opcode_on.map((hex) => {
      const [opcode = 0, , status = 0, ...data] = bytes(hex);
      const more = (status & 0x02) !== 0;
      return encodeSsi({ opcode, source: 'decoder', retransmit: false, more, data: Uint8Array.from(data) });
    });
    expectCodes(ssi, joined(...packets), [text]);
    expect(ssi.hear(ssi.idle, joined(...packets)).writes).toHaveLength(packets.length);
  });

  test('a message without end does not grow, and is no code', () => {
    const endless = joined(...Array.from({ length: 4 }, () => decodeData('x'.repeat(200), { more: true })));
    const { state } = ssi.hear(ssi.idle, endless);
    expect(state.begun.length).toBeLessThanOrEqual(longestLine + 1);
    expect(ssi.hear(state, decodeData('x')).codes).toEqual([]);
  });

  test('suffix and AIM prefix are taken off', () => {
    expect(ssi.hear(ssi.idle, decodeData(']C0A1\r\n')).codes).toEqual([{ text: 'A1', aim: ']C0' }]);
  });

  test('other packets are not answered', () => {
    const acknowledged = bytes(vectors.zebra_ssi.packets.find(({ name }) => name === 'CMD_ACK decoder')?.bytes ?? '');
    expect(ssi.hear(ssi.idle, acknowledged)).toMatchObject({ codes: [], writes: [] });
  });

  test('noise crashes nothing and hides nothing that comes after it', () => {
    expectNoiseProof(ssi, decodeData('KB00000013'), 'KB00000013');
  });

  test('beeps are packets', () => {
    for (const beep of Object.values(ssi.beeps)) expect(packetsIn([beep])).toMatchObject([{ opcode: opcodes.beep }]);
  });
});
