/** The TLV blocks in a Type 2 tag's data area (NFC Forum Type 2 Tag 1.1, section 2.3). */

const nullBlock = 0x00;
const ndefBlock = 0x03;
const terminator = 0xfe;

export type TlvSearch =
  /** The message, whole. */
  | { readonly found: 'message'; readonly message: Uint8Array }
  /** The area ends without one. */
  | { readonly found: 'nothing' }
  /** Not to be told yet; `need` bytes of the area, counted from its start, must be there first. */
  | { readonly found: 'more'; readonly need: number };

/** Looks for the NDEF message in the first bytes of a data area, of which any number may have been read. */
export function findNdef(area: Uint8Array): TlvSearch {
  for (let at = 0; ; ) {
    const tag = area[at];
    if (tag === undefined) return { found: 'more', need: at + 1 };
    if (tag === terminator) return { found: 'nothing' };
    if (tag === nullBlock) {
      at += 1;
      continue;
    }
    const [short, high, low] = area.subarray(at + 1, at + 4);
    if (short === undefined) return { found: 'more', need: at + 2 };
    if (short === 0xff && (high === undefined || low === undefined)) return { found: 'more', need: at + 4 };
    const long = short === 0xff;
    const start = at + (long ? 4 : 2);
    const end = start + (long ? ((high ?? 0) << 8) | (low ?? 0) : short);
    if (tag !== ndefBlock) at = end;
    else if (end > area.length) return { found: 'more', need: end };
    else return { found: 'message', message: area.slice(start, end) };
  }
}
