/** Cards and codes that belong to nobody in the room. */

function hex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}

/** A 7-byte number as NXP's cards have it. */
export function unknownUid(): string {
  return `04${hex(6)}`;
}

/** Phones make up a number at every tap: 4 bytes that start with 08 (ISO 14443-3, 6.5.4). */
export function randomUid(): string {
  return `08${hex(3)}`;
}

/** A booklet whose check character is another than its number asks for. */
export function badCheck(booklet: string): string {
  return booklet.slice(0, -1) + (booklet.endsWith('A') ? 'B' : 'A');
}

/** EAN-13 of a bottle of water. */
export const foreign = '6921168509256';
