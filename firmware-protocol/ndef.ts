/** NFC Forum NDEF 1.0: a message is a run of records, the first marked MB, the last marked ME; a record may be chunked. */
import { CardError } from './card-error.ts';

export interface NdefRecord {
  /** Type name format: 0 empty, 1 well-known, 2 media type, 3 absolute URI, 4 external, 5 unknown. */
  readonly tnf: number;
  readonly type: Uint8Array;
  readonly id: Uint8Array;
  readonly payload: Uint8Array;
}

const messageBegin = 0x80;
const messageEnd = 0x40;
const chunked = 0x20;
const shortRecord = 0x10;
const hasId = 0x08;

interface Chunk extends NdefRecord {
  readonly flags: number;
  readonly end: number;
}

/** One record or chunk from `start` on. */
function decodeChunk(bytes: Uint8Array, start: number): Chunk {
  let at = start;
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new CardError('short', 'the NDEF message is cut off');
    at += length;
    return bytes.slice(at - length, at);
  };
  const number = (length: number) => take(length).reduce((value, byte) => value * 256 + byte, 0);

  const flags = number(1);
  const typeLength = number(1);
  const payloadLength = number(flags & shortRecord ? 1 : 4);
  const idLength = flags & hasId ? number(1) : 0;
  const type = take(typeLength);
  const id = take(idLength);
  return { flags, tnf: flags & 0x07, type, id, payload: take(payloadLength), end: at };
}

function check(holds: boolean, rule: string): asserts holds {
  if (!holds) throw new CardError('malformed', rule);
}

/** Throws `CardError` unless the bytes are one whole message and nothing else. */
export function decodeNdef(bytes: Uint8Array): readonly NdefRecord[] {
  const records: NdefRecord[] = [];
  let open: NdefRecord | undefined;
  for (let at = 0, last = false; !last; ) {
    const { flags, end, ...piece } = decodeChunk(bytes, at);
    check(Boolean(flags & messageBegin) === (at === 0), 'MB stands on the first record and no other');
    check((piece.tnf === 6) === (open !== undefined), 'TNF 6 is for the later chunks of a record');
    check(piece.tnf !== 7, 'TNF 7 is reserved');
    check(
      piece.tnf !== 0 || end - at === (flags & hasId ? 4 : 3) + (flags & shortRecord ? 0 : 3),
      'an empty record has no content',
    );
    const whole: NdefRecord = open ? join(open, piece) : piece;
    last = Boolean(flags & messageEnd);
    if (flags & chunked) {
      check(!last, 'the message ends inside a record');
      open = whole;
    } else {
      records.push(whole);
      open = undefined;
    }
    at = end;
    check(!last || at === bytes.length, 'there are bytes after the last record');
  }
  return records;
}

function join(begun: NdefRecord, more: NdefRecord): NdefRecord {
  check(more.type.length === 0 && more.id.length === 0, 'a later chunk has neither type nor id');
  return { ...begun, payload: Uint8Array.of(...begun.payload, ...more.payload) };
}
