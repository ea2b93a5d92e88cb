/** Can this program make sense of an event? What it cannot is kept as it came, and shown. */
import { z } from 'zod';
import { type EventType, eventSchemas, eventVersion } from '../../domain/events.ts';
import { clockQualities } from '../../domain/stamp.ts';
import type { Row } from '../../log/replicate.ts';

/** PostgreSQL has no text with a NUL in it. */
const Text = z.string().regex(/^[^\0]*$/);

const Known = z.object({
  type: z.custom<EventType>((type) => typeof type === 'string' && Object.hasOwn(eventSchemas, type)),
  v: z.literal(eventVersion),
  subject: Text,
  command: Text,
  actor: z.string(),
  tick: z.int().min(1),
  wall: z.number(),
  mono: z.number(),
  boot: z.string(),
  quality: z.enum(clockQualities),
});

/** What the store files an event under. */
export interface Filed {
  readonly subject: string;
  readonly command: string;
  readonly tick: number;
}

/** Undefined for a later type or version, a payload of another shape, or no JSON. An erased payload is understood. */
export function understand({ envelope, payload }: Pick<Row, 'envelope' | 'payload'>): Filed | undefined {
  try {
    const known = Known.safeParse(JSON.parse(envelope));
    if (!known.success) return undefined;
    const { type, subject, command, tick } = known.data;
    const fits = payload === null || eventSchemas[type].safeParse(JSON.parse(payload)).success;
    return fits ? { subject, command, tick } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
