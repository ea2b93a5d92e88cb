/** Who looked at whose data, and what staff did (KX-09). */
import { z } from 'zod';
import { DateText, Id } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

/** GET /api/audit?unit=…&account=…&from=2026-11-01&until=2026-11-15&after=…: both days included; `after` as the page before had it. */
export const AuditQuery = z.object({
  unit: Id.optional(),
  /** Its id. */
  account: Id.optional(),
  from: DateText.optional(),
  until: DateText.optional(),
  after: z
    .string()
    .regex(/^\d{1,15}\.[\w-]{1,64}$/)
    .optional(),
});
export type AuditQuery = Sent<typeof AuditQuery>;

export const AuditEntry = z.object({
  id: Id,
  /** ms since the epoch. */
  at: z.number(),
  /** Its name. */
  account: z.string(),
  /** '' where it is about none. */
  unit: z.string(),
  /** What it is called; '' where nobody knows. */
  branch: z.string(),
  /** `people:2026`, `photos:…`, `notices`, `device:…`, `account:…` */
  subject: z.string(),
  /** `looked`, `exported`, a command's type … */
  deed: z.string(),
  reason: z.string(),
});
export type AuditEntry = Sent<typeof AuditEntry>;

export const AuditPage = z.object({
  /** The latest first. */
  entries: z.array(AuditEntry),
  /** Null: these are the last. */
  after: z.string().nullable(),
  /** All that one can ask for. */
  accounts: z.array(z.object({ id: Id, name: z.string() })),
  units: z.array(z.object({ unit: Id, branch: z.string() })),
});
export type AuditPage = Sent<typeof AuditPage>;
