import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../firmware-protocol/card-hex.ts';
import { decodeNdef } from '../../firmware-protocol/ndef.ts';
import { decodeTextRecord } from '../../firmware-protocol/ndef-text.ts';
import { readType4 } from '../../firmware-protocol/type4.ts';
import vectors from '../../firmware-protocol/vectors/nfc-tags.json' with { type: 'json' };
import { bytes, numRuns, survives } from './card-vectors.ts';

const published = vectors.type4_read;
const container = '000F20005400FF0406E104FFFE0000';

/** A Type 4 tag with these two files; returns what was asked of it and what the conversation came to. */
function read(cc: string, file: Uint8Array) {
  const asked: string[] = [];
  const exchange = readType4();
  let selected: Uint8Array = new Uint8Array();
  let step = exchange.next();
  while (!step.done) {
    const command = toHex(step.value);
    asked.push(command);
    const [, instruction, high = 0, low = 0, length = 0] = step.value;
    let data: Uint8Array = new Uint8Array();
    if (instruction === 0xa4) selected = command.endsWith('E103') ? bytes(cc) : file;
    else data = selected.slice(high * 256 + low, high * 256 + low + length);
    step = exchange.next(Uint8Array.of(...data, 0x90, 0x00));
  }
  return { asked, message: step.value };
}

test('the published conversation', () => {
  const file = bytes(`000B${published.ndef}`);
  const { asked, message } = read(container, file);
  // The listing read the length a second time together with the message; up to there the conversations are the same.
  expect(asked.slice(0, 5)).toEqual(published.exchange.slice(0, 5).map(([command]) => command));
  expect(asked.slice(5)).toEqual(['00B000020B']);
  expect(message).toEqual(bytes(published.ndef));
  const [record] = decodeNdef(message ?? new Uint8Array());
  expect(decodeTextRecord(record?.payload ?? new Uint8Array())).toEqual({ text: published.text, language: 'en' });
});

test('a long message comes in parts of what the card gives at once', () => {
  const message = Uint8Array.from({ length: 300 }, (_, at) => at);
  const { asked, message: came } = read(container, Uint8Array.of(0x01, 0x2c, ...message));
  expect(came).toEqual(message);
  expect(asked.slice(5)).toEqual(['00B0000254', '00B0005654', '00B000AA54', '00B000FE30']);
});

test('an empty file is no message', () => {
  expect(read(container, bytes('0000')).message).toBeUndefined();
});

describe('is refused', () => {
  test.each([
    ['another mapping version', '000F10005400FF0406E104FFFE0000', 'unsupported'],
    ['no NDEF file', '000F20005400FF0506E104FFFE0000', 'malformed'],
    ['a file that needs a key', '000F20005400FF0406E104FFFE8000', 'unsupported'],
    ['a card that gives no byte at once', '000F20000000FF0406E104FFFE0000', 'malformed'],
    ['a container that is cut off', '000F20005400FF0406E104', 'short'],
    ['a message longer than its file', '000F20005400FF0406E10400050000', 'malformed'],
  ])('%s', (_, cc, problem) => {
    expect(() => read(cc, bytes('000BD101'))).toThrow(expect.objectContaining({ problem }));
  });

  test('a file that ends before its message', () => {
    expect(() => read(container, bytes('000BD101'))).toThrow(expect.objectContaining({ problem: 'short' }));
  });

  test('a card without the NDEF application', () => {
    const exchange = readType4();
    exchange.next();
    expect(() => exchange.next(bytes('6A82'))).toThrow(expect.objectContaining({ problem: 'refused' }));
  });
});

test('no card crashes the reading or keeps it going', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 300 }), (cc, file) => {
      survives(() => read(toHex(cc) || '', file));
      survives(() => read(container, file));
    }),
    { numRuns },
  );
});
