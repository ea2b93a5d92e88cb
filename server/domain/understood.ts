/** Can this program make sense of an event that another one wrote? What it cannot is kept as it came, and folded by nobody. */
import { z } from 'zod';
import { type EventType, eventSchemas, eventVersion } from './events.ts';
import { clockQualities } from './stamp.ts';
import { Millis } from './vocabulary.ts';

/** PostgreSQL has no text with a NUL in it. */
const Text = z.string().regex(/^[^\0]*$/);

const Known = z.object({
  type: z.custom<EventType>((type) => typeof type === 'string' && Object.hasOwn(eventSchemas, type)),
  v: z.literal(eventVersion),
  subject: Text,
  command: Text,
  actor: z.string(),
  tick: z.int().min(1),
  wall: Millis,
  mono: Millis,
  boot: z.string(),
  quality: z.enum(clockQualities),
});

/**
 * What such an event says of itself; undefined for a later type or version, or where it or its payload `data` has another
 * shape than this program knows. An erased payload, `data` undefined, is understood.
 */
export function understood(event: unknown, data: unknown): z.infer<typeof Known> | undefined {
  const known = Known.safeParse(event).data;
  if (known === undefined) return undefined;
  return data === undefined || eventSchemas[known.type].safeParse(data).success ? known : undefined;
}
