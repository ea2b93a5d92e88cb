/**
 * What one end sends. The batch that follows goes out while the one before is on its way, and the one behind it stands ready, so
 * that neither end waits for the line or the other; what becomes of them counts only where the link then asks for that very batch.
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

/** A batch that is made and packed. `go`: sends it. */
interface Made {
  readonly batch: Sending;
  readonly go: () => Promise<Receipt>;
}

interface Ready {
  readonly asked: Asked;
  readonly made: Promise<Made | undefined>;
}

interface Going extends Ready {
  readonly outcome: Promise<Outcome>;
}

/** Also where fewer events went than may go by now. */
const isFor = ({ asked }: Ready, { log, after, most }: Asked): boolean =>
  isDeepStrictEqual(asked.log, log) && asked.after === after && asked.most <= most;

/** Where what follows upon it begins; undefined: nothing does. */
const endOf = (made: Made | undefined): number | undefined =>
  made?.batch.more ? made.batch.rows.at(-1)?.seq : undefined;

export function createSender(source: Source, peer: Pick<Peer, 'ready' | 'takes'>, key: SigningKey): Sender {
  /** What is on its way behind the batch that was asked for, and what goes as soon as that one has arrived. */
  let ahead: Going | undefined;
  let next: Ready | undefined;
  /** The line took the last whole batch in a fraction of its time: so two at once, of twice its size, will be through in time. */
  let isQuick = false;
  let last = Promise.resolve();

  async function make({ log, after, most }: Asked): Promise<Made | undefined> {
    const largest = isQuick ? largestBatch : batchLimits;
    const { events, bytes } = peer.takes();
    const size = { events: Math.min(events, most, largest.events), bytes: Math.min(bytes, largest.bytes) };
    const batch = await batchAfter(source, log, after, key, size);
    return batch && { batch, go: peer.ready(batch) };
  }

  async function outcomeOf(ready: Ready): Promise<Outcome> {
    const made = await ready.made;
    if (made === undefined) return { kind: 'nothing' };
    const began = performance.now();
    const receipt = await made.go().catch((error: unknown) => {
      isQuick = false;
      throw error;
    });
    if (made.batch.more) isQuick = performance.now() - began < carryPatience / 8;
    return receipt;
  }

  /** What goes wrong is told to whoever asks for it. */
  const watch = (work: Promise<unknown>): void => {
    last = Promise.allSettled([last, work]).then(() => undefined);
  };

  function prepare(asked: Asked): Ready {
    const made = make(asked);
    watch(made);
    return { asked, made };
  }

  function begin(asked: Asked): Going {
    // It may be larger than what goes over a line that has become slow.
    const ready = next !== undefined && isQuick && isFor(next, asked) ? next : prepare(asked);
    next = undefined;
    const outcome = outcomeOf(ready);
    watch(outcome);
    return { ...ready, outcome };
  }

  function forget(): void {
    ahead = undefined;
    next = undefined;
  }

  /** One batch goes behind `going`, and one is made ready. */
  async function goAhead(going: Going, asked: Asked): Promise<void> {
    const end = endOf(await going.made);
    if (end === undefined || asked.most < batchLimits.events || !isQuick) return;
    await nextTurn(); // first this one goes
    const following = begin({ ...asked, after: end });
    ahead = following;
    const behind = endOf(await following.made.catch(() => undefined)); // as `watch` says
    await nextTurn();
    if (behind !== undefined) next = prepare({ ...asked, after: behind });
  }

  return {
    async send(log, after, most) {
      const asked = { log, after, most };
      const gone = ahead !== undefined && isFor(ahead, asked) ? ahead : undefined;
      const going = gone ?? begin(asked);
      ahead = undefined;
      await goAhead(going, asked);
      const outcome = await going.outcome;
      if (gone === undefined || outcome.kind !== 'gap') return outcome;
      // It has overtaken the one before it, and nothing lacks by now. What follows upon it goes once more, too.
      forget();
      return begin(asked).outcome;
    },
    forget,
    settled: () => last,
  };
}
