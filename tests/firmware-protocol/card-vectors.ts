/** What the tests of the card codecs share. */
import { CardError } from '../../firmware-protocol/card-error.ts';
import { fromHex } from '../../firmware-protocol/card-hex.ts';

export const numRuns = Number(process.env.FC_RUNS ?? 1000);

/** The bytes of a vector, which may be none. */
export function bytes(hex: string): Uint8Array {
  const decoded = hex === '' ? new Uint8Array() : fromHex(hex);
  if (!decoded) throw new Error(`not hex: ${hex}`);
  return decoded;
}

/** Runs a codec on bytes that may be anything: a `CardError` is a fair answer, any other exception is a crash. */
export function survives(codec: () => unknown): void {
  try {
    codec();
  } catch (error) {
    if (!(error instanceof CardError)) throw error;
  }
}
