/** Payloads that many events share. */
import { z } from 'zod';

export const Empty = z.object({});
export const Reason = z.string();
