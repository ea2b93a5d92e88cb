/** The two NDEF records that hold something to read: URI and text (NFC Forum RTD URI 1.0, RTD Text 1.0). */
import { CardError } from './card-error.ts';
import { decodeNdef, type NdefRecord } from './ndef.ts';

/** RTD URI, table 3; the index is the payload's first byte. */
const uriPrefixes = [
  '',
  'http://www.',
  'https://www.',
  'http://',
  'https://',
  'tel:',
  'mailto:',
  'ftp://anonymous:anonymous@',
  'ftp://ftp.',
  'ftps://',
  'sftp://',
  'smb://',
  'nfs://',
  'ftp://',
  'dav://',
  'news:',
  'telnet://',
  'imap:',
  'rtsp://',
  'urn:',
  'pop:',
  'sip:',
  'sips:',
  'tftp:',
  'btspp://',
  'btl2cap://',
  'btgoep://',
  'tcpobex://',
  'irdaobex://',
  'file://',
  'urn:epc:id:',
  'urn:epc:tag:',
  'urn:epc:pat:',
  'urn:epc:raw:',
  'urn:epc:',
  'urn:nfc:',
] as const;

type Encoding = 'utf-8' | 'utf-16be' | 'utf-16le';

function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new CardError('malformed', `not ${encoding}`);
  }
}

/** Throws `CardError` on an unknown prefix, text that is not UTF-8, or control characters. */
export function decodeUri(payload: Uint8Array): string {
  const [code] = payload;
  if (code === undefined) throw new CardError('short', 'a URI record without payload');
  const prefix = uriPrefixes[code];
  if (prefix === undefined) throw new CardError('malformed', `URI prefix ${code} is not defined`);
  const uri = prefix + decodeText(payload.subarray(1), 'utf-8');
  if (/\p{Cc}/u.test(uri)) throw new CardError('malformed', 'a URI with control characters');
  return uri;
}

export interface NdefText {
  /** IANA language tag as written on the card, e.g. `zh` or `en-US`. */
  readonly language: string;
  readonly text: string;
}

/** Throws `CardError` when the language is missing or the text is not of the encoding that it claims. */
export function decodeTextRecord(payload: Uint8Array): NdefText {
  const [status] = payload;
  if (status === undefined) throw new CardError('short', 'a text record without payload');
  const textStart = 1 + (status & 0x3f);
  if (textStart === 1) throw new CardError('malformed', 'a text record without language');
  if (textStart > payload.length) throw new CardError('short', 'the language is cut off');
  const text = payload.subarray(textStart);
  // Without a byte order mark UTF-16 is big-endian (RTD Text 1.0, section 3.4).
  const wide: Encoding = text[0] === 0xff && text[1] === 0xfe ? 'utf-16le' : 'utf-16be';
  return {
    language: decodeText(payload.subarray(1, textStart), 'utf-8'),
    text: decodeText(text, status & 0x80 ? wide : 'utf-8'),
  };
}

function isWellKnown(record: NdefRecord, type: string): boolean {
  return record.tnf === 1 && record.type.length === 1 && record.type[0] === type.charCodeAt(0);
}

/** The first URI or text of a message, undefined when it has neither. Throws `CardError` on a broken message. */
export function firstText(message: Uint8Array): string | undefined {
  for (const record of decodeNdef(message)) {
    if (isWellKnown(record, 'U')) return decodeUri(record.payload);
    if (isWellKnown(record, 'T')) return decodeTextRecord(record.payload).text;
  }
  return undefined;
}
