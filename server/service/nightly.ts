/** What is done once a night. */
import { dateOf, type LocalDate, timeOf } from '../domain/date.ts';

export interface Nightly {
  readonly work: () => Promise<void>;
  /** The day on which it was last done well; undefined: never. It may ask a disk, and throw. */
  readonly lastDone: () => LocalDate | undefined;
  /** Told what `work` or `lastDone` threw. Must not throw. */
  readonly onFailure: (error: unknown) => void;
  /** ms since 1970. */
  readonly now: () => number;
}

/** China's time; from then on the day's work is due. A machine that is off at night does it when it is on again. */
const due = '02:00';
const lookEvery = 10 * 60_000;

/** Looks every ten minutes, and so tries again after a failure. Returns how to stop. */
export function everyNight({ work, lastDone, onFailure, now }: Nightly): () => void {
  let underWay = false;
  const look = async (): Promise<void> => {
    const at = now();
    if (underWay || timeOf(at) < due) return;
    underWay = true;
    try {
      if (lastDone() !== dateOf(at)) await work();
    } catch (error) {
      onFailure(error);
    }
    underWay = false;
  };
  const timer = setInterval(() => void look(), lookEvery);
  return () => clearInterval(timer);
}
