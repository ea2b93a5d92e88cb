/** AES-CMAC (RFC 4493, NIST SP 800-38B) and NXP's key diversification, which is built from the same parts. */

/** AES-128 on one block of 16 bytes (ECB without padding). A parameter, so that nothing here reaches a crypto library. */
export interface Aes128 {
  encrypt(key: Uint8Array, block: Uint8Array): Uint8Array;
  decrypt(key: Uint8Array, block: Uint8Array): Uint8Array;
}

export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, at) => byte ^ (b[at] ?? 0));
}

/** Doubling in GF(2^128): shift left by one bit, reduce by 87 when a bit falls out. */
function double(block: Uint8Array): Uint8Array {
  const carry = (block[0] ?? 0) >> 7;
  return block.map((byte, at) => {
    const next = at < 15 ? (block[at + 1] ?? 0) >> 7 : carry * 0x87;
    return at < 15 ? (byte << 1) | next : (byte << 1) ^ next;
  });
}

/** MAC over `message`, filled up with 80 00 … to `length` bytes (a multiple of 16, at least 16) if it is shorter. */
function macOf(aes: Aes128, key: Uint8Array, message: Uint8Array, length: number): Uint8Array {
  const k1 = double(aes.encrypt(key, new Uint8Array(16)));
  const whole = message.length === length;
  const padded = new Uint8Array(length);
  padded.set(message);
  if (!whole) padded[message.length] = 0x80;

  let state: Uint8Array = new Uint8Array(16);
  for (let at = 0; at < length; at += 16) {
    let block: Uint8Array = padded.subarray(at, at + 16);
    if (at + 16 === length) block = xor(block, whole ? k1 : double(k1));
    state = aes.encrypt(key, xor(block, state));
  }
  return state;
}

/** 16 bytes. `key` is 16 bytes, `message` any length. */
export function cmac(aes: Aes128, key: Uint8Array, message: Uint8Array): Uint8Array {
  return macOf(aes, key, message, Math.max(16, Math.ceil(message.length / 16) * 16));
}

/**
 * The AES-128 key of one card, from a master key and 1 to 31 bytes that name the card (NXP AN10922, section 2.2). Not
 * plain CMAC: the input is always filled up to two blocks. Throws RangeError on another length.
 */
export function diversifyKey(aes: Aes128, master: Uint8Array, input: Uint8Array): Uint8Array {
  if (input.length < 1 || input.length > 31) throw new RangeError('1 to 31 bytes of diversification input');
  return macOf(aes, master, Uint8Array.of(0x01, ...input), 32);
}

/** Compares in a time that does not tell where the difference is. Lengths are not secret. */
export function equalInConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  return xor(a, b).reduce((difference, byte) => difference | byte, 0) === 0;
}
