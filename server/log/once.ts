/**
 * What is read from a row's texts, or computed of them, once for all who judge it: when a row comes in, it is asked for
 * several times over, and that would be half of what an event costs.
 */
import { linkOf, payloadHashOf, type Row } from './envelope.ts';

interface Known {
  envelope?: unknown;
  data?: unknown;
  payloadHash?: string;
  /** The link upon which the row's own was computed. */
  upon?: Uint8Array;
}

/** By the row itself, which nobody changes: a copy is another row. */
const knownOf = new WeakMap<object, Known>();

function known(row: object): Known {
  const has = knownOf.get(row);
  if (has !== undefined) return has;
  const none: Known = {};
  knownOf.set(row, none);
  return none;
}

/** JSON says everything but undefined, which is for text that is no JSON. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** What the envelope says, for reading only; undefined where it is no JSON. */
export function envelopeOf(row: Pick<Row, 'envelope'>): unknown {
  const of = known(row);
  if (!('envelope' in of)) of.envelope = parsed(row.envelope);
  return of.envelope;
}

/** What the payload says, for reading only; undefined where it is erased, or no JSON. */
export function dataOf(row: Pick<Row, 'payload'>): unknown {
  const of = known(row);
  if (!('data' in of)) of.data = row.payload === null ? undefined : parsed(row.payload);
  return of.data;
}

/** See `payloadHashOf`; '' where there is none to compute it from. */
export function hashOfPayload(row: Row): string {
  const of = known(row);
  of.payloadHash ??= row.salt === null || row.payload === null ? '' : payloadHashOf(row.salt, row.payload);
  return of.payloadHash;
}

/** The row with its link, as it stands upon `link`. `has`: what whoever makes the row knows of its texts already. */
export function chained(row: Omit<Row, 'link'>, link: Uint8Array, has?: Pick<Known, 'envelope' | 'payloadHash'>): Row {
  const whole: Row = { ...row, link: linkOf(link, row.envelope) };
  knownOf.set(whole, { ...has, upon: link });
  return whole;
}

/** Whether the row's link is the one that follows upon `link`. */
export function standsUpon(row: Row, link: Uint8Array): boolean {
  const upon = known(row).upon;
  return upon === undefined ? same(linkOf(link, row.envelope), row.link) : same(upon, link);
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a.buffer, a.byteOffset, a.length).equals(b);
