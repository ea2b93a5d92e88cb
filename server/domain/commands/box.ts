/** The box itself. */
import { z } from 'zod';
import { DateText } from '../vocabulary.ts';

export const boxCommands = {
  'clock.confirm': z.object({ date: DateText, time: z.string() }),
} as const;
