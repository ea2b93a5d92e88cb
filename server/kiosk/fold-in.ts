/** When what others wrote is folded into the room: soon, and of a log that is dear to fold, many batches together. */

export interface FoldIn {
  /** Something has come. */
  received(): void;
  /** What comes is not folded until it is let go; then at once. */
  hold(isHeld: boolean): void;
  close(): void;
}

/** ms. What the township says in one breath comes within `gather`; a fold rests `times` as long as it took, `most` at most. */
const timing = { gather: 50, times: 20, most: 5_000 } as const;

/** `fold`: resolves with the ms that it took. `after`: what then follows for the room. */
export function createFoldIn(fold: () => Promise<number>, after: () => void): FoldIn {
  let timer: NodeJS.Timeout | undefined;
  let isDue = false;
  let isFolding = false;
  let held = false;
  let closed = false;
  let restsUntil = 0;

  const begin = async (): Promise<void> => {
    timer = undefined;
    isDue = false;
    isFolding = true;
    const took = await fold();
    isFolding = false;
    restsUntil = performance.now() + Math.min(took * timing.times, timing.most);
    if (closed) return;
    after();
    plan();
  };
  const plan = (): void => {
    if (!isDue || isFolding || held || closed) return;
    timer ??= setTimeout(() => void begin(), Math.max(timing.gather, restsUntil - performance.now()));
  };

  return {
    received() {
      isDue = true;
      plan();
    },
    hold(isHeld) {
      held = isHeld;
      clearTimeout(timer);
      timer = undefined;
      if (!held && isDue && !isFolding && !closed) void begin();
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
