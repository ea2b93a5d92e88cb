/** What a row must be to be filed under what its envelope says, at either end of the wire. Others are kept raw. */
import { z } from 'zod';
import type { Row } from './envelope.ts';
import { dataOf, envelopeOf } from './once.ts';

/** Of an event, an origin or a unit: what each database and line keeps as it is. PostgreSQL has no NUL, UTF-8 no half of a pair. */
export const Name = z.string().regex(/^[\x21-\x7e]{1,200}$/);

/** Leaves room to count on from, for as long as anybody lives. */
const highestTick = 2 ** 52;

const Envelope = z.object({
  origin: Name,
  unit: Name,
  seq: z.int(),
  id: Name,
  subject: z.string(),
  command: z.string(),
  tick: z.int().min(0).max(highestTick),
  payloadHash: z.string(),
});

/**
 * The row as it is kept: under the id that its envelope says, whatever type, version and payload it has; or raw, under none,
 * where no fold could even pass over it.
 */
export function asKept(row: Row): Row {
  const id = idIn(row);
  return id === row.id ? row : { ...row, id };
}

function idIn(row: Row): string {
  if (row.payload !== null && dataOf(row) === undefined) return '';
  const { data } = Envelope.safeParse(envelopeOf(row));
  return data?.origin === row.origin && data.unit === row.unit && data.seq === row.seq ? data.id : '';
}

/** PostgreSQL has no text with a NUL in it; all other texts can be kept. */
export const isKeepable = ({ envelope }: Pick<Row, 'envelope'>): boolean => !envelope.includes('\0');
