/** The items that a HID report descriptor is made of (Device Class Definition for HID 1.11, sections 6.2.2.2 and 6.2.2.3). */

export interface HidItem {
  /** Long items are reserved for the future; they come without tag and value. */
  readonly kind: 'main' | 'global' | 'local' | 'reserved' | 'long';
  readonly tag: number;
  /** Bytes of the value: 0, 1, 2 or 4. */
  readonly size: number;
  readonly value: number;
  /** The same bits in two's complement. */
  readonly signed: number;
}

const kinds = ['main', 'global', 'local', 'reserved'] as const;
const sizes = [0, 1, 2, 4] as const;

/** All items; undefined where the bytes end inside one. */
export function splitHidItems(bytes: Uint8Array): readonly HidItem[] | undefined {
  const items: HidItem[] = [];
  for (let at = 0; at < bytes.length; ) {
    const prefix = bytes[at] ?? 0;
    const isLong = prefix === 0xfe;
    const size = sizes[prefix & 3] ?? 0;
    const next = isLong ? at + 3 + (bytes[at + 1] ?? 0) : at + 1 + size;
    if (next > bytes.length) return undefined;
    if (isLong) items.push({ kind: 'long', tag: 0, size: 0, value: 0, signed: 0 });
    else {
      const value = littleEndian(bytes.subarray(at + 1, next));
      const signed = size > 0 && value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value;
      items.push({ kind: kinds[(prefix >> 2) & 3] ?? 'reserved', tag: prefix >> 4, size, value, signed });
    }
    at = next;
  }
  return items;
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}
