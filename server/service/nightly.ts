/** What is done once a night. */
import { dateOf, type LocalDate, timeOf } from '../domain/date.ts';

export interface Nightly {
  /** Must not reject. */
  readonly work: () => Promise<void>;
  /** The day on which it was last done well; undefined: never. */
  readonly lastDone: () => LocalDate | undefined;
  /** ms since 1970. */
  readonly now: () => number;
}

/** China's time; from then on the day's work is due. A machine that is off at night does it when it is on again. */
const due = '02:00';
const lookEvery = 10 * 60_000;

/** Looks every ten minutes, and so tries again after a failure. Returns how to stop. */
export function everyNight({ work, lastDone, now }: Nightly): () => void {
  let underWay = false;
  const look = async (): Promise<void> => {
    const at = now();
    if (underWay || timeOf(at) < due || lastDone() === dateOf(at)) return;
    underWay = true;
    await work();
    underWay = false;
  };
  const timer = setInterval(() => void look(), lookEvery);
  return () => clearInterval(timer);
}
