/**
 * A PN532 on a pty: it starts in its low-power state, lists for ever until its retries are limited, and acknowledges each
 * command before it answers. Cards are put on it and taken away.
 */
import { toHex } from '../../firmware-protocol/card-hex.ts';
import { commandCodes } from '../../firmware-protocol/pn532-command.ts';
import { encodeFrame, type Pn532Frame, splitFrames } from '../../firmware-protocol/pn532-frame.ts';
import { nothingHeld } from '../../firmware-protocol/resync.ts';
import type { Pty } from './pty.ts';

export interface ChipCard {
  /** Hex, 4, 7 or 10 bytes. */
  readonly uid: string;
  /** SAK: 00 Type 2, 08 Classic, 20 ISO 14443-4. */
  readonly selRes: number;
  /** Answers what is sent to the card, e.g. with the pages of a tag; undefined when it does not answer at all. */
  answer?(data: Uint8Array): Uint8Array | undefined;
}

export interface ChipHabits {
  /** Before the first acknowledgement after power-up, in ms: a USB port that takes its time. */
  readonly firstAckMs?: number;
  /** Sends each byte by itself. */
  readonly byteByByte?: boolean;
  /** Leaves out the acknowledgements. */
  readonly noAcks?: boolean;
  /** Says nothing at all, as when TX and RX are swapped. */
  readonly dead?: boolean;
}

export function pn532Chip(port: Pty, habits: ChipHabits = {}) {
  /** Codes of the commands that came, in order. */
  const commands: number[] = [];
  let held = nothingHeld;
  let card: ChipCard | undefined;
  let awake = false;
  let first = true;
  let listsForEver = true;
  /** A listing that is still looking for a card. */
  let listing = false;

  const send = (frames: readonly Pn532Frame[]) => {
    const bytes = Buffer.concat(frames.map(encodeFrame));
    if (habits.byteByByte) for (const byte of bytes) port.write(Uint8Array.of(byte));
    else port.write(bytes);
  };
  const respond = (code: number, data: readonly number[]): Pn532Frame => ({
    kind: 'data',
    from: 'chip',
    code: code + 1,
    data: Uint8Array.from(data),
  });
  const found = ({ uid, selRes }: ChipCard) => {
    const bytes = Buffer.from(uid, 'hex');
    return respond(commandCodes.inListPassiveTarget, [1, 1, 0x00, 0x44, selRes, bytes.length, ...bytes]);
  };

  /** Undefined: no answer yet. */
  const answerTo = (code: number, data: Uint8Array): Pn532Frame | undefined => {
    switch (code) {
      case commandCodes.samConfiguration:
      case commandCodes.inRelease:
        return respond(code, code === commandCodes.inRelease ? [0] : []);
      case commandCodes.getFirmwareVersion:
        return respond(code, [0x32, 0x01, 0x06, 0x07]);
      case commandCodes.limitRetries:
        listsForEver = data[0] === 0x05 && data[3] === 0xff;
        return respond(code, []);
      case commandCodes.inListPassiveTarget:
        if (card) return found(card);
        listing = listsForEver;
        return listing ? undefined : respond(code, [0]);
      case commandCodes.inDataExchange: {
        const answer = card?.answer?.(data.subarray(1));
        return respond(code, answer ? [0, ...answer] : [0x01]);
      }
      default:
        return { kind: 'error' };
    }
  };

  const take = (frame: Pn532Frame) => {
    if (frame.kind === 'ack') listing = false;
    if (frame.kind !== 'data' || !awake) return;
    commands.push(frame.code);
    listing = false;
    const ack: Pn532Frame[] = habits.noAcks ? [] : [{ kind: 'ack' }];
    const answer = answerTo(frame.code, frame.data);
    const frames = answer ? [...ack, answer] : ack;
    if (first && habits.firstAckMs) setTimeout(() => send(frames), habits.firstAckMs);
    else send(frames);
    first = false;
  };

  port.onData((bytes) => {
    if (habits.dead) return;
    // 55 wakes the serial port (LowVbat); what comes before it is not heard.
    if (!awake && bytes.includes(0x55)) awake = true;
    const split = splitFrames(held, bytes);
    held = split.held;
    split.frames.forEach(take);
  });

  return {
    commands,
    /** The card comes onto the reader; a listing that is under way finds it. */
    cardIn(arriving: ChipCard) {
      card = arriving;
      if (listing) send([found(arriving)]);
      listing = false;
    },
    cardOut() {
      card = undefined;
    },
    /** The chip loses its power for a moment: asleep again, and with the retries of the factory. */
    powerCycle() {
      awake = false;
      listsForEver = true;
      listing = false;
      held = nothingHeld;
    },
    /** Only the retries are back at “for ever”, as after a disturbance that the chip survived. */
    forgetRetries() {
      listsForEver = true;
    },
  };
}

/** A tag whose memory is `pages` (hex, from page 0), answering READ as a Type 2 tag does. */
export function type2Card(uid: string, pages: string): ChipCard {
  const memory = Buffer.from(pages, 'hex');
  return {
    uid,
    selRes: 0x00,
    answer(data) {
      const [command, page = 0] = data;
      return command === 0x30 ? Uint8Array.from({ length: 16 }, (_, i) => memory[page * 4 + i] ?? 0) : undefined;
    },
  };
}

/** An ISO 14443-4 card that answers by a table from command to response, in hex, and 6A82 to anything else. */
export function part4Card(uid: string, answers: Readonly<Record<string, string>> = {}): ChipCard {
  return {
    uid,
    selRes: 0x20,
    answer: (data) => Uint8Array.from(Buffer.from(answers[toHex(data)] ?? '6A82', 'hex')),
  };
}
