/** The scanners of plain lines: plain, GM65, Newland, Honeywell. */
import { describe, expect, test } from 'vitest';
import { toHex } from '../../firmware-protocol/card-hex.ts';
import { crc16Xmodem } from '../../firmware-protocol/crc16.ts';
import { gm65 } from '../../firmware-protocol/gm65.ts';
import { honeywell } from '../../firmware-protocol/honeywell.ts';
import { newland } from '../../firmware-protocol/newland.ts';
import { linesScanner } from '../../firmware-protocol/scanner-text.ts';
import vectors from '../../firmware-protocol/vectors/serial-scanners.json' with { type: 'json' };
import { bytes } from './card-vectors.ts';
import { ascii, joined } from './resync-cuts.ts';
import { expectCodes, expectNoiseProof, textsIn } from './scanner-runs.ts';

const code = ascii('KB00000013\r');

describe.each([
  ['lines', linesScanner],
  ['gm65', gm65],
  ['newland', newland],
  ['honeywell', honeywell],
])('%s', (_, codec) => {
  test('a code with and without an AIM prefix, at every cut', () => {
    expectCodes(codec, joined(code, ascii(']Q1KB00000013\r\n'), ascii('A1')), ['KB00000013', 'KB00000013', 'A1']);
    expect(codec.hear(codec.idle, ascii(']C0A1\r')).codes).toEqual([{ text: 'A1', aim: ']C0' }]);
  });

  test('status texts, and an AIM prefix with nothing behind it, are no codes', () => {
    expectCodes(codec, ascii(']X0BATTERY LOW\r]Z6REVINF\r]C0\r'), []);
  });

  test('noise crashes nothing and hides nothing that comes after it', () => {
    expectNoiseProof(codec, code, 'KB00000013');
  });

  test('plain lines are never answered', () => {
    expect(codec.hear(codec.idle, code).writes).toEqual([]);
  });
});

describe('GM65', () => {
  test.each(vectors.gm65.commands)('CRC of “$name”', ({ bytes: command, crcIfComputed }) => {
    const covered = bytes(command).slice(2, -2);
    expect(crc16Xmodem(covered).toString(16).toUpperCase().padStart(4, '0')).toBe(crcIfComputed);
  });

  test('CRC-16/XMODEM of its catalogue entry', () => {
    expect(crc16Xmodem(ascii('123456789'))).toBe(0x31c3);
  });

  const reply = bytes(vectors.gm65.replies[0]?.bytes ?? '');

  test('a captured scan: the reply in front of the code is taken out, at every cut', () => {
    expectCodes(gm65, bytes(vectors.gm65.scan_example.bytes), [vectors.gm65.scan_example.text]);
  });

  test('a reply whose check was waived', () => {
    expectCodes(gm65, joined(bytes('0200000100ABCD'), code), ['KB00000013']);
  });

  test('replies before, between and after codes without terminator', () => {
    expectCodes(gm65, joined(reply, reply, ascii('A1\r'), reply, ascii('B2')), ['A1', 'B2']);
    expectCodes(gm65, joined(ascii('A1'), reply), ['A1']);
  });

  test('a damaged reply makes no code of itself, and the next code is whole', () => {
    expectCodes(gm65, joined(bytes('02000001003332'), ascii('\r'), code), ['KB00000013']);
    expectCodes(gm65, joined(bytes('020000FF00'), code, code), ['KB00000013']);
  });

  test('one byte of a reply is given up when the line goes quiet', () => {
    expect(textsIn(gm65, [bytes('02')])).toEqual([]);
  });
});

describe('Newland', () => {
  test('unified and legacy replies are taken out, at every cut', () => {
    expectCodes(newland, joined(bytes(vectors.newland.unified.reply_to_trigger), code), ['KB00000013']);
    expectCodes(newland, joined(bytes(vectors.newland.legacy.ack), code), ['KB00000013']);
    expectCodes(newland, joined(code, bytes('15'), ascii('A1\r')), ['KB00000013', 'A1']);
  });

  test('a reply that is cut off does not swallow the next code', () => {
    const cutOff = bytes(vectors.newland.unified.reply_to_trigger).slice(0, -2);
    expectCodes(newland, joined(cutOff, ascii('\r'), code), ['KB00000013']);
  });

  test('without a status it is no reply', () => {
    const question = joined(bytes(vectors.newland.unified.reply_prefix), ascii('#SCNTRG1;\x03\r'));
    expectCodes(newland, joined(question, code), ['KB00000013']);
  });
});

describe('Honeywell', () => {
  const reply = bytes(vectors.honeywell.reply_to_REVINF_end);

  test('the echo of a menu command is not a code, at every cut', () => {
    expectCodes(honeywell, joined(reply, code), ['KB00000013']);
    expectCodes(honeywell, joined(code, ascii('TRGMOD3\x15!'), code), ['KB00000013', 'KB00000013']);
  });

  test('a status without punctuation is damage', () => {
    expectCodes(honeywell, joined(ascii('REVINF\x06\r'), code), ['KB00000013']);
  });

  test('it beeps once, twice, three times, with the published command', () => {
    const { success, notice, failure } = honeywell.beeps;
    expect([success, notice, failure].map((beeps) => beeps && toHex(beeps))).toEqual(
      [1, 2, 3].map((times) => vectors.honeywell.beep.repeat(times)),
    );
  });
});
