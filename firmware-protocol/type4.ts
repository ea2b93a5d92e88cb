/** Reading the NDEF message of a Type 4 tag: NTAG 424 DNA, DESFire, phones (NFC Forum Type 4 Tag 2.0, section 5). */
import { type Exchange, expectBytes, expectData, readFile, selectApplication, selectFile } from './apdu.ts';
import { CardError } from './card-error.ts';

const ndefApplication = Uint8Array.of(0xd2, 0x76, 0x00, 0x00, 0x85, 0x01, 0x01);
const capabilityContainer = 0xe103;
/** What a reader surely takes in one answer; smaller if the card says so. */
const longestRead = 0xf0;

const u16 = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

/** Of the capability container only the first 15 bytes matter: version, MLe and the NDEF file control TLV. */
function decodeContainer(cc: Uint8Array): { file: number; size: number; most: number } {
  const version = cc[2] ?? 0;
  if (version >> 4 !== 2) throw new CardError('unsupported', `mapping version ${version >> 4}`);
  if (cc[7] !== 0x04 || cc[8] !== 0x06) throw new CardError('malformed', 'no NDEF file control TLV');
  if (cc[13] !== 0x00) throw new CardError('unsupported', 'the NDEF file may not be read freely');
  const most = u16(cc, 3);
  if (most === 0) throw new CardError('malformed', 'MLe is 0');
  return { file: u16(cc, 9), size: u16(cc, 11), most: Math.min(most, longestRead) };
}

/**
 * The NDEF message, or undefined when it is empty. Only plain reading: on NTAG 424 this is what makes the tag mirror its
 * UID, counter and MAC into the message, and what raises the counter.
 */
export function* readType4(): Exchange<Uint8Array | undefined> {
  expectData(yield selectApplication(ndefApplication));
  expectData(yield selectFile(capabilityContainer));
  const { file, size, most } = decodeContainer(expectBytes(yield readFile(0, 15), 15));

  expectData(yield selectFile(file));
  const length = u16(expectBytes(yield readFile(0, 2), 2), 0);
  if (length + 2 > size) throw new CardError('malformed', 'the message is longer than its file');

  const message = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const part = Math.min(most, length - at);
    message.set(expectBytes(yield readFile(2 + at, part), part), at);
    at += part;
  }
  return length === 0 ? undefined : message;
}
