/**
 * Secure Unique NFC messages (SUN, SDM) of NTAG 424 DNA in AES mode: each reading of the tag's NDEF file brings its UID and
 * a counter, encrypted, and a MAC over them (NXP AN12196, section 3). LRP mode is recognised and not read.
 */
import { type Aes128, cmac, equalInConstantTime, xor } from './cmac.ts';

export interface SunKeys {
  /** K_SDMMetaRead: one for all tags, as it must open the UID first. 16 bytes. */
  readonly metaRead: Uint8Array;
  /** K_SDMFileRead of the tag with this UID: the same for all, or diversified. 16 bytes. */
  fileRead(uid: Uint8Array): Uint8Array;
}

/** What stands in a tag's message, taken apart. */
export interface SunMessage {
  /** 16 encrypted bytes (24 in LRP mode), or what a tag with plain mirroring shows. */
  readonly picc: { readonly encrypted: Uint8Array } | { readonly uid: Uint8Array; readonly counter: number };
  /** ASCII text between SDMMACInputOffset and SDMMACOffset; empty when the two are equal. */
  readonly macInput: string;
  /** SDMMAC, 8 bytes. */
  readonly mac: Uint8Array;
}

export type SunRefusal =
  /** Not a message of this kind, or encrypted with another key. */
  | 'malformed'
  /** LRP mode. */
  | 'unsupported'
  /** Somebody else's tag, or an altered message. */
  | 'wrong-mac'
  /** The counter did not rise: a copy of an old message. */
  | 'replayed';

export type SunVerdict =
  | { readonly genuine: true; readonly uid: Uint8Array; readonly counter: number }
  | { readonly genuine: false; readonly refusal: SunRefusal };

interface PiccData {
  readonly uid: Uint8Array;
  readonly counter: number;
}

const counterBytes = (counter: number) => Uint8Array.of(counter, counter >> 8, counter >> 16);

/** Tag byte of a PICC data block: UID and counter both mirrored, UID of 7 bytes (AN12196, table 2). */
const uidAndCounter = 0xc7;

/** Opens 16 bytes of encrypted PICC data. Undefined when the key is wrong, or UID or counter are not mirrored. */
export function decodePiccData(aes: Aes128, metaRead: Uint8Array, encrypted: Uint8Array): PiccData | undefined {
  if (encrypted.length !== 16) return undefined;
  // CBC with a zero IV over one block is the bare cipher.
  const [tag, ...plain] = aes.decrypt(metaRead, encrypted);
  const [low, middle, high] = plain.slice(7);
  if (tag !== uidAndCounter || low === undefined || middle === undefined || high === undefined) return undefined;
  return { uid: Uint8Array.from(plain.slice(0, 7)), counter: low | (middle << 8) | (high << 16) };
}

export interface SunSession {
  readonly encryption: Uint8Array;
  readonly mac: Uint8Array;
}

/** Session keys for one value of the counter (AN12196, section 3.3). */
export function sunSession(aes: Aes128, fileRead: Uint8Array, uid: Uint8Array, counter: number): SunSession {
  const vector = (a: number, b: number) =>
    Uint8Array.of(a, b, 0x00, 0x01, 0x00, 0x80, ...uid, ...counterBytes(counter));
  return {
    encryption: cmac(aes, fileRead, vector(0xc3, 0x3c)),
    mac: cmac(aes, fileRead, vector(0x3c, 0xc3)),
  };
}

/** SDMMAC: every second byte of the CMAC over the text (AN12196, section 3.4.4). 8 bytes. */
export function sunMac(aes: Aes128, session: SunSession, macInput: string): Uint8Array {
  return cmac(aes, session.mac, new TextEncoder().encode(macInput)).filter((_, at) => at % 2 === 1);
}

/**
 * Whether a message comes from a tag with our keys, and is newer than the last one. `lastCounter` tells the highest counter
 * seen for a UID (undefined for none); the caller looks it up and stores the new one in one step, or a copy that is
 * shown twice at once passes twice. Gaps are normal: anything that reads the tag raises the counter.
 */
export function verifySun(
  aes: Aes128,
  keys: SunKeys,
  message: SunMessage,
  lastCounter: (uid: Uint8Array) => number | undefined,
): SunVerdict {
  const { picc, macInput, mac } = message;
  if ('encrypted' in picc && picc.encrypted.length === 24) return { genuine: false, refusal: 'unsupported' };
  const data = 'encrypted' in picc ? decodePiccData(aes, keys.metaRead, picc.encrypted) : picc;
  if (data?.uid.length !== 7 || mac.length !== 8) return { genuine: false, refusal: 'malformed' };

  const session = sunSession(aes, keys.fileRead(data.uid), data.uid, data.counter);
  if (!equalInConstantTime(sunMac(aes, session, macInput), mac)) return { genuine: false, refusal: 'wrong-mac' };
  const last = lastCounter(data.uid);
  if (last !== undefined && data.counter <= last) return { genuine: false, refusal: 'replayed' };
  return { genuine: true, ...data };
}

/**
 * The encrypted part of the file, opened (AN12196, section 3.4.4.2): CBC, its IV the encrypted counter. Undefined unless it is
 * whole blocks.
 */
export function decodeFileData(
  aes: Aes128,
  session: SunSession,
  counter: number,
  encrypted: Uint8Array,
): Uint8Array | undefined {
  if (encrypted.length % 16 !== 0) return undefined;
  const seed = new Uint8Array(16);
  seed.set(counterBytes(counter));
  let before = aes.encrypt(session.encryption, seed);
  const plain = new Uint8Array(encrypted.length);
  for (let at = 0; at < encrypted.length; at += 16) {
    const block = encrypted.subarray(at, at + 16);
    plain.set(xor(aes.decrypt(session.encryption, block), before), at);
    before = block;
  }
  return plain;
}
