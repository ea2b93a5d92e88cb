/** An event as the tables have it, and as replication does. */
import { z } from 'zod';
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

const Said = z
  .object({ type: z.string().catch(''), wall: z.number().nullable().catch(null) })
  .catch({ type: '', wall: null });

/** Only the envelope's word, for a person who looks into it: '' and null where it says nothing of the kind. */
export function saidIn(envelope: string): { readonly type: string; readonly wall: number | null } {
  try {
    return Said.parse(JSON.parse(envelope));
  } catch {
    return { type: '', wall: null }; // it is no JSON
  }
}
