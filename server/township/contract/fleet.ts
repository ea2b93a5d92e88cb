/** The boxes: which are there, which wait, and what came from them that nobody here understands. */
import { z } from 'zod';
import { Id } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';

export const FleetDevice = z.object({
  origin: Id,
  unit: Id,
  /** As the box called them when it enrolled, and whom its code was meant for: staff compare before they accept. */
  branch: z.string(),
  room: z.string(),
  offeredTo: z.string(),
  standing: z.enum(['waiting', 'accepted', 'revoked']),
  /** ms since the epoch. */
  enrolled: z.number(),
  lastContact: z.number(),
  /** Events of its that have arrived, and those of them that could not be understood. */
  events: z.number(),
  quarantined: z.number(),
});
export type FleetDevice = Sent<typeof FleetDevice>;

/** GET /api/fleet */
export const FleetPage = z.object({ devices: z.array(FleetDevice) });
export type FleetPage = Sent<typeof FleetPage>;

/** POST /api/fleet/codes: for whom it is, so that staff see who has not come yet. */
export const CodePost = z.strictObject({ branch: z.string().trim().min(1).max(60) });
export type CodePost = Sent<typeof CodePost>;

/** Shown once. */
export const EnrolCode = z.object({ code: z.string(), expires: z.number() });
export type EnrolCode = Sent<typeof EnrolCode>;

/** POST /api/fleet/accept */
export const DevicePost = z.strictObject({ origin: Id });

/** POST /api/fleet/revoke, and refuse one that waits; for good. */
export const RevokePost = z.strictObject({ origin: Id, reason: z.string().trim().min(2).max(200) });
export type RevokePost = Sent<typeof RevokePost>;
