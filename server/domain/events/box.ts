/** What can happen to the box; subjects `desk:<unit>` and `clock:<boot>`. */
import { z } from 'zod';
import { Millis } from '../vocabulary.ts';
import { Empty } from './parts.ts';

export const boxEvents = {
  // subject desk:<unit>
  'desk.opened': Empty,
  // subject clock:<boot>; in each unit, so that whoever has the unit's log can derive its times
  'clock.set': z.object({ offset: Millis, quality: z.enum(['hub', 'ntp', 'rtc', 'confirmed', 'saved', 'none']) }),
} as const;
