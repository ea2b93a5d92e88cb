/** The branch's use of its menu of themes. */
import { z } from 'zod';
import { Id } from '../vocabulary.ts';
import { meeting, Reason } from './parts.ts';

export const themesCommands = {
  /** `entry` says that the meeting took it; `reason`: why the one that it took before gives way. */
  'theme.take': z.object({ ...meeting, theme: Id, entry: Id, reason: Reason }),
} as const;
