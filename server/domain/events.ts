/**
 * What can have happened, past tense, one schema per (type, v). Names stand in `person.described`, words about people in the
 * `worded` events; every fact names people by opaque ids and folds without these, so they can be erased (KX-09).
 */
import type { z } from 'zod';
import { assessmentEvents } from './events/assessment.ts';
import { ballotEvents } from './events/ballot.ts';
import { boxEvents } from './events/box.ts';
import { branchEvents } from './events/branch.ts';
import { credentialEvents } from './events/credential.ts';
import { decisionEvents } from './events/decision.ts';
import { duesEvents } from './events/dues.ts';
import { figuresEvents } from './events/figures.ts';
import { followUpEvents } from './events/follow-up.ts';
import { guidanceEvents } from './events/guidance.ts';
import { itemEvents } from './events/item.ts';
import { ledgerEvents } from './events/ledger.ts';
import { meetingEvents } from './events/meeting.ts';
import { noticeEvents } from './events/notice.ts';
import { personEvents } from './events/person.ts';
import { proceedingsEvents } from './events/proceedings.ts';
import { wordsEvents } from './events/words.ts';
import type { Stamp } from './stamp.ts';
import type { Id } from './vocabulary.ts';

export const eventSchemas = {
  ...branchEvents,
  ...personEvents,
  ...credentialEvents,
  ...meetingEvents,
  ...followUpEvents,
  ...proceedingsEvents,
  ...decisionEvents,
  ...duesEvents,
  ...itemEvents,
  ...ledgerEvents,
  ...ballotEvents,
  ...noticeEvents,
  ...assessmentEvents,
  ...boxEvents,
  ...guidanceEvents,
  ...figuresEvents,
  ...wordsEvents,
} as const;

export type EventType = keyof typeof eventSchemas;
export type EventData<T extends EventType> = z.infer<(typeof eventSchemas)[T]>;

/** The newest version of each type; all are 1 until one changes. */
export const eventVersion = 1;

/** The id of a command's event by its place among them: so one of them can name another before both are written. */
export const eventIdOf = (command: Id, place: number): Id => `${command}.${place}`;

/** What decide says has happened; the log adds where and when it stands. */
export type NewEvent = {
  [T in EventType]: { readonly unit: string; readonly subject: string; readonly type: T; readonly data: EventData<T> };
}[EventType];

/** An event as folded. `data` is undefined where the payload was erased. */
export interface Event extends Stamp {
  readonly id: string;
  readonly origin: string;
  readonly unit: string;
  readonly seq: number;
  readonly tick: number;
  readonly type: string;
  readonly v: number;
  readonly subject: string;
  readonly command: string;
  readonly actor: string;
  readonly data: unknown;
}

/** An event whose type and version this program knows, its payload there. */
export type KnownEvent = {
  [T in EventType]: Omit<Event, 'type' | 'data'> & { readonly type: T; readonly data: EventData<T> };
}[EventType];

/** Which event a fact rests on, and whose and how late it was: enough to tell what a box had not seen. */
export interface Source {
  readonly id: Id;
  readonly origin: string;
  readonly tick: number;
}

export const sourceOf = ({ id, origin, tick }: Source): Source => ({ id, origin, tick });

/** Events that are newer than this program, or erased, are passed over by every fold. */
export function isKnown(event: Event): event is KnownEvent {
  return event.type in eventSchemas && event.v === eventVersion && event.data !== undefined;
}

/** The order in which every box folds: cause before effect (`tick`), then by origin and place. */
export function inFoldOrder(a: Event, b: Event): number {
  if (a.tick !== b.tick) return a.tick - b.tick;
  if (a.origin !== b.origin) return a.origin < b.origin ? -1 : 1;
  if (a.unit !== b.unit) return a.unit < b.unit ? -1 : 1;
  return a.seq - b.seq;
}
