/** A box that was revoked: it hands over until all that it wrote is safe with the township, however long that takes. */
import { LogFault } from '../../log/contract.ts';
import { LinkFault } from '../../sync/client.ts';
import { asleep, type Link, type Rest } from '../../sync/run-link.ts';

export interface LeavingOptions {
  /** One try; whether all is safe. */
  readonly handOver: () => Promise<boolean>;
  /** Called before each rest: whether the township answers. */
  readonly onTry: (up: boolean) => void;
  readonly onSafe: () => void;
  /** Default: as long as it is told. */
  readonly rest?: Rest;
}

/** ms. `unsafe`: until the township has made a copy, which it does by night. */
export const leavingRests = { failed: 40_000, unsafe: 600_000 } as const;

/** `onBug`: told what ended it before its time. */
export function leave(options: LeavingOptions, onBug: (error: unknown) => void): Link {
  const { handOver, onTry, onSafe, rest = asleep } = options;
  const closing = new AbortController();
  const { signal } = closing;

  const outcome = (): Promise<'safe' | 'unsafe' | 'failed'> =>
    handOver().then(
      (safe) => (safe ? 'safe' : 'unsafe'),
      (error: unknown) => {
        if (error instanceof LinkFault || error instanceof LogFault) return 'failed';
        throw error;
      },
    );

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
