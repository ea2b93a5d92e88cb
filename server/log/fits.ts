/** What a row must be to be filed under what its envelope says, at either end of the wire. Others are kept raw. */
import { z } from 'zod';
import type { Envelope, Row } from './envelope.ts';
import { dataOf, envelopeOf } from './once.ts';

/** What each database and line keeps as it is: PostgreSQL has no NUL, UTF-8 no half of a pair. */
const name = /^[\x21-\x7e]{1,200}$/;

/** Of an event, an origin or a unit. */
export const Name = z.string().regex(name);

/** Leaves room to count on from, for as long as anybody lives. */
const highestTick = 2 ** 52;

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
  const said = envelopeOf(row);
  return isFoldable(said) && said.origin === row.origin && said.unit === row.unit && said.seq === row.seq
    ? said.id
    : '';
}

/** By hand, as it is asked of every event that comes in: with a schema it would be a twelfth of all that one costs. */
function isFoldable(said: unknown): said is Envelope {
  if (typeof said !== 'object' || said === null) return false;
  const { origin, unit, seq, id, subject, command, tick, payloadHash }: Partial<Record<keyof Envelope, unknown>> = said;
  const hasNames = isName(origin) && isName(unit) && isName(id);
  const hasTexts = typeof subject === 'string' && typeof command === 'string' && typeof payloadHash === 'string';
  return hasNames && hasTexts && isCount(seq) && isCount(tick) && tick <= highestTick;
}

const isName = (value: unknown): value is string => typeof value === 'string' && name.test(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** PostgreSQL has no text with a NUL in it; all other texts can be kept. */
export const isKeepable = ({ envelope }: Pick<Row, 'envelope'>): boolean => !envelope.includes('\0');
