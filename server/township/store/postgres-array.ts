/**
 * PostgreSQL's binary form of an array of one dimension, as `array_recv` takes it: so any number of rows goes in with one short
 * statement and one value for each column. As so many single values it costs the database more to read than to put in.
 */
import pg from 'pg';

export type Element = 'int8' | 'text' | 'bytea';

const { INT8, TEXT, BYTEA } = pg.types.builtins;
const oids: Readonly<Record<Element, number>> = { int8: INT8, text: TEXT, bytea: BYTEA };

/** Five numbers, of 4 bytes each: dimensions, whether there may be nulls, what it is of, how many, the number of the first. */
const headLength = 20;
const none = -1;

/** Text in UTF-8, without a NUL; integers below 2^53. */
export function arrayOf(element: Element, values: readonly (string | number | Uint8Array | null)[]): Buffer {
  const sizes = values.map((value) => (value === null ? 0 : sizeOf(value)));
  const bytes = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + 4 + size, headLength));
  let at = 0;
  for (const number of [1, 1, oids[element], values.length, 1]) at = bytes.writeInt32BE(number, at);
  for (const [index, value] of values.entries()) {
    const size = sizes[index] ?? 0;
    at = bytes.writeInt32BE(value === null ? none : size, at);
    if (typeof value === 'string') bytes.write(value, at);
    else if (typeof value === 'number') bytes.writeBigInt64BE(BigInt(value), at);
    else if (value !== null) bytes.set(value, at);
    at += size;
  }
  return bytes;
}

const sizeOf = (value: string | number | Uint8Array): number =>
  typeof value === 'number' ? 8 : typeof value === 'string' ? Buffer.byteLength(value) : value.length;
