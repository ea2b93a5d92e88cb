/**
 * A box that was revoked: it hands over until all that it wrote is safe with the township, however long that takes. Its photos
 * have a day more, and then one more try, as it is to forget the people on them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { LogFault } from '../../log/contract.ts';
import { LinkFault } from '../../sync/client.ts';
import { asleep, type Link, type Rest } from '../../sync/run-link.ts';
import { writeWhole } from '../../sync/write-whole.ts';

export interface LeavingOptions {
  /** One try; whether all events are safe. */
  readonly handOver: () => Promise<boolean>;
  /** One try, after that; whether all photos have been brought. */
  readonly handOverPhotos: () => Promise<boolean>;
  readonly grace: Grace;
  /** Called before each rest: whether the township answers. */
  readonly onTry: (up: boolean) => void;
  readonly onSafe: () => void;
  /** Default: as long as it is told. */
  readonly rest?: Rest;
}

/** ms. `unsafe`: until the township has made a copy, which it does by night. */
export const leavingRests = { failed: 40_000, unsafe: 600_000 } as const;

/** For the photos, also over a restart. */
export interface Grace {
  /** All events are safe. Only the first time counts. */
  begin(): void;
  isOver(): boolean;
}

const day = 24 * 3_600_000;
const Begun = z.object({ at: z.number() });

/** `now`: ms since the epoch. */
export function graceIn(file: string, now: () => number): Grace {
  const begun = () => (existsSync(file) ? Begun.parse(JSON.parse(readFileSync(file, 'utf8'))).at : null);
  return {
    begin() {
      if (begun() === null) writeWhole(file, JSON.stringify({ at: now() }));
    },
    isOver() {
      const at = begun();
      return at !== null && now() - at >= day;
    },
  };
}

type Outcome = 'safe' | 'unsafe' | 'failed';

/** `onBug`: told what ended it before its time. */
export function leave(options: LeavingOptions, onBug: (error: unknown) => void): Link {
  const { handOver, handOverPhotos, grace, onTry, onSafe, rest = asleep } = options;
  const closing = new AbortController();
  const { signal } = closing;

  const tried = (part: () => Promise<boolean>): Promise<Outcome> =>
    part().then(
      (safe) => (safe ? 'safe' : 'unsafe'),
      (error: unknown) => {
        if (error instanceof LinkFault || error instanceof LogFault) return 'failed';
        throw error;
      },
    );

  const outcome = async (): Promise<Outcome> => {
    const events = await tried(handOver);
    if (events === 'safe') grace.begin();
    const photos = events === 'failed' ? events : await tried(handOverPhotos);
    if (grace.isOver()) return 'safe'; // but not before one more try: it may have been off all the while
    return events === 'safe' || photos === 'failed' ? photos : events;
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const how = await outcome();
      if (signal.aborted) return;
      onTry(how !== 'failed');
      if (how === 'safe') return onSafe();
      await rest(leavingRests[how], signal).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    }
  };
  const running = run().catch(onBug);

  return {
    news: () => undefined,
    async close() {
      closing.abort();
      await running;
    },
  };
}
