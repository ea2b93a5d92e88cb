/** Contactless cards as a PC/SC reader shows them, for the virtual readers of `pcscd.ts` and `pcsc-fake-reader.ts`. */

export interface Card {
  /** None from a mute card. */
  readonly atr: Uint8Array;
  /** Undefined when the card has left in the middle of the exchange. */
  answer(command: Uint8Array): Uint8Array | undefined;
}

const hex = (text: string): Uint8Array => Buffer.from(text, 'hex');
const ok = (data: Uint8Array = new Uint8Array()): Uint8Array => Uint8Array.of(...data, 0x90, 0x00);
const refused = hex('6A81');

function storageCard(uid: string, name: string, check: string): Card {
  return {
    atr: hex(`3B8F8001804F0CA00000030603${name}00000000${check}`),
    answer(command) {
      if (command[0] !== 0xff) return refused;
      // GET DATA; and the lamp of an ACR122U, which listens on the card's channel.
      if (command[1] === 0xca) return command[2] === 0 ? ok(hex(uid)) : refused;
      if (command[1] === 0x00) return ok();
      return hex('6300');
    },
  };
}

/** MIFARE Classic 1K, whose blocks would need a key. */
export const classicCard = (uid: string): Card => storageCard(uid, '0001', '6A');

/** NTAG213, empty or with an NDEF message. */
export function ntag(uid: string, ndef: Uint8Array = new Uint8Array()): Card {
  const memory = new Uint8Array(45 * 4);
  memory.set(hex('E1101200'), 12);
  memory.set([0x03, ndef.length, ...ndef, 0xfe], 16);
  const card = storageCard(uid, '0003', '68');
  return {
    ...card,
    answer(command) {
      const [, instruction, , page = 0, length = 0] = command;
      return instruction === 0xb0 ? ok(memory.slice(page * 4, page * 4 + length)) : card.answer(command);
    },
  };
}

/** An ISO 14443-4 card (DESFire, NTAG 424 DNA) with an NDEF application, whose message may be another at each reading. */
export function type4Card(uid: string, ndef: Uint8Array | (() => Uint8Array) = new Uint8Array()): Card {
  const ndefFile = () => {
    const message = typeof ndef === 'function' ? ndef() : ndef;
    return Uint8Array.of(message.length >> 8, message.length, ...message);
  };
  const files = new Map([
    ['E103', () => hex('000F20005400FF0406E104FFFE0000')],
    ['E104', ndefFile],
  ]);
  let selected: Uint8Array = new Uint8Array();
  return {
    atr: hex('3B8180018080'),
    answer(command) {
      const [cla, instruction, high = 0, low = 0, length = 0] = command;
      if (cla === 0xff && instruction === 0xca) return ok(hex(high === 0 ? uid : '067577810280'));
      if (cla === 0xff) return ok();
      if (instruction === 0xb0) return ok(selected.slice(high * 256 + low, high * 256 + low + length));
      if (instruction !== 0xa4) return hex('6D00');
      if (high === 0x04) return ok();
      const file = files.get(Buffer.from(command.subarray(5, 7)).toString('hex').toUpperCase());
      selected = file?.() ?? new Uint8Array();
      return file ? ok() : hex('6A82');
    },
  };
}

/** Lies there and gives no ATR. */
export const muteCard: Card = { atr: new Uint8Array(), answer: () => undefined };

/** Leaves at the first command that begins with `prefix` (hex). */
export function leavingCard(card: Card, prefix: string): Card {
  const first = hex(prefix);
  return {
    atr: card.atr,
    answer: (command) => (first.every((byte, at) => command[at] === byte) ? undefined : card.answer(command)),
  };
}

/** An NDEF message of one URI record, with the prefix `https://`. */
export function uriMessage(rest: string): Uint8Array {
  const text = new TextEncoder().encode(rest);
  return Uint8Array.of(0xd1, 0x01, text.length + 1, 0x55, 0x04, ...text);
}
