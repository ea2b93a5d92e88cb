/** Ed25519 keys (RFC 8032): a township has one for life, a box one at a time, in a file that only its own user can read. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { writeWhole } from './write-whole.ts';

export interface SigningKey {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes. */
  sign(text: string): Uint8Array;
}

/** What stands before the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410, section 4). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');

/** Reads the key from its file (PKCS #8, PEM), which is made with a new key where there is none. Throws what the system says. */
export function openKey(file: string): SigningKey {
  if (!existsSync(file)) {
    writeWhole(file, newKey());
  }
  chmodSync(file, 0o600);
  return keyOf(readFileSync(file, 'utf8'));
}

/** As its file has it. */
export const newKey = (): string =>
  generateKeyPairSync('ed25519', {
    privateKeyEncoding: { format: 'pem', type: 'pkcs8' },
    publicKeyEncoding: { format: 'pem', type: 'spki' },
  }).privateKey;

export function keyOf(pem: string): SigningKey {
  const key = createPrivateKey(pem);
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spki.length);
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), key) };
}

/** False too where `publicKey` or `signature` is none. */
export function isSignedBy(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  return verify(null, Buffer.from(text), publicKeyOf(publicKey), signature);
}

/** Those that were asked for, by their bytes in hex: to make one takes half as long as to verify with it. */
const known = new Map<string, KeyObject>();
const mostKnown = 5000;

function publicKeyOf(bytes: Uint8Array): KeyObject {
  const name = Buffer.from(bytes).toString('hex');
  const key = known.get(name) ?? createPublicKey({ key: Buffer.concat([spki, bytes]), format: 'der', type: 'spki' });
  if (known.size >= mostKnown) known.clear();
  known.set(name, key);
  return key;
}
