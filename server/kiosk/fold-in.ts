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

export function createFoldIn(fold: () => void): FoldIn {
  let timer: NodeJS.Timeout | undefined;
  let isDue = false;
  let held = false;
  let restsUntil = 0;

  const begin = (): void => {
    timer = undefined;
    isDue = false;
    const began = performance.now();
    fold();
    const ended = performance.now();
    restsUntil = ended + Math.min((ended - began) * timing.times, timing.most);
  };
  const plan = (): void => {
    if (isDue && !held) timer ??= setTimeout(begin, Math.max(timing.gather, restsUntil - performance.now()));
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
      if (!held && isDue) begin();
    },
    close() {
      clearTimeout(timer);
    },
  };
}
