/** Feeding a scanner codec, for the tests of all of them. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { ScannedCode, ScannerCodec } from '../../firmware-protocol/scanner.ts';
import { numRuns } from './card-vectors.ts';
import { everyCut, runSteps } from './resync-cuts.ts';

/** The texts of the codes in these chunks and the silence after them. */
export function textsIn<State>(codec: ScannerCodec<State>, chunks: readonly Uint8Array[]): string[] {
  return runSteps<State, ScannedCode>(
    codec.idle,
    (state, heard) => {
      const scanned = codec.hear(state, heard);
      return { state: scanned.state, found: scanned.codes };
    },
    chunks,
  ).map(({ text }) => text);
}

/** Expects these codes, and no others, however the bytes are cut. */
export function expectCodes<State>(codec: ScannerCodec<State>, stream: Uint8Array, texts: readonly string[]): void {
  for (const chunks of everyCut(stream)) expect(textsIn(codec, chunks)).toEqual(texts);
}

/**
 * Random bytes crash nothing; the codes that come out are never empty; and once the line is quiet, `good` is found, with
 * nothing left of what was before it.
 */
export function expectNoiseProof<State>(codec: ScannerCodec<State>, good: Uint8Array, text: string): void {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 }), (chunks) => {
      let state = codec.idle;
      for (const heard of [...chunks, 'quiet'] as const) {
        const scanned = codec.hear(state, heard);
        state = scanned.state;
        for (const code of scanned.codes) expect(code.text).not.toBe('');
      }
      const { codes } = codec.hear(state, good);
      expect(codes.map((code) => code.text)).toEqual([text]);
    }),
    { numRuns },
  );
}
