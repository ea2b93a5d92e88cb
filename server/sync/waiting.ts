/** Requests of boxes that are held until something happens to their unit. However many wait, one timer looks after them. */

export interface Waiting {
  /**
   * Resolves to true when the unit is woken and there `isNews` for the box, to false after a while. A box waits once: whoever
   * waited for it is let go.
   */
  wait(box: string, unit: string, isNews: () => Promise<boolean>): Promise<boolean>;
  wake(units: Iterable<string>): void;
  /** Lets everyone go. */
  close(): void;
}

/** ms. Short enough for what stands on the way and cuts off who is silent. */
const holdMs = 25_000;
const sweepMs = 1000;

interface Waiter {
  readonly unit: string;
  /** ms since the process began. */
  readonly until: number;
  readonly isNews: () => Promise<boolean>;
  readonly go: (woken: boolean) => void;
}

export function createWaiting(hold = holdMs): Waiting {
  /** By box, in the order in which their time is over. */
  const waiters = new Map<string, Waiter>();
  let timer: NodeJS.Timeout | undefined;

  const letGo = (box: string, woken: boolean): void => {
    waiters.get(box)?.go(woken);
    waiters.delete(box);
  };
  /** Where it cannot be told, the box shall ask. */
  const ask = async (box: string, waiter: Waiter): Promise<void> => {
    const isNews = await waiter.isNews().catch(() => true);
    if (isNews && waiters.get(box) === waiter) letGo(box, true);
  };
  const sweep = (): void => {
    const now = performance.now();
    for (const [box, { until }] of waiters) {
      if (until > now) break;
      letGo(box, false);
    }
    if (waiters.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };

  return {
    wait(box, unit, isNews) {
      letGo(box, false);
      timer ??= setInterval(sweep, Math.min(sweepMs, hold));
      return new Promise((go) => {
        waiters.set(box, { unit, until: performance.now() + hold, isNews, go });
      });
    },
    wake(units) {
      const woken = new Set(units);
      for (const [box, waiter] of waiters) if (woken.has(waiter.unit)) void ask(box, waiter);
    },
    close() {
      for (const box of waiters.keys()) letGo(box, false);
      clearInterval(timer);
      timer = undefined;
    },
  };
}
