/**
 * Command and response APDUs (ISO/IEC 7816-4), and the pseudo APDUs with class FF that PC/SC readers answer themselves
 * (PC/SC part 3, section 3.2.2).
 */
import { CardError } from './card-error.ts';

/**
 * A conversation with a card: yields a command, is resumed with the response, returns what it found. It knows neither
 * the reader nor time; whoever performs it may stop at any yield. Throws `CardError` when the card's answers are no use.
 */
export type Exchange<T> = Generator<Uint8Array, T, Uint8Array>;

/** Performs a conversation, one command at a time. Rejects with what `transmit` rejects with, or with a `CardError`. */
export async function perform<T>(
  exchange: Exchange<T>,
  transmit: (command: Uint8Array) => Promise<Uint8Array>,
): Promise<T> {
  let step = exchange.next();
  while (!step.done) step = exchange.next(await transmit(step.value));
  return step.value;
}

export interface ResponseApdu {
  readonly data: Uint8Array;
  /** SW1 and SW2 as one number, e.g. 0x9000. */
  readonly status: number;
}

/** Splits data and status word. Throws `short` when there is no room for a status word. */
export function decodeResponse(response: Uint8Array): ResponseApdu {
  const [sw1, sw2] = response.subarray(-2);
  if (sw1 === undefined || sw2 === undefined) throw new CardError('short', 'a response without a status word');
  return { data: response.slice(0, -2), status: (sw1 << 8) | sw2 };
}

/** The data of a response that succeeded (status 9000). Throws `refused` on any other status word. */
export function expectData(response: Uint8Array): Uint8Array {
  const { data, status } = decodeResponse(response);
  if (status !== 0x9000) throw new CardError('refused', `status ${status.toString(16).padStart(4, '0')}`);
  return data;
}

/** Like `expectData`, for an answer whose length is known. Throws `short` or `malformed` when it has another one. */
export function expectBytes(response: Uint8Array, length: number): Uint8Array {
  const data = expectData(response);
  if (data.length < length) throw new CardError('short', `${data.length} bytes instead of ${length}`);
  if (data.length > length) throw new CardError('malformed', `${data.length} bytes instead of ${length}`);
  return data;
}

/** PC/SC GET DATA: the card's UID. */
export const getUid = Uint8Array.of(0xff, 0xca, 0x00, 0x00, 0x00);

/** PC/SC GET DATA: the ATS of an ISO 14443-4 card; Type 2 and Classic answer 6A81. */
export const getAts = Uint8Array.of(0xff, 0xca, 0x01, 0x00, 0x00);

/** The UID in an answer to `getUid`. Throws unless it has one of the three lengths of ISO/IEC 14443-3: 4, 7 or 10. */
export function decodeUid(response: Uint8Array): Uint8Array {
  const uid = expectData(response);
  if (uid.length !== 4 && uid.length !== 7 && uid.length !== 10) {
    throw new CardError('malformed', `a UID of ${uid.length} bytes`);
  }
  return uid;
}

/** PC/SC READ BINARY on a memory card: `length` bytes from `block` on (on Type 2 a block is a page of 4 bytes). */
export function readBlocks(block: number, length: number): Uint8Array {
  return Uint8Array.of(0xff, 0xb0, block >> 8, block, length);
}

/** ISO 7816-4 SELECT by application name, with Le = 0. */
export function selectApplication(name: Uint8Array): Uint8Array {
  return Uint8Array.of(0x00, 0xa4, 0x04, 0x00, name.length, ...name, 0x00);
}

/** ISO 7816-4 SELECT by two-byte file id, no answer data wanted. */
export function selectFile(id: number): Uint8Array {
  return Uint8Array.of(0x00, 0xa4, 0x00, 0x0c, 0x02, id >> 8, id);
}

/** ISO 7816-4 READ BINARY of the selected file. `offset` up to 7FFF, `length` 1 to 255. */
export function readFile(offset: number, length: number): Uint8Array {
  return Uint8Array.of(0x00, 0xb0, offset >> 8, offset, length);
}
