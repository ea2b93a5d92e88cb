/**
 * How a box goes over to a new key: it makes one, announces it signed by the old one, and keeps both until that is
 * acknowledged. Wherever the power goes it has the key that is asked for, or announces the same new one again.
 */
import { existsSync, renameSync } from 'node:fs';
import { isSignedBy, openKey, type SigningKey } from './keys.ts';
import { syncFolder } from './write-whole.ts';

/** Signs with the key in force. */
export interface KeyRing extends SigningKey {
  /** The new one, where it was begun. */
  readonly next: SigningKey | undefined;
  /** Begins a new one, where none is begun. */
  begin(): SigningKey;
  /** From now on the new one is in force, and the old one is gone. */
  turn(): void;
}

/** `file`: the key in force; the next one stands beside it as `….next`. Throws what the system says. */
export function openKeyRing(file: string): KeyRing {
  const nextFile = `${file}.next`;
  let current = openKey(file);
  let next = existsSync(nextFile) ? openKey(nextFile) : undefined;
  return {
    get publicKey() {
      return current.publicKey;
    },
    get next() {
      return next;
    },
    sign: (text) => current.sign(text),
    begin() {
      next ??= openKey(nextFile);
      return next;
    },
    turn() {
      if (next === undefined) return;
      renameSync(nextFile, file);
      syncFolder(file);
      current = next;
      next = undefined;
    },
  };
}

/** What the new key signs, so that nobody announces one that is another's. */
const proofText = (origin: string, publicKey: Uint8Array): string =>
  JSON.stringify(['key', 1, origin, Buffer.from(publicKey).toString('base64url')]);

export const proofOf = (origin: string, key: SigningKey): Uint8Array => key.sign(proofText(origin, key.publicKey));

export const isProof = (origin: string, publicKey: Uint8Array, proof: Uint8Array): boolean =>
  isSignedBy(publicKey, proofText(origin, publicKey), proof);
