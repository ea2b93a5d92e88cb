/** An event as the tables have it, and as replication does. */
import type { Stored } from '../../log/contract.ts';
import { open } from '../../log/envelope.ts';
import type { Row } from '../../log/replicate.ts';
import type { EventRow } from './schema.ts';

export const hexOf = (link: Uint8Array): string => Buffer.from(link).toString('hex');

const textOf = (payload: Uint8Array | null): string | null => payload && Buffer.from(payload).toString();

export const rowOf = ({ origin, unit, seq, id, envelope, payload, salt, link }: Omit<EventRow, 'org'>): Row => ({
  ...{ origin, unit, seq, id, envelope, salt, link },
  payload: textOf(payload),
});

/** Only for what was understood when it came: other texts may be no JSON. */
export const opened = ({ envelope, payload }: Pick<EventRow, 'envelope' | 'payload'>): Stored =>
  open({ envelope, payload: textOf(payload) });
