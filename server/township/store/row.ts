/** An event as the tables have it, and as replication does. */
import type { Row } from '../../log/replicate.ts';
import type { EventRow } from './schema.ts';

export const hexOf = (link: Uint8Array): string => Buffer.from(link).toString('hex');

export const textsIn = ({ envelope, payload }: Pick<EventRow, 'envelope' | 'payload'>) => ({
  envelope,
  payload: payload && Buffer.from(payload).toString(),
});

export const rowOf = (row: Omit<EventRow, 'org'>): Row => {
  const { origin, unit, seq, id, salt, link } = row;
  return { origin, unit, seq, id, ...textsIn(row), salt, link };
};
