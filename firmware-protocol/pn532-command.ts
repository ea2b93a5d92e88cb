/** The few commands of the PN532 that a card reader needs (user manual UM0701-02, section 7), and their answers. */
import type { Pn532Frame } from './pn532-frame.ts';

export type Pn532Command =
  /** Normal mode, no secure module. Also what takes the chip out of its low-power start. */
  | { readonly name: 'samConfiguration' }
  | { readonly name: 'getFirmwareVersion' }
  /** Makes InListPassiveTarget give up: out of the box it tries for ever and answers only when a card comes. */
  | { readonly name: 'limitRetries' }
  /** One ISO 14443 A card at 106 kbit/s. */
  | { readonly name: 'inListPassiveTarget' }
  | { readonly name: 'inDataExchange'; readonly target: number; readonly data: Uint8Array }
  /** Lets all cards go, so that the next listing finds them afresh. */
  | { readonly name: 'inRelease' };

type CommandName = Pn532Command['name'];

/** PD0 of the command. The response's is one more. */
export const commandCodes: Readonly<Record<CommandName, number>> = {
  getFirmwareVersion: 0x02,
  samConfiguration: 0x14,
  limitRetries: 0x32,
  inDataExchange: 0x40,
  inListPassiveTarget: 0x4a,
  inRelease: 0x52,
};

const parameters: Readonly<Record<Exclude<CommandName, 'inDataExchange'>, readonly number[]>> = {
  getFirmwareVersion: [],
  samConfiguration: [0x01],
  // RFConfiguration item 5: ATR_REQ for ever, PSL_REQ twice, passive activation twice.
  limitRetries: [0x05, 0xff, 0x01, 0x01],
  inListPassiveTarget: [0x01, 0x00],
  inRelease: [0x00],
};

export function commandFrame(command: Pn532Command): Pn532Frame {
  const data =
    command.name === 'inDataExchange'
      ? Uint8Array.of(command.target, ...command.data)
      : Uint8Array.from(parameters[command.name]);
  return { kind: 'data', from: 'host', code: commandCodes[command.name], data };
}

export interface Pn532Firmware {
  /** 32 for the PN532. */
  readonly ic: number;
  readonly version: number;
  readonly revision: number;
}

/** Undefined when bytes are missing. */
export function decodeFirmware(data: Uint8Array): Pn532Firmware | undefined {
  const [ic, version, revision, support] = data;
  if (ic === undefined || version === undefined || revision === undefined || support === undefined) return undefined;
  return { ic, version, revision };
}

/** A card in the field. */
export interface Pn532Target {
  /** The chip's number for it in `inDataExchange`. */
  readonly number: number;
  /** SAK, which says what kind of card it is. */
  readonly selRes: number;
  /** 4, 7 or 10 bytes, in reader order. */
  readonly uid: Uint8Array;
}

const uidLengths: ReadonlySet<number> = new Set([4, 7, 10]);

/** The card that InListPassiveTarget found, or `none`. Undefined when bytes are missing or make no sense. */
export function decodeTarget(data: Uint8Array): Pn532Target | 'none' | undefined {
  if (data[0] === 0) return 'none';
  // NbTg | Tg SENS_RES(2) SEL_RES NFCIDLength NFCID… [ATS…]
  const [count, number, , , selRes, uidLength] = data;
  if (count !== 1 || number === undefined || selRes === undefined || uidLength === undefined) return undefined;
  const uid = data.slice(6, 6 + uidLength);
  return uidLengths.has(uidLength) && uid.length === uidLength ? { number, selRes, uid } : undefined;
}

export type ExchangeAnswer =
  | { readonly ok: true; readonly data: Uint8Array }
  | { readonly ok: false; readonly error: ExchangeError };

/** The card's answer to InDataExchange. Bit 40 of the status (more to come) is never set for data that fit into one frame. */
export function decodeExchange(data: Uint8Array): ExchangeAnswer {
  const status = data[0];
  if (status === 0) return { ok: true, data: data.slice(1) };
  return { ok: false, error: (status === undefined ? undefined : errorCodes.get(status & 0x3f)) ?? 'unknown' };
}

export type ExchangeError =
  | 'timeout'
  | 'crc'
  | 'parity'
  | 'framing'
  | 'collision'
  | 'rf-protocol'
  | 'format'
  | 'authentication'
  | 'wrong-context'
  | 'released'
  | 'card-disappeared'
  /** The chip itself did not answer. */
  | 'no-answer'
  | 'unknown';

/** Status bytes of UM0701-02, section 7.1. */
const errorCodes: ReadonlyMap<number, ExchangeError> = new Map([
  [0x01, 'timeout'],
  [0x02, 'crc'],
  [0x03, 'parity'],
  [0x05, 'framing'],
  [0x06, 'collision'],
  [0x0b, 'rf-protocol'],
  [0x13, 'format'],
  [0x14, 'authentication'],
  [0x27, 'wrong-context'],
  [0x29, 'released'],
  [0x2b, 'card-disappeared'],
]);
