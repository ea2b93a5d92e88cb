/** Reading the NDEF message of a Type 2 tag: Ultralight, NTAG21x (NFC Forum Type 2 Tag 1.1). */
import { type Exchange, expectBytes, readBlocks } from './apdu.ts';
import { CardError } from './card-error.ts';
import { findNdef } from './ndef-tlv.ts';

/** How four pages are asked for, which depends on what sits between us and the tag. */
export interface PageReading {
  command(page: number): Uint8Array;
  /** The 16 bytes of a response. Throws `CardError` when they are not there. */
  pages(response: Uint8Array): Uint8Array;
}

/** Through a PC/SC reader. */
export const pagesOverPcsc: PageReading = {
  command: (page) => readBlocks(page, 16),
  pages: (response) => expectBytes(response, 16),
};

/** The tag's own READ command, for a chip that passes it on as it is (PN532 InDataExchange). No status word. */
export const pagesOverAir: PageReading = {
  command: (page) => Uint8Array.of(0x30, page),
  pages(response) {
    if (response.length === 16) return response;
    // One byte or none is the tag's NAK (NTAG21x data sheet, section 9.3).
    throw new CardError(response.length < 2 ? 'refused' : 'short', `${response.length} bytes instead of 16`);
  },
};

/**
 * The NDEF message, or undefined when the tag has none. Reads no further than the message reaches, four pages at a time,
 * and never past the size in the capability container, where NTAG rolls over to page 0.
 */
export function* readType2(reading: PageReading): Exchange<Uint8Array | undefined> {
  // Page 3 is the capability container, so the first read already brings 12 bytes of the data area.
  const first = reading.pages(yield reading.command(3));
  const [magic, version, size] = first;
  if (magic !== 0xe1) return undefined;
  if (version === undefined || version >> 4 !== 1) throw new CardError('unsupported', 'not mapping version 1');
  const capacity = (size ?? 0) * 8;

  const area = new Uint8Array(capacity + 16);
  area.set(first.subarray(4));
  for (let page = 7, read = 12; ; page += 4, read += 16) {
    const search = findNdef(area.subarray(0, Math.min(read, capacity)));
    if (search.found === 'message') return search.message;
    if (search.found === 'nothing') return undefined;
    if (search.need > capacity) {
      // An area that is full to the last byte needs no terminator.
      if (search.need === capacity + 1) return undefined;
      throw new CardError('malformed', 'the message is longer than the tag');
    }
    if (page > 0xff) throw new CardError('unsupported', 'a message that reaches into the second sector');
    area.set(reading.pages(yield reading.command(page)), read);
  }
}
