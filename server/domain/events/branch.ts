/** What can happen to the branch itself; subject `branch:<unit>`. */
import { z } from 'zod';
import { HolidayTable } from '../calendar-prc.ts';
import { Policy } from '../policy/schema.ts';
import { BranchKind, DateText, Id, Level } from '../vocabulary.ts';

export const branchEvents = {
  'branch.described': z.object({ name: z.string(), township: z.string(), kind: BranchKind, room: z.string() }),
  'secretary.named': z.object({ person: Id }),
  /** `level`: who above the branch adopted it; missing: the box's own config. */
  'policy.adopted': z.object({ policy: Policy, from: DateText, level: Level.exactOptional() }),
  'day.chosen': z.object({ day: z.number().int().min(1).max(28), from: DateText }),
  /** The room is linked to this body above: from now on it says itself what is for it to say. */
  'superior.named': z.object({ name: z.string() }),
  'holidays.known': z.object({ years: HolidayTable, level: Level.exactOptional() }),
} as const;
