/** The meeting that is on, as the screens show it. */
import { z } from 'zod';
import { Id, MonthText, PartId, StepKind, TimeText } from '../../domain/vocabulary.ts';
import type { Sent } from '../../service/contract/sent.ts';
import { Announcement } from './board.ts';
import { ProceedingsView } from './proceedings.ts';

export const StepView = z.object({
  id: Id,
  kind: StepKind,
  title: z.string(),
  /** At most 5 characters, for the rail. */
  short: z.string(),
  own: z.boolean(),
  /** Its number in the document, which counts what is done before the day, too; null for an own step. */
  nth: z.number().nullable(),
  /** `passed`: passed over, for `reason`. */
  state: z.enum(['todo', 'now', 'done', 'passed']),
  reason: z.string().nullable(),
  host: z.string().nullable(),
  /** Planned minutes of an own step. */
  minutes: z.number().nullable(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** Time spent in pauses, ms. */
  pausedMs: z.number(),
});
export type StepView = Sent<typeof StepView>;

/** 应到、实到、请假 and the rate of the part that is on; the record form's figures (CX-22). */
export const Figures = z.object({
  expected: z.number(),
  present: z.number(),
  leave: z.number(),
  /** present / expected, 0…1; null when nobody is expected. */
  rate: z.number().nullable(),
  /** 0…1; null where the policy asks for no rate. */
  target: z.number().nullable(),
  /** Floating and frail members who came: their own line (CX-07). */
  outsidePresent: z.number(),
  outside: z.number(),
  /** Linked cadres and invitees who came (CX-08, CX-19). */
  others: z.number(),
});
export type Figures = Sent<typeof Figures>;

export const Tile = z.object({
  name: z.string(),
  group: z.string().nullable(),
  /** Signed in at the part that is on. */
  at: TimeText.nullable(),
  /** Leave granted for this meeting. */
  leave: z.boolean(),
  /** Which line of the figures the person stands on. */
  line: z.enum(['expected', 'outside', 'others']),
});
export type Tile = Sent<typeof Tile>;

export const MeetingView = Announcement.extend({
  /** `gathering`: cards count, sign-in is not opened yet. */
  phase: z.enum(['gathering', 'open', 'paused', 'closed']),
  part: PartId,
  partsOpened: z.array(PartId),
  recorder: z.string().nullable(),
  steps: z.array(StepView),
  /** The step on the screen. Null: none, or one of the day that still runs while the evening signs in (CX-01). */
  current: Id.nullable(),
  figures: Figures,
  /** By person id; the wall shows them in `order`. */
  wall: z.record(Id, Tile),
  order: z.array(Id),
  dues: z.object({ month: MonthText, paid: z.record(Id, z.literal(true)) }),
  pages: z.array(z.string()),
  speaking: z.object({ person: Id, name: z.string(), since: z.number() }).nullable(),
  spoken: z.array(z.object({ person: Id, name: z.string(), ms: z.number() })),
  summary: z.string(),
  proceedings: ProceedingsView,
  openedAt: z.number().nullable(),
  closedAt: z.number().nullable(),
  closedBy: z.enum(['secretary', 'itself']).nullable(),
  /** How many unknown cards wait for the secretary. */
  parked: z.number(),
});
export type MeetingView = Sent<typeof MeetingView>;
