/** What can happen to the branch itself; subject `branch:<unit>`. */
import { z } from 'zod';
import { Policy } from '../policy/schema.ts';
import { BranchKind, DateText, Id } from '../vocabulary.ts';

export const branchEvents = {
  'branch.described': z.object({ name: z.string(), township: z.string(), kind: BranchKind, room: z.string() }),
  'secretary.named': z.object({ person: Id }),
  'policy.adopted': z.object({ policy: Policy, from: DateText }),
} as const;
