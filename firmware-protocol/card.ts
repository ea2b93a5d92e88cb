/** What a card says about itself before anything is read from it: the ATR or SAK, and the UID. */

export type CardTechnology = 'classic' | 'type2' | 'iso14443-4' | 'unknown';

/**
 * Storage cards have no ATR of their own, so readers make one up: `3B 8F 80 01 80 4F 0C`, the PC/SC RID, the standard
 * (03 = ISO 14443 A part 3) and the card's name (PC/SC part 3, section 3.1.3.2.3.2).
 */
const storageCard = Uint8Array.of(0x3b, 0x8f, 0x80, 0x01, 0x80, 0x4f, 0x0c, 0xa0, 0x00, 0x00, 0x03, 0x06);

/** Card names of PC/SC part 3's supplement. */
const cardNames: ReadonlyMap<number, CardTechnology> = new Map([
  [0x0001, 'classic'], // 1K
  [0x0002, 'classic'], // 4K
  [0x0026, 'classic'], // Mini
  [0x0003, 'type2'], // Ultralight, NTAG
  [0x003a, 'type2'], // Ultralight C
]);

/**
 * A hint, not a proof: some readers name cards by a table of their own (Access-IS ATR110 calls a Classic 1K 0003), so
 * reading such a card may fail later.
 */
export function technologyOfAtr(atr: Uint8Array): CardTechnology {
  if (storageCard.every((byte, at) => atr[at] === byte)) {
    return cardNames.get(((atr[13] ?? 0) << 8) | (atr[14] ?? 0)) ?? 'unknown';
  }
  // PC/SC part 3, section 3.1.3.2.3.1: 3B 8n 80 01, n historical bytes, check byte.
  const [ts, t0, td1, td2] = atr;
  const isPart4 = ts === 0x3b && t0 !== undefined && t0 >> 4 === 8 && td1 === 0x80 && td2 === 0x01;
  return isPart4 && atr.length === 5 + (t0 & 0x0f) ? 'iso14443-4' : 'unknown';
}

/** By SAK (ISO/IEC 14443-3 and NXP AN10833). A card that offers ISO 14443-4 counts as such, whatever else it can do. */
export function technologyOfSak(sak: number): CardTechnology {
  if (sak & 0x20) return 'iso14443-4';
  if (sak & 0x08) return 'classic';
  return sak === 0x00 ? 'type2' : 'unknown';
}

/**
 * True for a random id, new at each tap: always 4 bytes, the first one 08 (NXP AN10927). A first byte of 88 means
 * nothing: genuine 4-byte UIDs start with it, and the length comes from the reader, never from a byte.
 */
export function isRandomUid(uid: Uint8Array): boolean {
  return uid.length === 4 && uid[0] === 0x08;
}
