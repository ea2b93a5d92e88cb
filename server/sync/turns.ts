/** Order among those who come under one name: each waits for those before it. Different names go side by side. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Place {
  /** Those before it are over, or have been waited for long enough. */
  readonly come: Promise<void>;
  over(): void;
}

export type Line = (name: string) => Place;

/** `patience`: ms; without it, however long it takes. */
export function createLine(patience?: number): Line {
  const last = new Map<string, Promise<void>>();
  return (name) => {
    const before = last.get(name);
    const come = before === undefined ? Promise.resolve() : waited(before, patience);
    const own = Promise.withResolvers<void>();
    const all = come.then(() => own.promise);
    last.set(name, all);
    void all.then(() => {
      if (last.get(name) === all) last.delete(name);
    });
    return { come, over: own.resolve };
  };
}

async function waited(before: Promise<void>, patience: number | undefined): Promise<void> {
  if (patience === undefined) return before;
  const over = new AbortController();
  const enough = sleep(patience, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
  await Promise.race([before, enough]);
  over.abort();
}

/** Does each work in its turn. */
export type Turns = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export function createTurns(): Turns {
  const line = createLine();
  return async (name, work) => {
    const place = line(name);
    await place.come;
    return work().finally(place.over);
  };
}
