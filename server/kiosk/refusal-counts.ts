/** Refusals that are counted and not kept one by one, by meeting, until they are on record. */
import type { Id } from '../domain/vocabulary.ts';

export type Counts = Readonly<Record<string, number>>;

export interface RefusalCounts {
  add(meeting: Id, why: string): void;
  /** Hands over what has been counted, to be recorded; it is forgotten here when `recorded` resolves to true. */
  settle(recorded: (meeting: Id, counts: Counts) => Promise<boolean>): Promise<void>;
}

export function refusalCounts(): RefusalCounts {
  const open = new Map<Id, Record<string, number>>();
  const add = (meeting: Id, why: string, count = 1) => {
    const counts = open.get(meeting) ?? {};
    counts[why] = (counts[why] ?? 0) + count;
    open.set(meeting, counts);
  };
  return {
    add: (meeting, why) => add(meeting, why),
    async settle(recorded) {
      for (const [meeting, counts] of [...open]) {
        open.delete(meeting);
        if (await recorded(meeting, counts)) continue;
        for (const [why, count] of Object.entries(counts)) add(meeting, why, count);
      }
    },
  };
}
