/** What can happen to the box; subjects `desk:<unit>`, `clock:<boot>`, `box:<origin>` and `logs`. */
import { z } from 'zod';
import { Id, Millis } from '../vocabulary.ts';
import { Empty } from './parts.ts';

/** In a log; `link` in lower-case hex. */
const place = { origin: Id, seq: z.int().min(0), link: z.string() };

export const boxEvents = {
  // subject desk:<unit>
  'desk.opened': Empty,
  // subject clock:<boot>; in each unit, so that whoever has the unit's log can derive its times
  'clock.set': z.object({ offset: Millis, quality: z.enum(['hub', 'ntp', 'rtc', 'confirmed', 'saved', 'none']) }),

  // subject box:<origin>; the township's word that it is the room's no longer. Its log had arrived up to `seq`; what comes
  // later is late, and counts once the township has let it in. `successor`: the box that goes on in its place.
  'box.retired': z.object({ seq: z.int().min(0), successor: Id.nullable() }),

  // subject logs; the box goes on as a new origin, from there: its file was damaged, a backup was put in its place, or what it
  // wrote was not what stood elsewhere already under the same numbers. `knownUpTo`: so far the old one is known to have come.
  'log.succeeded': z.object({
    ...place,
    why: z.enum(['damaged', 'restored', 'forked']),
    knownUpTo: z.int().exactOptional(),
  }),
  // subject logs; what this box held above there of another's log stood elsewhere otherwise: it follows in the box's own
  'log.parted': z.object(place),
} as const;
