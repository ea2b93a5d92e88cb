import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyLine, type LineState, longestLine, splitLines } from '../../firmware-protocol/lines.ts';
import vectors from '../../firmware-protocol/vectors/serial-scanners.json' with { type: 'json' };
import { bytes, numRuns } from './card-vectors.ts';
import { ascii, everyCut, joined, runSteps } from './resync-cuts.ts';

const linesIn = (chunks: readonly Uint8Array[]) =>
  runSteps<LineState, string>(
    emptyLine,
    (state, heard) => {
      const split = splitLines(state, heard);
      return { state: split.state, found: split.lines };
    },
    chunks,
  );

test.each(vectors.suffixes.common)('suffix %s, at every cut', (suffix) => {
  const end = suffix === 'none' ? new Uint8Array() : bytes(suffix);
  for (const chunks of everyCut(joined(ascii('KB00000013'), end))) expect(linesIn(chunks)).toEqual(['KB00000013']);
});

test('two codes; nothing is made of the gap between CR and LF', () => {
  for (const chunks of everyCut(ascii('A1\r\n\r\n\tB2\n'))) expect(linesIn(chunks)).toEqual(['A1', 'B2']);
});

describe('a line that never ends', () => {
  test('is dropped up to its terminator and counted, and the next one is whole', () => {
    const endless = 'x'.repeat(longestLine + 100);
    const split = splitLines(emptyLine, ascii(`${endless}\rKB00000013\r`));
    expect(split).toEqual({ state: emptyLine, lines: ['KB00000013'], dropped: endless.length });
  });

  test('ends with silence, too', () => {
    const split = splitLines(splitLines(emptyLine, ascii('x'.repeat(300))).state, 'quiet');
    expect(split).toMatchObject({ state: emptyLine, lines: [] });
  });

  test('the longest line is still a line', () => {
    expect(linesIn([ascii('x'.repeat(longestLine))])).toHaveLength(1);
  });
});

test('a line with control characters is dropped as a whole, separators of GS1 are data', () => {
  expect(splitLines(emptyLine, ascii('KB00\x000013\rKB00000013\r'))).toMatchObject({
    lines: ['KB00000013'],
    dropped: 9,
  });
  expect(linesIn([ascii('0100\x1d21A\r')])).toEqual(['0100\x1d21A']);
});

test('random bytes: what is a line has no terminator and is bounded, and no byte is lost count of', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 4 }), (chunks) => {
      let state = emptyLine;
      let accounted = 0;
      for (const chunk of [...chunks, 'quiet'] as const) {
        const split = splitLines(state, chunk);
        state = split.state;
        for (const line of split.lines) {
          expect(line).toMatch(/^[^\r\n\t]+$/);
          expect(line.length).toBeLessThanOrEqual(longestLine);
          accounted += line.length;
        }
        accounted += split.dropped;
      }
      const terminators = chunks.flatMap((chunk) => [...chunk]).filter((byte) => [9, 10, 13].includes(byte)).length;
      expect(accounted + terminators).toBe(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
      expect(state).toEqual(emptyLine);
    }),
    { numRuns },
  );
});
