/** Feeding splitters in every way in which a serial port may hand over the same bytes. */
import type { Heard } from '../../firmware-protocol/resync.ts';

/** Whole, byte by byte, and cut in two at every place. */
export function everyCut(bytes: Uint8Array): Uint8Array[][] {
  const inTwo = Array.from({ length: Math.max(0, bytes.length - 1) }, (_, i) => [
    bytes.subarray(0, i + 1),
    bytes.subarray(i + 1),
  ]);
  return [[bytes], [...bytes].map((byte) => Uint8Array.of(byte)), ...inTwo];
}

/** Runs a step function over the chunks, then over the silence after them, and collects what it found. */
export function runSteps<State, Found>(
  idle: State,
  step: (state: State, heard: Heard) => { state: State; found: readonly Found[] },
  chunks: readonly Uint8Array[],
): Found[] {
  let state = idle;
  const all: Found[] = [];
  for (const heard of [...chunks, 'quiet'] as const) {
    const next = step(state, heard);
    state = next.state;
    all.push(...next.found);
  }
  return all;
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function joined(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
