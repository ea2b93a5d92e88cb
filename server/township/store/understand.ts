/** Can this program make sense of an event? What it cannot is kept as it came, and shown. */
import { understood } from '../../domain/understood.ts';
import { dataOf, envelopeOf, type Row } from '../../log/replicate.ts';

/** What the store files an event under. */
export interface Filed {
  readonly subject: string;
  readonly command: string;
  readonly tick: number;
}

/** Undefined for a later type or version, a payload of another shape, or what is kept raw. An erased payload is understood. */
export function understand(row: Pick<Row, 'id' | 'envelope' | 'payload'>): Filed | undefined {
  return row.id === '' ? undefined : understood(envelopeOf(row), dataOf(row));
}
