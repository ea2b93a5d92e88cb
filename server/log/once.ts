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

/**
 * A row that came in, with what is known of it in a private field: a copy (`{ ...row }`) is another row, of which nothing is known.
 * In a WeakMap it would outlive the row, as V8's quick collections take what an old table holds for something in use.
 */
class Arrived implements Row {
  readonly origin: string;
  readonly unit: string;
  readonly seq: number;
  readonly id: string;
  readonly envelope: string;
  readonly payload: string | null;
  readonly salt: Uint8Array | null;
  readonly link: Uint8Array;
  readonly #known: Known;

  constructor({ origin, unit, seq, id, envelope, payload, salt }: Omit<Row, 'link'>, link: Uint8Array, has: Known) {
    this.origin = origin;
    this.unit = unit;
    this.seq = seq;
    this.id = id;
    this.envelope = envelope;
    this.payload = payload;
    this.salt = salt;
    this.link = link;
    this.#known = has;
  }

  static knownOf(row: object): Known {
    return #known in row ? row.#known : {};
  }
}

const known = Arrived.knownOf;

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
  return new Arrived(row, linkOf(link, row.envelope), { ...has, upon: link });
}

/** Whether the row's link is the one that follows upon `link`. */
export function standsUpon(row: Row, link: Uint8Array): boolean {
  const upon = known(row).upon;
  return upon === undefined ? same(linkOf(link, row.envelope), row.link) : same(upon, link);
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a.buffer, a.byteOffset, a.length).equals(b);
