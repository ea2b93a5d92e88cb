/**
 * Lets work in, a few pieces at a time and in the order in which it came. Between two pieces the event loop has its turn: who
 * need not pass here, as a person at the console, overtakes a whole district whose power is back.
 */
export type Door = <T>(work: () => Promise<T>) => Promise<T>;

/** `most`: pieces that are under way at once. */
export function createDoor(most: number): Door {
  const waiting: (() => void)[] = [];
  let inside = 0;

  const enter = (): Promise<void> => {
    if (inside === most) return new Promise((go) => waiting.push(go));
    inside += 1;
    return Promise.resolve();
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) inside -= 1;
    else next();
  };

  return async (work) => {
    await enter();
    try {
      return await work();
    } finally {
      // Work that waits for nothing is done within one turn, and would let in all of a turn's requests.
      setImmediate(leave);
    }
  };
}
