/** Something to be done: by whom, until when, with which measures, how far it is, and who reviewed it (GB-06, WJ-07). */
import type { LocalDate } from './date.ts';
import type { EventData, KnownEvent } from './events.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { Id } from './vocabulary.ts';

type Raised = EventData<'item.raised'>;

interface Noted {
  readonly at: Stamp;
  readonly by: string;
  readonly text: string;
}

export type Trace =
  | (Noted & { readonly what: 'progress' } & EventData<'item.progressed'>)
  | (Noted & { readonly what: 'review' } & EventData<'item.reviewed'>);

export interface Item extends Omit<Raised, 'person' | 'due'> {
  readonly id: Id;
  text: string;
  measures: string;
  /** Each assignment, the last holds; the first was made when it was raised and has no reason. */
  assigned: readonly { readonly person: Id | null; readonly due: LocalDate | null; readonly reason: string }[];
  /** Progress and reviews in the order of the log. */
  trail: readonly Trace[];
  /** When it first stood on the room's board, and when the branch took note of it. */
  shown: Stamp | null;
  read: Stamp | null;
  closed: LocalDate | null;
  reopened: readonly string[];
  withdrawn: string | null;
}

export function startItem(id: Id): Item {
  return {
    id,
    kind: 'rectification',
    on: '',
    from: 'branch',
    to: 'branch',
    look: null,
    meeting: null,
    parent: null,
    text: '',
    measures: '',
    assigned: [],
    trail: [],
    shown: null,
    read: null,
    closed: null,
    reopened: [],
    withdrawn: null,
  };
}

export const copyItem = (item: Item): Item => ({ ...item });

export function evolveItem(item: Item, event: KnownEvent): void {
  const noted = { at: stampOf(event), by: event.actor, text: '' };
  switch (event.type) {
    case 'item.raised': {
      const { person, due, ...raised } = event.data;
      Object.assign(item, raised);
      item.assigned = [...item.assigned, { person, due, reason: '' }];
      return;
    }
    case 'item.worded':
      Object.assign(item, event.data);
      return;
    case 'item.assigned':
      item.assigned = [...item.assigned, event.data];
      return;
    case 'item.progressed':
      item.trail = [...item.trail, { what: 'progress', ...event.data, ...noted }];
      return;
    case 'item.reviewed':
      item.trail = [...item.trail, { what: 'review', ...event.data, ...noted }];
      return;
    case 'item.noted':
      item.trail = item.trail.map((trace) =>
        trace.entry === event.data.entry ? { ...trace, text: event.data.text } : trace,
      );
      return;
    case 'item.shown':
      item.shown ??= stampOf(event);
      return;
    case 'item.read':
      item.read ??= stampOf(event);
      return;
    case 'item.closed':
      item.closed ??= event.data.on;
      return;
    case 'item.reopened':
      item.closed = null;
      item.reopened = [...item.reopened, event.data.reason];
      return;
    case 'item.withdrawn':
      item.withdrawn ??= event.data.reason;
      return;
  }
}

/** The last word is a review that passed it: whatever was done since would have to be looked at again. */
export function isReviewed({ trail }: Item): boolean {
  const last = trail.at(-1);
  return last?.what === 'review' && last.passed;
}
