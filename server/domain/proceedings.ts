/** What a theme day brings forth: the preparation before it, what was read, published, checked and found. */
import type { LocalDate } from './date.ts';
import type { KnownEvent } from './events.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { Chapter, Id, PublicityItem } from './vocabulary.ts';

export interface Preparation {
  readonly id: Id;
  readonly step: Id;
  readonly on: LocalDate;
  readonly by: string;
  readonly text: string;
}

export interface PassOver {
  readonly id: Id;
  readonly step: Id;
  readonly reason: string;
}

export interface Flag {
  readonly id: Id;
  readonly why: 'work-meeting';
  readonly text: string;
}

/** What stands; what was taken back is in the log only. */
export interface Proceedings {
  readonly preparations: readonly Preparation[];
  readonly passedOver: readonly PassOver[];
  readonly read: { readonly id: Id; readonly chapters: readonly Chapter[] } | null;
  /** What is to be made public. */
  readonly publicity: readonly PublicityItem[];
  readonly published: {
    readonly at: Stamp;
    readonly items: readonly PublicityItem[];
    readonly decisions: readonly Id[];
  } | null;
  readonly scene: ReadonlyMap<Id, boolean>;
  readonly problem: { readonly text: string; readonly measures: string } | null;
  readonly flags: readonly Flag[];
}

export const noProceedings: Proceedings = {
  preparations: [],
  passedOver: [],
  read: null,
  publicity: [],
  published: null,
  scene: new Map(),
  problem: null,
  flags: [],
};

export function afterEvent(before: Proceedings, event: KnownEvent): Proceedings {
  switch (event.type) {
    case 'preparation.done': {
      const { step, on, by = '', text = '' } = event.data;
      return { ...before, preparations: [...before.preparations, { id: event.id, step, on, by, text }] };
    }
    case 'fact.worded': {
      const { of, text, who: by = '' } = event.data;
      return {
        ...before,
        preparations: before.preparations.map((one) => (one.id === of ? { ...one, by, text } : one)),
      };
    }
    case 'preparation.undone':
      return { ...before, preparations: without(before.preparations, event.data.preparation) };
    case 'step.passed-over':
      return { ...before, passedOver: [...before.passedOver, { id: event.id, ...event.data }] };
    case 'pass-over.undone':
      return { ...before, passedOver: without(before.passedOver, event.data.passOver) };
    case 'chapters.read':
      return { ...before, read: { id: event.id, chapters: event.data.chapters } };
    case 'publicity.listed':
      return { ...before, publicity: event.data.items };
    case 'publicity.published':
      return { ...before, published: { at: stampOf(event), ...event.data } };
    case 'scene.checked':
      return { ...before, scene: new Map(before.scene).set(event.data.item, event.data.ok) };
    case 'problem.named':
      return { ...before, problem: event.data };
    case 'meeting.flagged':
      return { ...before, flags: [...before.flags, { id: event.id, ...event.data }] };
    case 'flag.withdrawn':
      return { ...before, flags: without(before.flags, event.data.flag) };
    default:
      return before;
  }
}

function without<T extends { readonly id: Id }>(entries: readonly T[], id: Id): readonly T[] {
  return entries.filter((entry) => entry.id !== id);
}
