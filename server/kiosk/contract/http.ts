/** What is asked and answered over HTTP, besides the view and the desk. */
import { z } from 'zod';
import { type BranchKind, Category, CredentialKind, Id } from '../../domain/vocabulary.ts';
import { ClockQuality, ReaderView } from '../../service/contract/box.ts';
import { Done } from '../../service/contract/done.ts';
import type { Sent } from '../../service/contract/sent.ts';
import { NotRecording } from './view.ts';

export { Done };

/** The body of a refusal: a code for the page and a sentence for the person. */
export const Refused = z.object({ error: z.string(), message: z.string() });

/** Of a command that could not be recorded. */
export const NotRecorded = Refused.extend({ why: NotRecording });

export const SessionAnswer = z.union([
  Done,
  z.object({ ok: z.literal(false), why: z.literal('wrong-pin'), left: z.number() }),
  z.object({ ok: z.literal(false), why: z.literal('locked'), seconds: z.number() }),
]);
export type SessionAnswer = Sent<typeof SessionAnswer>;

/** Whether steps may be run (`chair`) and personal data seen (`desk`). */
export const SessionState = z.object({ chair: z.boolean(), desk: z.boolean() });
export type SessionState = Sent<typeof SessionState>;

/** POST /api/setup, only while there is no branch. */
export interface SetupPost {
  readonly township: string;
  readonly branch: string;
  readonly kind: BranchKind;
  readonly room: string;
  readonly secretary: string;
  /** 6 digits. */
  readonly pin: string;
}

export const RosterProblemCode = z.enum([
  'not-a-table',
  'too-large',
  'too-slow',
  'no-header',
  'no-rows',
  'name-missing',
  'name-odd',
  'unknown-value',
  'twice-in-file',
  'already-in-roster',
  'bad-booklet',
  'booklet-twice',
]);
export type RosterProblemCode = Sent<typeof RosterProblemCode>;

export const RosterProblem = z.object({
  /** Row as numbered in the sheet; 0: the file as a whole. */
  row: z.number(),
  column: z.string(),
  value: z.string(),
  why: RosterProblemCode,
});
export type RosterProblem = Sent<typeof RosterProblem>;

/** To a list as a file. Nothing is imported unless every row is good. */
export const RosterAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    people: z.number(),
    sample: z.array(z.object({ name: z.string(), group: z.string().nullable(), category: Category })),
  }),
  z.object({ ok: z.literal(false), problems: z.array(RosterProblem) }),
]);
export type RosterAnswer = Sent<typeof RosterAnswer>;

/** GET /health */
export const Health = z.object({
  ok: z.boolean(),
  recording: z.boolean(),
  readers: z.array(ReaderView),
  /** `seq`: all events of this box. */
  log: z.object({ origin: z.string(), seq: z.number(), head: z.string() }),
  clock: z.object({ quality: ClockQuality }),
  version: z.string(),
});
export type Health = Sent<typeof Health>;

/** To the simulated reader; demo only. */
export const SimulatorPost = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('tap'), person: Id, credential: CredentialKind }),
  z.strictObject({ do: z.literal('tap-card'), uid: z.string().regex(/^(?:[0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$/) }),
  z.strictObject({ do: z.literal('scan'), text: z.string().min(1).max(200) }),
  z.strictObject({ do: z.literal('unplug') }),
  z.strictObject({ do: z.literal('plug') }),
]);
export type SimulatorPost = Sent<typeof SimulatorPost>;

/** People with the demo cards and booklets that they hold. */
export const SimulatorState = z.object({
  plugged: z.boolean(),
  people: z.array(
    z.object({
      id: Id,
      name: z.string(),
      card: z.string().nullable(),
      booklet: z.string().nullable(),
      lost: z.boolean(),
    }),
  ),
});
export type SimulatorState = Sent<typeof SimulatorState>;
