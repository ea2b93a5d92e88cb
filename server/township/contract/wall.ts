/** The wall: every room as it stands today. */
import { z } from 'zod';
import { DateText, Id, PartId, StepKind, TimeText } from '../../domain/vocabulary.ts';
import { BoxReport } from '../../service/contract/box.ts';
import type { Sent } from '../../service/contract/sent.ts';

/**
 * `none`: nothing is due yet. `not-reported`: its sign-in has begun and the room has not told of the opening; `overdue`: by
 * now the meeting must be over, and no closing has arrived. Of neither can anyone say who was absent.
 */
export const MeetingStanding = z.enum(['none', 'not-reported', 'overdue', 'open', 'closed']);
export type MeetingStanding = Sent<typeof MeetingStanding>;

/** `faulty`: what its events come to cannot be told, a fault of the program, which its log names. */
export const RoomStanding = z.enum([...MeetingStanding.options, 'faulty']);
export type RoomStanding = Sent<typeof RoomStanding>;

export const RoomFigures = z.object({
  expected: z.number(),
  present: z.number(),
  leave: z.number(),
  /** 0…1; null where nobody is expected. */
  rate: z.number().nullable(),
});
export type RoomFigures = Sent<typeof RoomFigures>;

export const RoomMeeting = z.object({
  id: Id,
  theme: z.string(),
  date: DateText,
  start: TimeText,
  part: PartId,
  /** The step that is on, and its number among `steps`; 0: none has begun, or none is on. */
  step: z.object({ kind: StepKind, title: z.string() }).nullable(),
  nth: z.number(),
  steps: z.number(),
  paused: z.boolean(),
  /** Of the part that is on, after the closing those that were signed. Null: nothing was reported yet. */
  figures: RoomFigures.nullable(),
  /** The rate that its policy asks for, 0…1. */
  threshold: z.number().nullable(),
});
export type RoomMeeting = Sent<typeof RoomMeeting>;

export const WallRoom = z.object({
  unit: Id,
  branch: z.string(),
  room: z.string(),
  standing: RoomStanding,
  /** Today's, else one that is overdue, else the next. */
  meeting: RoomMeeting.nullable(),
  /** Events of the branch that have arrived from its boxes. */
  events: z.number(),
  /** ms since the epoch; null: the box has never been heard. */
  lastContact: z.number().nullable(),
  link: z.enum(['up', 'down', 'never']),
  /** What the box said of itself when it was last heard; null: nothing. */
  box: BoxReport.omit({ events: true })
    /** Events that have not arrived. */
    .extend({ unsent: z.number() })
    .nullable(),
});
export type WallRoom = Sent<typeof WallRoom>;

/** GET /api/wall */
export const Wall = z.object({ today: DateText, rooms: z.array(WallRoom) });
export type Wall = Sent<typeof Wall>;

/** Socket events, server → console. First comes the `wall`, then each room that has changed. */
export interface ServerPushes {
  wall(wall: Wall): void;
  rooms(rooms: readonly WallRoom[]): void;
  /** A device was enrolled, accepted or revoked, or a former key of it asks or may be put back: the fleet page fetches anew. */
  fleet(): void;
}
