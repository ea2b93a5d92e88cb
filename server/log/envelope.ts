/**
 * One event as it is kept: an envelope (what, whose, when) and a payload that can be erased.
 *
 * The stored text of both is the event. It is hashed, sent and kept as it is and never serialised a second time, so a
 * reader in twenty years, in any language, needs no agreement on how JSON is written.
 */
import { hash } from 'node:crypto';

/** How good the clock was: told by the hub, by NTP, by a battery clock, by a person, by the last shutdown; or not at all. */
export type ClockQuality = 'hub' | 'ntp' | 'rtc' | 'confirmed' | 'saved' | 'none';

/** The moment as the box knew it. */
export interface Stamp {
  /** Milliseconds since 1970 by the box's own clock, right or wrong. */
  readonly wall: number;
  /** Milliseconds since the box was switched on. */
  readonly mono: number;
  /** Names the time between two switchings-on; `mono` compares only within one. */
  readonly boot: string;
  readonly quality: ClockQuality;
}

/** An event that has been decided and is not yet written. */
export interface Draft extends Stamp {
  /** The branch (or the room itself) in whose log it goes. */
  readonly unit: string;
  /** Opaque, random, unique in the world. Corrections name it. */
  readonly id: string;
  readonly type: string;
  /** Version of the payload's schema for this type. */
  readonly v: number;
  /** What the event is about; state is the fold of one subject's events. */
  readonly subject: string;
  /** Id of the command that caused it. */
  readonly command: string;
  readonly actor: string;
  /** Anything JSON can say. */
  readonly data: unknown;
}

/** What the chain protects for ever. */
export interface Envelope extends Stamp {
  readonly origin: string;
  readonly unit: string;
  /** Gapless from 1 in each (origin, unit). */
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly v: number;
  readonly subject: string;
  readonly command: string;
  readonly actor: string;
  /** Lamport counter: above that of every event the box held when it wrote this one. */
  readonly tick: number;
  /** Hex SHA-256 over salt ‖ payload. Salted, so that an erased name cannot be guessed back out of it. */
  readonly payloadHash: string;
}

/** An event as the house folds it. `data` is undefined once the payload is erased or was withheld. */
export interface Stored extends Envelope {
  readonly data: unknown;
}

/** An event as the store holds it. Payload and salt come and go together. */
export interface Row {
  readonly origin: string;
  readonly unit: string;
  readonly seq: number;
  /** The envelope's; '' where the event is kept raw: it says none that can stand here, or no fold could pass over it. */
  readonly id: string;
  readonly envelope: string;
  readonly payload: string | null;
  readonly salt: Uint8Array | null;
  /** 32 bytes. */
  readonly link: Uint8Array;
}

/** The end of a log, to which the next event is chained. */
export interface Tip {
  readonly seq: number;
  readonly link: Uint8Array;
}

/** What stands before the first event of every log. */
export const beforeFirst: Tip = { seq: 0, link: new Uint8Array(32) };

// In one call: a hash object for each would be the dearest part of a tap. By way of text: a buffer that `hash` makes itself
// costs more than the hashing.
const sha256 = (data: Uint8Array | string): Buffer => Buffer.from(hash('sha256', data, 'binary'), 'binary');

/** For what is hashed together: to join it anew for each would cost a third of the hashing. */
const joint = Buffer.alloc(4096);
const twoHashes = Buffer.alloc(64);

/** `sha256(previous ‖ sha256(envelope))`, 32 bytes; `envelope` is the stored text, taken as UTF-8. */
export function linkOf(previous: Uint8Array, envelope: string): Uint8Array {
  const own = hash('sha256', envelope, 'binary');
  // In a damaged file it may be anything.
  if (previous.length !== 32) return sha256(Buffer.concat([previous, Buffer.from(own, 'binary')]));
  twoHashes.set(previous);
  twoHashes.write(own, 32, 'binary');
  return sha256(twoHashes);
}

/** Lower-case hex of `sha256(salt ‖ payload)`; `payload` is the stored text, taken as UTF-8. */
export function payloadHashOf(salt: Uint8Array, payload: string): string {
  // A character of UTF-16 has three bytes at most.
  if (salt.length + payload.length * 3 > joint.length)
    return hash('sha256', Buffer.concat([salt, Buffer.from(payload)]));
  joint.set(salt);
  return hash('sha256', joint.subarray(0, salt.length + joint.write(payload, salt.length)));
}

/**
 * Writes the event down, once and for good, as the successor of `tip`.
 * Throws a TypeError when `data` is nothing that JSON can say (a function, undefined).
 */
export function seal(draft: Draft, origin: string, tip: Tip, tick: number, salt: Uint8Array): Row {
  const payload: string | undefined = JSON.stringify(draft.data);
  if (payload === undefined) throw new TypeError(`event ${draft.id} (${draft.type}) has no payload`);
  const { unit, id, type, v, subject, command, actor, wall, mono, boot, quality } = draft;
  const seq = tip.seq + 1;
  const payloadHash = payloadHashOf(salt, payload);
  const fields: Envelope = {
    ...{ origin, unit, seq, id, type, v, subject, command, actor },
    ...{ wall, mono, boot, quality, tick, payloadHash },
  };
  const envelope = JSON.stringify(fields);
  return { origin, unit, seq, id, envelope, payload, salt, link: linkOf(tip.link, envelope) };
}

/** The same event in a log of `origin`, as the successor of `tip`, with the payload and salt that it has; raw text stays as it is. */
export function reseal(row: Row, origin: string, tip: Tip, tick: number): Row {
  const seq = tip.seq + 1;
  const isRaw = row.id === '';
  const envelope = isRaw ? row.envelope : JSON.stringify({ ...JSON.parse(row.envelope), origin, seq, tick });
  return { ...row, origin, seq, envelope, link: linkOf(tip.link, envelope) };
}

/**
 * Reads a row back. Checks nothing: see `flawOf`. Throws a SyntaxError when the text is no JSON, i.e. damaged. `before`: what
 * was read before it, whose long names it shares where they are equal, so that years of events in memory hold each but once.
 */
export function open(row: Pick<Row, 'envelope' | 'payload'>, before?: Stored): Stored {
  const stored = JSON.parse(row.envelope);
  stored.data = row.payload === null ? undefined : JSON.parse(row.payload);
  if (before !== undefined && stored.origin === before.origin) stored.origin = before.origin;
  if (before !== undefined && stored.boot === before.boot) stored.boot = before.boot;
  return stored;
}
