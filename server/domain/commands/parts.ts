/** Fields that many commands share. */
import { z } from 'zod';
import { Id } from '../vocabulary.ts';

export const Name = z.string().trim().min(1).max(24);
export const Reason = z.string().trim().min(1).max(200);
export const Text = z.string().trim().max(2000);
export const meeting = { meeting: Id };
