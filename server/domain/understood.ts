/** Can this program make sense of an event that another one wrote? What it cannot is kept as it came, and folded by nobody. */
import { type EventType, eventSchemas, eventVersion } from './events.ts';
import { type ClockQuality, clockQualities } from './stamp.ts';
import { farthestMillis } from './vocabulary.ts';

interface Known {
  readonly type: EventType;
  readonly v: typeof eventVersion;
  readonly subject: string;
  readonly command: string;
  readonly actor: string;
  readonly tick: number;
  readonly wall: number;
  readonly mono: number;
  readonly boot: string;
  readonly quality: ClockQuality;
}

/**
 * What such an event says of itself; undefined for a later type or version, or where it or its payload `data` has another
 * shape than this program knows. An erased payload, `data` undefined, is understood.
 */
export function understood(event: unknown, data: unknown): Known | undefined {
  if (!isKnown(event)) return undefined;
  return data === undefined || eventSchemas[event.type].safeParse(data).success ? event : undefined;
}

type Said = Partial<Record<keyof Known, unknown>>;

/** By hand, as it is asked of every event that arrives: a schema takes several times as long, and the most memory of all on the way. */
function isKnown(event: unknown): event is Known {
  return typeof event === 'object' && event !== null && isFiled(event) && isStamped(event);
}

const isFiled = ({ type, v, subject, command, actor, tick }: Said): boolean =>
  typeof type === 'string' &&
  Object.hasOwn(eventSchemas, type) &&
  v === eventVersion &&
  isKeepable(subject) &&
  isKeepable(command) &&
  typeof actor === 'string' &&
  Number.isSafeInteger(tick) &&
  Number(tick) >= 1;

const isStamped = ({ wall, mono, boot, quality }: Said): boolean =>
  isMillis(wall) && isMillis(mono) && typeof boot === 'string' && clockQualities.some((known) => known === quality);

/** PostgreSQL has no text with a NUL in it. */
const isKeepable = (value: unknown): boolean => typeof value === 'string' && !value.includes('\0');

/** See `Millis`. */
const isMillis = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= farthestMillis;
