import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut, type FrameAt } from '../../firmware-protocol/resync.ts';
import { numRuns } from './card-vectors.ts';

/** A toy protocol: AA, then a length, then that many bytes. */
const frameAt: FrameAt<number> = (bytes, at) => {
  if (bytes[at] !== 0xaa) return 'nothing';
  const length = bytes[at + 1];
  if (length === undefined || bytes.length < at + 2 + length) return 'incomplete';
  return { frame: length, length: 2 + length };
};

test('pieces keep the order of the stream, and no byte is lost', () => {
  const stream = Uint8Array.of(1, 2, 0xaa, 1, 9, 3, 0xaa, 0, 0xaa);
  expect(cut(frameAt, new Uint8Array(), stream)).toEqual({
    pieces: [
      { kind: 'other', bytes: Uint8Array.of(1, 2) },
      { kind: 'frame', frame: 1 },
      { kind: 'other', bytes: Uint8Array.of(3) },
      { kind: 'frame', frame: 0 },
    ],
    held: Uint8Array.of(0xaa),
  });
});

test('silence gives up a frame that never ended, and finds the one inside it', () => {
  const { held } = cut(frameAt, new Uint8Array(), Uint8Array.of(0xaa, 200, 0xaa, 1, 7));
  expect(held).toHaveLength(5);
  expect(cut(frameAt, held, 'quiet')).toEqual({
    pieces: [
      { kind: 'other', bytes: Uint8Array.of(0xaa, 200) },
      { kind: 'frame', frame: 1 },
    ],
    held: new Uint8Array(),
  });
});

test('any bytes in any chunks: every byte is in a frame, passed over, or held', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (chunks) => {
      let held: Uint8Array = new Uint8Array();
      let accounted = 0;
      for (const chunk of chunks) {
        const result = cut(frameAt, held, chunk);
        held = result.held;
        for (const piece of result.pieces) accounted += piece.kind === 'other' ? piece.bytes.length : 2 + piece.frame;
      }
      expect(accounted + held.length).toBe(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
      expect(held.length).toBeLessThan(2 + 255);
    }),
    { numRuns },
  );
});
