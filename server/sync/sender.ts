/**
 * What one end sends. The batch that follows goes out while the one before is on its way, so that neither end waits for the
 * line; what becomes of it counts only where the link then asks for that very batch.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { LogName } from '../log/replicate.ts';
import { batchLimits, largestBatch } from './batch.ts';
import { carryPatience } from './carry.ts';
import type { Peer } from './client.ts';
import type { SigningKey } from './keys.ts';
import { batchAfter, type Sending, type Source } from './outgoing.ts';
import type { Receipt } from './replica.ts';

export interface Sender {
  /** What follows `after`, at most so many events. Rejects with a LinkFault or a LogFault. */
  send(log: LogName, after: number, most: number): Promise<Outcome>;
  /** What is ahead counts no longer: another thing is done before it. */
  forget(): void;
  /** Nothing is on its way. */
  settled(): Promise<void>;
}

type Outcome = Receipt | { readonly kind: 'nothing' };

interface Asked {
  readonly log: LogName;
  readonly after: number;
  readonly most: number;
}

interface Going {
  readonly asked: Asked;
  readonly batch: Promise<Sending | undefined>;
  readonly outcome: Promise<Outcome>;
}

/** Also where fewer events went than may go by now. */
const isAnswered = ({ asked }: Going, { log, after, most }: Asked): boolean =>
  isDeepStrictEqual(asked.log, log) && asked.after === after && asked.most <= most;

export function createSender(source: Source, peer: Pick<Peer, 'send' | 'takes'>, key: SigningKey): Sender {
  let ahead: Going | undefined;
  /** The line took the last whole batch in a fraction of its time: so two at once, of twice its size, will be through in time. */
  let isQuick = false;
  let last = Promise.resolve();

  function made({ log, after, most }: Asked): Promise<Sending | undefined> {
    const largest = isQuick ? largestBatch : batchLimits;
    const { events, bytes } = peer.takes();
    const size = { events: Math.min(events, most, largest.events), bytes: Math.min(bytes, largest.bytes) };
    return batchAfter(source, log, after, key, size);
  }

  async function outcomeOf(batch: Promise<Sending | undefined>): Promise<Outcome> {
    const made = await batch;
    if (made === undefined) return { kind: 'nothing' };
    const began = performance.now();
    const receipt = await peer.send(made).catch((error: unknown) => {
      isQuick = false;
      throw error;
    });
    if (made.more) isQuick = performance.now() - began < carryPatience / 8;
    return receipt;
  }

  function begin(asked: Asked): Going {
    const batch = made(asked);
    const outcome = outcomeOf(batch);
    // Who asks for it is told what went wrong.
    last = Promise.allSettled([last, outcome]).then(() => undefined);
    return { asked, batch, outcome };
  }

  return {
    async send(log, after, most) {
      const asked = { log, after, most };
      const gone = ahead !== undefined && isAnswered(ahead, asked) ? ahead : undefined;
      const going = gone ?? begin(asked);
      ahead = undefined;
      const batch = await going.batch;
      const end = batch?.rows.at(-1);
      if (batch?.more && end !== undefined && most >= batchLimits.events && isQuick) {
        await nextTurn(); // first this one goes
        ahead = begin({ ...asked, after: end.seq });
      }
      const outcome = await going.outcome;
      if (gone === undefined || outcome.kind !== 'gap') return outcome;
      // It has overtaken the one before it, and nothing lacks by now. What follows upon it goes once more, too.
      ahead = undefined;
      return begin(asked).outcome;
    },
    forget() {
      ahead = undefined;
    },
    settled: () => last,
  };
}
