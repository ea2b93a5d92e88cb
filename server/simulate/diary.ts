/** What is still to happen, by the moment at which it does. What happens may enter more. */
export interface Diary {
  /** `at`: ms since the epoch; a moment that is past comes next. Of two at one moment, the one entered first comes first. */
  add(at: number, happen: () => void): void;
  next(): Entry | undefined;
}

interface Entry {
  readonly at: number;
  readonly happen: () => void;
}

export function createDiary(): Diary {
  /** The latest first, so that the next one is taken off the end. */
  const entries: Entry[] = [];
  return {
    add(at, happen) {
      let [low, high] = [0, entries.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((entries[middle]?.at ?? 0) > at) low = middle + 1;
        else high = middle;
      }
      entries.splice(low, 0, { at, happen });
    },
    next: () => entries.pop(),
  };
}
