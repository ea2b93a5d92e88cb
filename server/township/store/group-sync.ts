/**
 * Makes what was written to a file durable, for all who wait for it at once and off the event loop: while the disk works, others
 * are read and written, and one sync more is for all of them.
 */
export interface GroupSync {
  /** Something was written. */
  written(): void;
  /**
   * Resolves when all that was written before is durable. Rejects where the disk refuses, and from then on: what it has dropped,
   * a second try would not find (fsync(2), EIO).
   */
  durable(): Promise<void>;
}

/** `sync`: makes what the file has at its call durable. `onLost`: told once, when the disk has refused. */
export function groupSync(sync: () => Promise<void>, onLost: (error: unknown) => void): GroupSync {
  let isDirty = false;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const begin = (): Promise<void> => {
    isDirty = false;
    next = undefined;
    running = sync();
    // One that failed stays, so that whoever comes after hears of it as well.
    running.then(() => (running = undefined), onLost);
    return running;
  };

  return {
    written() {
      isDirty = true;
    },
    durable() {
      if (!isDirty) return next ?? running ?? Promise.resolve();
      if (next === undefined) {
        if (running === undefined) return begin();
        next = running.then(begin);
      }
      isDirty = false;
      return next;
    },
  };
}
