import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CardError } from '../../firmware-protocol/card-error.ts';
import { toHex } from '../../firmware-protocol/card-hex.ts';
import { decodeNdef } from '../../firmware-protocol/ndef.ts';
import { decodeTextRecord, decodeUri, firstText } from '../../firmware-protocol/ndef-text.ts';
import { findNdef } from '../../firmware-protocol/ndef-tlv.ts';
import vectors from '../../firmware-protocol/vectors/ndef.json' with { type: 'json' };
import { bytes, numRuns, survives } from './card-vectors.ts';

describe('records', () => {
  test.each(vectors.messages.map(([hex, told]) => ({ hex: String(hex), told })))('$hex', ({ hex, told: expected }) => {
    const records = decodeNdef(bytes(hex));
    const told = records.map((record) => {
      if (record.tnf === 0) return { tnf: 0 };
      const { text, language } = decodeTextRecord(record.payload);
      return { type: 'T', text, lang: language };
    });
    expect(told).toMatchObject(expected as object[]);
  });

  test.each([...vectors.messages_invalid_strict, ...vectors.chunked_invalid])('%s is refused: %s', (hex) => {
    expect(() => decodeNdef(bytes(hex ?? ''))).toThrow(expect.objectContaining({ problem: 'malformed' }));
  });

  test.each([...vectors.messages_truncated, ''])('%s is cut off', (hex) => {
    expect(() => decodeNdef(bytes(hex))).toThrow(CardError);
  });

  test('every cut of a good message is an error, never a shorter message', () => {
    for (const [hex] of vectors.messages) {
      const whole = bytes(String(hex));
      for (let cut = 0; cut < whole.length; cut += 1) {
        expect(() => decodeNdef(whole.subarray(0, cut))).toThrow(expect.objectContaining({ problem: 'short' }));
      }
    }
  });

  test('the chunks of a record are put together', () => {
    const { message, tnf, payload } = vectors.chunked;
    const records = decodeNdef(bytes(message));
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ tnf, payload: bytes(payload) });
  });
});

describe('URI', () => {
  test.each(vectors.uri_payload_valid)('%s → %s', (payload, uri) => {
    expect(decodeUri(bytes(payload ?? ''))).toBe(uri);
  });
  test.each(vectors.uri_payload_invalid)('%s is refused: %s', (payload) => {
    expect(() => decodeUri(bytes(payload ?? ''))).toThrow(expect.objectContaining({ problem: 'malformed' }));
  });
  test('all 36 prefixes of the standard are there, and no more', () => {
    for (let code = 0; code < 36; code += 1) expect(decodeUri(Uint8Array.of(code, 0x78))).toMatch(/^([a-z2]+:.*)?x$/);
    expect(decodeUri(bytes('2378'))).toBe('urn:nfc:x');
    expect(() => decodeUri(bytes('2478'))).toThrow(CardError);
  });
});

describe('text', () => {
  test.each(vectors.text_payload_valid)('%s → %s', (payload, text, language) => {
    expect(decodeTextRecord(bytes(payload ?? ''))).toEqual({ text, language });
  });
  test.each(vectors.text_payload_invalid)('%s is refused: %s', (payload) => {
    expect(() => decodeTextRecord(bytes(payload ?? ''))).toThrow(CardError);
  });
  test('UTF-16 without a mark is big-endian', () => {
    expect(decodeTextRecord(bytes('827A685F20660E'))).toEqual({ language: 'zh', text: '张明' });
  });
});

test('the first URI or text of a message counts', () => {
  expect(firstText(bytes('9101075402656E545854315101075402656E54585432'))).toBe('TXT1');
  expect(firstText(bytes('D00000'))).toBeUndefined();
  expect(firstText(bytes('D1010255016E'))).toBe('http://www.n');
});

describe('TLV blocks', () => {
  test.each(vectors.tlv.found)('%s holds %s', (area, message) => {
    expect(findNdef(bytes(area ?? ''))).toEqual({ found: 'message', message: bytes(message ?? '') });
  });
  test.each(vectors.tlv.nothing)('%s holds no message', (area) => {
    expect(findNdef(bytes(area))).toEqual({ found: 'nothing' });
  });
  test.each(vectors.tlv.more)('%s cannot be told before byte %i', (area, need) => {
    expect(findNdef(bytes(String(area)))).toEqual({ found: 'more', need });
  });
  test('any cut asks for more, and what it asks for is enough to get further', () => {
    for (const [area] of vectors.tlv.found) {
      const whole = bytes(area ?? '');
      for (let cut = 0; cut < whole.length; cut += 1) {
        const search = findNdef(whole.subarray(0, cut));
        if (search.found === 'more') expect(search.need).toBeGreaterThan(cut);
        else expect(search).toEqual(findNdef(whole));
      }
    }
  });
});

test('no bytes crash a codec', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (some) => {
      survives(() => decodeNdef(some));
      survives(() => firstText(some));
      survives(() => decodeUri(some));
      survives(() => decodeTextRecord(some));
      const search = findNdef(some);
      if (search.found === 'message') expect(toHex(some)).toContain(toHex(search.message));
    }),
    { numRuns },
  );
});
