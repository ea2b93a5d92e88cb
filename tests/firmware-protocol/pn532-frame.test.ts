import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../firmware-protocol/card-hex.ts';
import { encodeFrame, type Pn532Frame, splitFrames } from '../../firmware-protocol/pn532-frame.ts';
import { nothingHeld } from '../../firmware-protocol/resync.ts';
import vectors from '../../firmware-protocol/vectors/pn532.json' with { type: 'json' };
import { bytes, numRuns } from './card-vectors.ts';
import { everyCut, joined, runSteps } from './resync-cuts.ts';

const framesIn = (chunks: readonly Uint8Array[]) =>
  runSteps<Uint8Array, Pn532Frame>(
    nothingHeld,
    (held, heard) => {
      const split = splitFrames(held, heard);
      return { state: split.held, found: split.frames };
    },
    chunks,
  );

function frameOf(payload: string): Pn532Frame {
  const [tfi, code = 0, ...data] = bytes(payload);
  return { kind: 'data', from: tfi === 0xd4 ? 'host' : 'chip', code, data: Uint8Array.from(data) };
}

const shortFrames: Pn532Frame[] = [{ kind: 'ack' }, { kind: 'nack' }, { kind: 'error' }];
const dataFrames = [...vectors.frames, ...vectors.computed_from_published_payloads];

test.each(dataFrames)('$name, both ways and at every cut', ({ payload, frame }) => {
  expect(toHex(encodeFrame(frameOf(payload)))).toBe(frame);
  for (const chunks of everyCut(bytes(frame))) expect(framesIn(chunks)).toEqual([frameOf(payload)]);
});

test.each(vectors.short_frames.map(({ name, frame }, i) => ({ name, frame, value: shortFrames[i] })))(
  '$name, both ways and at every cut',
  ({ frame, value }) => {
    expect(value && toHex(encodeFrame(value))).toBe(frame);
    for (const chunks of everyCut(bytes(frame))) expect(framesIn(chunks)).toEqual([value]);
  },
);

test.each(vectors.extended)('extended: $name', ({ frame }) => {
  const [found] = framesIn([bytes(frame)]);
  expect(found && toHex(encodeFrame(found))).toBe(frame);
  for (const chunks of everyCut(bytes(frame))) expect(framesIn(chunks)).toEqual([found]);
});

test.each(vectors.must_reject)('refused: $why', ({ frame }) => {
  for (const chunks of everyCut(bytes(frame))) expect(framesIn(chunks)).toEqual([]);
});

test('a wake-up string is a long preamble', () => {
  const joinedToFrame = vectors.wakeup[1];
  for (const chunks of everyCut(bytes(joinedToFrame?.bytes ?? '')))
    expect(framesIn(chunks)).toEqual([frameOf('D41401')]);
  for (const chunks of everyCut(bytes(joinedToFrame?.response ?? ''))) {
    expect(framesIn(chunks)).toEqual([{ kind: 'ack' }, frameOf('D515')]);
  }
});

test('zeros around frames are not counted as dropped, other bytes are', () => {
  const stream = joined(bytes('5555'), encodeFrame({ kind: 'ack' }), bytes('000000'), encodeFrame(frameOf('D533')));
  expect(splitFrames(nothingHeld, stream)).toMatchObject({ dropped: 2, frames: [{ kind: 'ack' }, frameOf('D533')] });
});

test('a frame too long for the chip is a bug of the caller', () => {
  const data = new Uint8Array(264);
  expect(() => encodeFrame({ kind: 'data', from: 'host', code: 0, data })).toThrow(RangeError);
});

const anyFrame: fc.Arbitrary<Pn532Frame> = fc.oneof(
  fc.constantFrom(...shortFrames),
  fc.record({
    kind: fc.constant('data' as const),
    from: fc.constantFrom('host' as const, 'chip' as const),
    code: fc.nat(255),
    data: fc.uint8Array({ maxLength: 263 }),
  }),
);

describe('any bytes', () => {
  test('every frame survives the wire', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        expect(framesIn([encodeFrame(frame)])).toEqual([frame]);
      }),
      { numRuns },
    );
  });

  test('random bytes never crash the splitter, and it never holds more than a frame', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (chunks) => {
        let held = nothingHeld;
        for (const chunk of chunks) {
          held = splitFrames(held, chunk).held;
          expect(held.length).toBeLessThan(280);
        }
      }),
      { numRuns },
    );
  });

  test('good frames are found among garbage', () => {
    // Garbage without FF cannot begin a frame that swallows the good one until the line goes quiet.
    const garbage = fc.uint8Array({ maxLength: 20, max: 0xfe });
    fc.assert(
      fc.property(fc.array(fc.tuple(garbage, anyFrame), { maxLength: 4 }), (parts) => {
        const stream = joined(...parts.flatMap(([noise, frame]) => [noise, encodeFrame(frame)]));
        expect(framesIn([stream])).toEqual(parts.map(([, frame]) => frame));
      }),
      { numRuns },
    );
  });

  test('after any garbage at all, a frame is found once the line is quiet, unless the garbage is a frame itself', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (garbage) => {
        const good: Pn532Frame = frameOf('D533');
        const found = framesIn([joined(garbage, bytes('0000'), encodeFrame(good))]);
        expect(found).toContainEqual(good);
      }),
      { numRuns },
    );
  });
});
