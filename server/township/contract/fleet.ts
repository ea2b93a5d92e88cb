/** The boxes: which are there, which wait, how they do, and what came from them that does not count. */
import { z } from 'zod';
import { Id } from '../../domain/vocabulary.ts';
import { BoxReport } from '../../service/contract/box.ts';
import type { Sent } from '../../service/contract/sent.ts';

export const AskingLevel = z.enum(['room', 'township']);

/**
 * What befell a box. Its file was `damaged`; a backup was put in its place (`restored`), or an image of its card (`set-back`);
 * its card was `cloned`, and two boxes write. `parted`: it gave back what another end had lost, such as the township itself.
 */
const FleetMishap = z.object({
  kind: z.enum(['damaged', 'restored', 'set-back', 'cloned', 'parted']),
  /** By the box's own clock, ms since the epoch. */
  at: z.number(),
});
export type FleetMishap = Sent<typeof FleetMishap>;

export const FleetDevice = z.object({
  origin: Id,
  unit: Id,
  /** `township`: no box but the server of a level below, which sends figures only. */
  level: AskingLevel,
  /** Also shown at the box itself. */
  mark: z.string(),
  /** As the box called them when it enrolled, and whom its code was meant for: staff compare before they accept. */
  branch: z.string(),
  room: z.string(),
  offeredTo: z.string(),
  standing: z.enum(['waiting', 'accepted', 'revoked', 'refused']),
  /** Why it takes another one's place; null: it takes none. */
  replacing: z.object({ reason: z.string() }).nullable(),
  /** ms since the epoch. */
  enrolled: z.number(),
  lastContact: z.number(),
  /** What it said of itself then; null: nothing that is understood here. */
  report: BoxReport.nullable(),
  /** It was asked to make itself a new key, and has not yet. */
  keyDue: z.boolean(),
  /** When a key asked that it had before its last change, ms since the epoch; `inUse`: so did the one in force, of another card. */
  formerKey: z.object({ at: z.number(), inUse: z.boolean() }).nullable(),
  /** The latest last. */
  mishaps: z.array(FleetMishap),
  /** Events of its that have arrived, those of them that could not be understood, and what it handed over after it was revoked. */
  events: z.number(),
  quarantined: z.number(),
  handedOver: z.number(),
});
export type FleetDevice = Sent<typeof FleetDevice>;

/** GET /api/fleet */
export const FleetPage = z.object({
  devices: z.array(FleetDevice),
  /** When it turned out last that the township's own database had been put back to an earlier state, ms since the epoch. */
  setBack: z.number().nullable(),
});
export type FleetPage = Sent<typeof FleetPage>;

/** POST /api/fleet/codes: for whom it is, so that staff see who has not come yet. */
export const CodePost = z.strictObject({
  branch: z.string().trim().min(1).max(60),
  level: AskingLevel.default('room'),
});
export type CodePost = Sent<typeof CodePost>;

/** Shown once. */
export const EnrolCode = z.object({
  code: z.string(),
  expires: z.number(),
  /** The code for a phone's camera or a scanner, SVG. */
  qr: z.string(),
});
export type EnrolCode = Sent<typeof EnrolCode>;

/** POST /api/fleet/accept, which revokes the box that it takes the place of; and /api/fleet/keys. */
export const DevicePost = z.strictObject({ origin: Id });

/**
 * POST /api/fleet/put-back: the former key that asks is the box's again, until it makes itself a new one; /api/fleet/revoke, and refuse one that waits; /api/fleet/replacements: a code for the box that takes its place;
 * /api/fleet/let-in: what it handed over counts from now on.
 */
export const ReasonPost = z.strictObject({ origin: Id, reason: z.string().trim().min(2).max(200) });
export type ReasonPost = Sent<typeof ReasonPost>;

/** GET /api/fleet/quarantine?origin=…: what came from a box and does not count. */
export const Quarantine = z.object({
  kinds: z.array(
    z.object({
      /** `not-understood`: written by a later program, or damaged. `handed-over`: after it was revoked. */
      why: z.enum(['not-understood', 'handed-over']),
      /** As the event says, '' where it says none. */
      type: z.string(),
      count: z.number(),
      /** When the box wrote them by its own clock, ms since the epoch; null where they do not say. */
      from: z.number().nullable(),
      until: z.number().nullable(),
    }),
  ),
});
export type Quarantine = Sent<typeof Quarantine>;
export const QuarantineQuery = z.object({ origin: Id });
