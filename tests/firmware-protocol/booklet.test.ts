import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookletNumber, bookletSerial, readBooklet } from '../../firmware-protocol/booklet.ts';
import { checkCharacter, hasCheckCharacter } from '../../firmware-protocol/check-character.ts';
import vectors from '../../firmware-protocol/vectors/check-characters.json' with { type: 'json' };

const numRuns = Number(process.env.FC_RUNS ?? 1000);
const draws = fc.array(fc.integer({ min: 0, max: 35 }), { minLength: 7, maxLength: 7 });

describe('check characters of ISO 7064 MOD 37,36', () => {
  test.each(vectors.mod3736)('$payload has $check', ({ payload, check }) => {
    expect(checkCharacter(payload)).toBe(check);
    expect(hasCheckCharacter(payload + check)).toBe(true);
  });

  test.each(vectors.rejected)('%j is rejected', (text) => {
    expect(hasCheckCharacter(text)).toBe(false);
  });

  test('no single wrong character goes unnoticed', () => {
    const wrong = fc.record({ draws, at: fc.integer({ min: 0, max: 9 }), by: fc.integer({ min: 1, max: 35 }) });
    fc.assert(
      fc.property(wrong, ({ draws, at, by }) => {
        const right = bookletNumber(bookletSerial(draws));
        const misread = ((Number.parseInt(right.charAt(at), 36) + by) % 36).toString(36).toUpperCase();
        expect(hasCheckCharacter(right.slice(0, at) + misread + right.slice(at + 1))).toBe(false);
      }),
      { numRuns },
    );
  });

  test('other characters have none', () => {
    expect(() => checkCharacter('kb')).toThrow(RangeError);
  });
});

describe("the booklet's code", () => {
  test.each(vectors.booklets)('$text is booklet $number', ({ text, number }) => {
    expect(readBooklet(text)).toEqual({ ok: true, number });
  });

  test.each(vectors.notBooklets)('$text is none: $why', ({ text, why }) => {
    expect(readBooklet(text)).toEqual({ ok: false, why });
  });

  test('a number that was made is read again, in any case and in an address', () => {
    fc.assert(
      fc.property(draws, fc.webUrl(), (draws, url) => {
        const number = bookletNumber(bookletSerial(draws));
        for (const text of [number, number.toLowerCase(), `${new URL(url).origin}/k/${number}`]) {
          expect(readBooklet(text)).toEqual({ ok: true, number });
        }
      }),
      { numRuns },
    );
  });

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void readBooklet(text)),
      { numRuns },
    );
  });

  test('a serial of another form is a bug of the caller', () => {
    expect(() => bookletNumber('abcdefg')).toThrow(RangeError);
    expect(() => bookletSerial([0, 1, 2, 3, 4, 5, 36])).toThrow(RangeError);
  });
});
