/** The salts of payloads, 16 random bytes each; see `payloadHash` in `envelope.ts`. */
import { randomFillSync } from 'node:crypto';

const length = 16;

/** Drawn for many at once: where a tap comes after a pause, drawing takes longer than all hashing of its event. */
const drawn = new Uint8Array(256 * length);
let at = drawn.length;

export function newSalt(): Uint8Array {
  if (at === drawn.length) {
    randomFillSync(drawn);
    at = 0;
  }
  at += length;
  return drawn.slice(at - length, at);
}
