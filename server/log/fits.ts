/** What a row must be before a log takes it, at either end of the wire: what one end takes the other must not refuse. */
import { z } from 'zod';
import type { Row } from './envelope.ts';

/** Of an event, an origin or a unit: what each database and line keeps as it is. PostgreSQL has no NUL, UTF-8 no half of a pair. */
export const Name = z.string().regex(/^[\x21-\x7e]{1,200}$/);

/** Leaves room to count on from, for as long as anybody lives. */
const highestTick = 2 ** 52;

const Envelope = z.object({
  origin: Name,
  unit: Name,
  id: Name,
  subject: z.string(),
  command: z.string(),
  tick: z.int().min(0).max(highestTick),
});

/** Whether a fold could at least pass over it; whatever type, version and payload it has. */
export function fits({ envelope, payload }: Pick<Row, 'envelope' | 'payload'>): boolean {
  try {
    if (payload !== null) JSON.parse(payload);
    return Envelope.safeParse(JSON.parse(envelope)).success;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
