/** The view: what anyone in the room may see, and all that a screen needs. */
import { z } from 'zod';
import { BranchKind, DateText, Id } from '../../domain/vocabulary.ts';
import { ClockQuality, ReaderView } from '../../service/contract/box.ts';
import type { Sent } from '../../service/contract/sent.ts';
import { BallotView } from './ballot.ts';
import { BoardView } from './board.ts';
import { MeetingView } from './meeting.ts';

export const NotRecording = z.enum(['disk-full', 'io', 'damaged', 'locked', 'starting']);
export type NotRecording = Sent<typeof NotRecording>;

export const HealthView = z.object({
  recording: z.discriminatedUnion('on', [
    z.object({ on: z.literal(true) }),
    z.object({ on: z.literal(false), why: NotRecording }),
  ]),
  readers: z.array(ReaderView),
  clock: z.object({
    quality: ClockQuality,
    /** Must be confirmed by a person before a meeting opens. */
    doubtful: z.boolean(),
    /** Add this to the box's own clock to get the true time, ms. */
    offset: z.number(),
  }),
  /** `never`: this room works by itself, there is no township to reach. */
  link: z.enum(['never', 'up', 'down', 'locked-out']),
  /** The last nightly copy could not be made. */
  copyFailed: z.boolean(),
  /** For each photo whose file is not what was kept: the day of its meeting, the latest first. */
  damagedPhotos: z.array(DateText),
  /** Set when the log was damaged at the start: what was done, for the notice. */
  repaired: z.object({ lost: z.boolean() }).nullable(),
});
export type HealthView = Sent<typeof HealthView>;

/** What stands on the screen in the place of the room. */
export const StageView = z.discriminatedUnion('kind', [
  /** An empty box; `retiredBy`: the township that had revoked it, upon which it was emptied. */
  z.object({ kind: z.literal('new'), mayJoin: z.boolean(), retiredBy: z.string().nullable() }),
  /** It is to be the next box of a branch, and fetches its history; `complete`: a PIN must be chosen, then it is the room's. */
  z.object({
    kind: z.literal('joining'),
    standing: z.enum(['waiting', 'accepted', 'refused']),
    township: z.string(),
    up: z.boolean(),
    /** Events, of so many. */
    have: z.number(),
    of: z.number(),
    complete: z.boolean(),
    /** It is this branch's already, and only its log was lost: its PIN stays, and it goes on by itself. */
    lost: z.boolean(),
  }),
  /** It was revoked, and hands over what the township does not have yet. */
  z.object({ kind: z.literal('leaving'), township: z.string(), up: z.boolean() }),
]);
export type StageView = Sent<typeof StageView>;
/** While such a stage stands the room records nothing. */
export type HeldStage = Exclude<StageView, { kind: 'new' }>;

export const ScreenSettings = z.object({
  /** Panel's diagonal in inches; null: measure by CSS pixels (a desk monitor). */
  diagonal: z.number().nullable(),
  largeText: z.boolean(),
  voice: z.boolean(),
  /** 0…1 */
  volume: z.number(),
  /** Names on the wall as 张*丰. */
  maskNames: z.boolean(),
});
export type ScreenSettings = Sent<typeof ScreenSettings>;

/** Times are ms since the epoch, as best known; dates and times of day are China's. */
export const View = z.object({
  branch: z
    .object({
      id: Id,
      name: z.string(),
      township: z.string(),
      kind: BranchKind,
      room: z.string(),
      secretary: z.string().nullable(),
    })
    .nullable(),
  /** Null: the room is at work. */
  stage: StageView.nullable(),
  /** Demo room: the simulator is there. */
  demo: z.boolean(),
  health: HealthView,
  screen: ScreenSettings,
  board: BoardView,
  /** The meeting that is on (planned for today and in its sign-in window, open, or just closed), else null. */
  meeting: MeetingView.nullable(),
  /** Of that meeting: the ballot that takes votes, else the one counted last. */
  ballot: BallotView.nullable(),
  /** A card or booklet is being bound: readers bind instead of signing in. */
  binding: z.object({ person: Id, name: z.string() }).nullable(),
});
export type View = Sent<typeof View>;
