import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../firmware-protocol/apdu.ts';
import { firstText } from '../../firmware-protocol/ndef-text.ts';
import { type PageReading, pagesOverAir, pagesOverPcsc, readType2 } from '../../firmware-protocol/type2.ts';
import vectors from '../../firmware-protocol/vectors/nfc-tags.json' with { type: 'json' };
import { bytes, numRuns, survives } from './card-vectors.ts';

/** Four pages of a tag; past its end NTAG21x goes on with page 0. */
function pages(memory: Uint8Array, page: number): Uint8Array {
  return Uint8Array.from({ length: 16 }, (_, at) => memory[(page * 4 + at) % memory.length] ?? 0);
}

function converse<T>(exchange: Exchange<T>, answer: (command: Uint8Array) => Uint8Array): { value: T; asked: number } {
  let asked = 0;
  let step = exchange.next();
  for (; !step.done; asked += 1) step = exchange.next(answer(step.value));
  return { value: step.value, asked };
}

const overPcsc = (memory: Uint8Array) => (command: Uint8Array) =>
  Uint8Array.of(...pages(memory, command[3] ?? 0), 0x90, 0x00);
const overAir = (memory: Uint8Array) => (command: Uint8Array) => pages(memory, command[1] ?? 0);

/** A tag of `size` × 8 bytes with this data area. */
function tag(area: Uint8Array, size = Math.ceil(area.length / 8)): Uint8Array {
  const memory = new Uint8Array(16 + Math.max(size * 8, 16));
  memory.set(bytes(`04E1412C124C2880F6480000E110${size.toString(16).padStart(2, '0')}00`));
  memory.set(area.subarray(0, memory.length - 16), 16);
  return memory;
}

describe.each(vectors.type2_dumps)('$name', ({ hex, uri }) => {
  const memory = new Uint8Array(45 * 4);
  memory.set(bytes(hex));

  test.each<[string, PageReading, (command: Uint8Array) => Uint8Array]>([
    ['through a PC/SC reader', pagesOverPcsc, overPcsc(memory)],
    ['as the tag itself', pagesOverAir, overAir(memory)],
  ])('reads %s, no further than it must', (_, reading, answer) => {
    const { value, asked } = converse(readType2(reading), answer);
    expect(value && firstText(value)).toBe(uri);
    expect(asked).toBe(4);
  });
});

test('a message of more than 254 bytes is read whole', () => {
  const message = Uint8Array.from({ length: 600 }, (_, at) => at);
  const memory = tag(Uint8Array.of(0x03, 0xff, 0x02, 0x58, ...message, 0xfe), 0x6d);
  expect(converse(readType2(pagesOverPcsc), overPcsc(memory)).value).toEqual(message);
});

test.each([
  ['no capability container', bytes('00'.repeat(64))],
  ['a terminator only', tag(bytes('FE'), 6)],
  ['nulls to the last byte', tag(new Uint8Array(48))],
])('%s is no message', (_, memory) => {
  expect(converse(readType2(pagesOverPcsc), overPcsc(memory)).value).toBeUndefined();
});

test.each([
  ['a message longer than the tag', tag(bytes('03F0D10101'), 6), 'malformed'],
  ['another mapping version', bytes(`${'00'.repeat(12)}E1201200${'00'.repeat(48)}`), 'unsupported'],
  ['a message past page 255', tag(bytes('03FF07F0'), 0xff), 'unsupported'],
])('%s', (_, memory, problem) => {
  expect(() => converse(readType2(pagesOverPcsc), overPcsc(memory))).toThrow(expect.objectContaining({ problem }));
});

test('short reads are errors', () => {
  expect(() => converse(readType2(pagesOverPcsc), () => bytes('E11012009000'))).toThrow(
    expect.objectContaining({ problem: 'short' }),
  );
  expect(() => converse(readType2(pagesOverPcsc), () => bytes('6300'))).toThrow(
    expect.objectContaining({ problem: 'refused' }),
  );
  expect(() => converse(readType2(pagesOverAir), () => bytes('E1101200'))).toThrow(
    expect.objectContaining({ problem: 'short' }),
  );
  expect(() => converse(readType2(pagesOverAir), () => bytes('00'))).toThrow(
    expect.objectContaining({ problem: 'refused' }),
  );
});

test('no tag crashes the reading or keeps it going', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 200 }), fc.nat(0xff), (some, size) => {
      survives(() => {
        const { asked } = converse(readType2(pagesOverPcsc), overPcsc(tag(some, size)));
        expect(asked).toBeLessThan(66);
      });
    }),
    { numRuns },
  );
});
